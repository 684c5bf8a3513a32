package org.huiyin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The backup of the day fires by itself, the oldest go when the newest stands, and wrapped keys go sooner than the rest. */
class DailyBackupTests {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final UUID MATTER = UUID.fromString("00000000-0000-7000-8000-000000000001");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @TempDir
    Path directory;

    private final Moving clock = new Moving(LocalDate.of(2026, 3, 2).atTime(12, 0).atZone(ZONE).toInstant());
    private DataDirectory data;

    /** A clock that a test moves. */
    private static final class Moving extends Clock {

        private Instant now;

        Moving(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void take() {
        data = DataDirectory.take(directory.resolve("data"));
        var owner = JdbcClient.create(DATABASE.owner());
        owner.sql("truncate vault_masters, vault_keys, vault_values, vault_destroyed_keys, scheduled_tasks cascade").update();
        owner.sql("insert into vault_masters (id, check_value) values ('m1', '\\x01')").update();
        owner.sql("insert into vault_keys (home, matter, key_id, master_key_id, wrapped) values (370100, ?, gen_random_uuid(), 'm1', '\\x02')")
                .param(MATTER).update();
        owner.sql("insert into vault_values (home, matter, field, envelope) values (370100, ?, 'NAME', '\\x03ff00')").param(MATTER).update();
    }

    @AfterEach
    void giveUp() {
        data.close();
    }

    private BackupProperties properties(boolean daily, int keep, int keepKeys) {
        return new BackupProperties(daily, LocalTime.of(2, 30), keep, keepKeys, null, null);
    }

    private Backups backups(BackupProperties properties) {
        return new Backups(data, DATABASE.ownerLogin(), properties, clock);
    }

    private List<String> files(String ending) throws IOException {
        var backups = data.root().resolve("backups");
        if (!Files.exists(backups)) {
            return List.of();
        }
        try (var files = Files.list(backups)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ending)).sorted().toList();
        }
    }

    @Test
    void firesAtItsTimeAndNotBeforeAndTheNextDayAgain() throws Exception {
        runs(properties(true, 14, 3), false);
        assertThat(files(".backup")).containsExactly("huiyin-20260302-183000.backup", "huiyin-20260303-183000.backup");
        assertThat(files(".keys")).containsExactly("huiyin-20260302-183000.keys", "huiyin-20260303-183000.keys");
        assertThat(files(".part")).isEmpty();
    }

    @Test
    void doesNotFireWhereItIsOffNorInADemo() throws Exception {
        runs(properties(false, 14, 3), false);
        runs(properties(true, 14, 3), true);
        assertThat(files("")).isEmpty();
    }

    /** Two days through the scheduler that the program uses, with its task and a clock of ours. */
    private void runs(BackupProperties properties, boolean demo) throws IOException {
        var task = new BackupConfiguration().dailyBackup(backups(properties), properties, new Installation(370100, demo), ZONE);
        var time = new SettableClock();
        clock.now = LocalDate.of(2026, 3, 2).atTime(12, 0).atZone(ZONE).toInstant();
        time.set(clock.now);
        JdbcClient.create(DATABASE.owner()).sql("truncate scheduled_tasks").update();
        var scheduler = TestHelper.createManualScheduler(DATABASE.app(), List.of())
                .startTasks(List.of((RecurringTask<Void>) task))
                .clock(time)
                .build();
        scheduler.start();
        int made = 0;
        for (var day : List.of(LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 4))) {
            move(time, day.atTime(2, 29, 59).atZone(ZONE).toInstant());
            scheduler.runAnyDueExecutions();
            assertThat(files(".backup")).as("a second before").hasSize(made);
            move(time, day.atTime(2, 30).atZone(ZONE).toInstant());
            scheduler.runAnyDueExecutions();
            made += properties.daily() && !demo ? 1 : 0;
            assertThat(files(".backup")).as("at its time").hasSize(made);
        }
        scheduler.stop();
    }

    private void move(SettableClock time, Instant to) {
        time.set(to);
        clock.now = to;
    }

    @Test
    void theOldestGoesOnlyWhenOneTooManyStands() throws Exception {
        var backups = backups(properties(true, 4, 2));
        for (int day = 1; day <= 4; day++) {
            nextDay(backups);
        }
        assertThat(files(".backup")).as("as many as are kept").hasSize(4).first().isEqualTo("huiyin-20260303-040000.backup");
        assertThat(files(".keys")).containsExactly("huiyin-20260305-040000.keys", "huiyin-20260306-040000.keys");
        Files.writeString(data.root().resolve("backups/mine.backup"), "named by hand");
        nextDay(backups);
        assertThat(files(".backup")).as("one more").hasSize(5).contains("mine.backup").doesNotContain("huiyin-20260303-040000.backup")
                .contains("huiyin-20260304-040000.backup");
        assertThat(files(".keys")).containsExactly("huiyin-20260306-040000.keys", "huiyin-20260307-040000.keys");
    }

    @Test
    void aBackupThatFailsTakesNoOldOneAwayAndLeavesNoHalfFile() throws Exception {
        var backups = backups(properties(true, 1, 1));
        nextDay(backups);
        var before = files("");
        assertThatThrownBy(() -> backups.daily()).as("the same second again").isInstanceOf(StorageRefused.class);
        assertThat(files("")).isEqualTo(before);
    }

    @Test
    void aDestroyedKeyIsInNoBackupOnceTheFilesOfWrappedKeysHaveGone() throws Exception {
        var backups = backups(properties(true, 14, 3));
        nextDay(backups);
        JdbcClient.create(DATABASE.owner()).sql("delete from vault_keys").update();
        nextDay(backups);
        nextDay(backups);
        assertThat(matters()).as("the oldest of three still has it").contains(1L);
        nextDay(backups);
        assertThat(matters()).as("one day later none has").hasSize(3).containsOnly(0L);
        assertThat(files(".backup")).as("the backup from before is still there, without keys").hasSize(4);
    }

    /** How many keys each file of wrapped keys has. */
    private List<Long> matters() throws IOException {
        var key = BackupKey.read(data.root().resolve("backup.key"));
        var counts = new java.util.ArrayList<Long>();
        for (var name : files(".keys")) {
            counts.add(Restore.prove(data.root().resolve("backups").resolve(name), key).keys());
        }
        return counts;
    }

    private void nextDay(Backups backups) throws IOException {
        clock.now = clock.now.plus(Duration.ofDays(1));
        backups.daily();
    }

    @Test
    void theMessageOfTheCommandNamesBothFiles() {
        assertThat(StorageMessages.text(Locale.ENGLISH, "storage.backup.done", "a.backup", 1, 2, 3, "k", "a.keys")).contains("a.backup").contains("a.keys");
    }
}
