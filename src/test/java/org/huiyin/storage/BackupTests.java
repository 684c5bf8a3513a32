package org.huiyin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class BackupTests {

    private static final UUID FIRST = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID SECOND = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final byte[] ATTACHMENT = "sealed bytes".repeat(20_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @TempDir
    Path directory;

    private Path source;
    private Path key;
    private String emptyDatabase;

    @BeforeEach
    void aRunningSystem() throws IOException {
        source = Files.createDirectories(directory.resolve("source"));
        var attachment = Files.createDirectories(source.resolve("attachments/ab")).resolve("ab".repeat(32));
        Files.write(attachment, ATTACHMENT);
        key = Files.writeString(directory.resolve("passphrase"), "a passphrase of our own\n");
        var keys = Files.createDirectories(source.resolve("keys"));
        Files.writeString(keys.resolve("master-m1.key"), "the master key");
        Files.writeString(keys.resolve("access.key"), "the access key");
        emptyDatabase = TestDatabase.createEmpty();
        var owner = JdbcClient.create(DATABASE.owner());
        owner.sql("truncate jurisdictions, vault_masters, vault_keys, vault_values, vault_destroyed_keys, access_key, scheduled_tasks cascade").update();
        owner.sql(
                        """
                        insert into jurisdictions (code, parent, name_zh, name_en, level, path)
                        select 'c' || n, case when n > 1 then 'c' || n / 2 end, E'区\t\\\\N\n' || n, '', 1 + n % 5, n || '/'
                        from generate_series(1, 5000) n
                        """)
                .update();
        owner.sql("insert into vault_masters (id, check_value) values ('m1', '\\x01')").update();
        for (var matter : List.of(FIRST, SECOND)) {
            owner.sql("insert into vault_keys (home, matter, key_id, master_key_id, wrapped) values (370100, ?, gen_random_uuid(), 'm1', '\\x02')")
                    .param(matter).update();
            owner.sql("insert into vault_values (home, matter, field, envelope) values (370100, ?, 'NAME', '\\x03ff00')").param(matter).update();
        }
        owner.sql("insert into access_key (fingerprint, made_at) values ('\\x04', now())").update();
    }

    @AfterEach
    void dropIt() {
        TestDatabase.drop(emptyDatabase);
    }

    private Path backup(String name) {
        try {
            var file = directory.resolve(name);
            new Backup(DATABASE.ownerLogin(), source.resolve("attachments"), Clock.systemUTC()).write(file, BackupKey.read(key));
            return file;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Path target() throws IOException {
        var target = Files.createDirectories(directory.resolve("target"));
        var owner = TestDatabase.server().owner().onDatabase(emptyDatabase);
        var app = TestDatabase.server().app();
        Files.writeString(
                target.resolve("huiyin.properties"),
                "huiyin.database.url=" + owner.url() + "\nhuiyin.database.username=" + app.username() + "\nhuiyin.database.password="
                        + app.password() + "\nhuiyin.database.owner-username=" + owner.username() + "\nhuiyin.database.owner-password="
                        + owner.password() + "\n");
        return target;
    }

    private JdbcClient restored() {
        return JdbcClient.create(TestDatabase.server().owner().onDatabase(emptyDatabase).dataSource());
    }

    @Test
    void restoringBringsBackEveryRowAndEveryAttachmentAndTheKeysNamed() throws Exception {
        var file = backup("whole.backup");
        var told = new ArrayList<String>();
        var target = target();
        assertThat(new Restore(target, file, key, source.resolve("keys"), null).run(Locale.ENGLISH, told::add, () -> true)).isTrue();

        assertThat(rows(restored())).isEqualTo(rows(JdbcClient.create(DATABASE.owner())));
        assertThat(told).anyMatch(line -> line.contains("nothing is lost")).noneMatch(line -> line.contains("Lost for ever"));
        assertThat(target.resolve("attachments/ab").resolve("ab".repeat(32))).hasBinaryContent(ATTACHMENT);
        assertThat(target.resolve("keys/master-m1.key")).hasContent("the master key");
        assertThat(restored().sql("select count(*) from pg_constraint where contype = 'f'").query(Long.class).single())
                .isEqualTo(JdbcClient.create(DATABASE.owner()).sql("select count(*) from pg_constraint where contype = 'f'").query(Long.class).single());
        assertThatThrownBy(() -> new Restore(target, file, key, null, null).run(Locale.ENGLISH, told::add, () -> true))
                .isInstanceOf(StorageRefused.class)
                .hasMessageContaining("holds data already");
    }

    /** Every row of every table as text, table by table. */
    private static List<String> rows(JdbcClient jdbc) {
        var all = new ArrayList<String>();
        var tables = jdbc.sql("select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1")
                .query(String.class)
                .list();
        for (var table : tables) {
            if (!Backup.LEFT_OUT.contains(table)) {
                all.add(table);
                all.addAll(jdbc.sql("select t::text from \"" + table + "\" t order by 1").query(String.class).list());
            }
        }
        return all;
    }

    @Test
    void nothingIsDoneBeforeTheLossesAreToldAndAccepted() throws Exception {
        var file = backup("lost.backup");
        var told = new ArrayList<String>();
        var target = target();
        assertThat(new Restore(target, file, key, null, null).run(Locale.ENGLISH, told::add, () -> false)).isFalse();
        assertThat(String.join("\n", told))
                .contains("Master key m1 is missing")
                .contains("the identities in 2 matters")
                .contains("access.key is missing");
        assertThat(target.resolve("lock")).doesNotExist();
        assertThat(restored().sql("select count(*) from pg_class where relnamespace = 'public'::regnamespace").query(Long.class).single())
                .isZero();

        assertThat(new Restore(target, file, key, null, null).run(Locale.ENGLISH, told::add, () -> true)).isTrue();
        assertThat(restored().sql("select count(*) from vault_keys").query(Long.class).single()).isZero();
        assertThat(restored().sql("select count(*) from vault_masters").query(Long.class).single()).isZero();
        assertThat(restored().sql("select count(*) from access_key").query(Long.class).single()).isZero();
        assertThat(restored().sql("select count(*) from jurisdictions").query(Long.class).single()).isEqualTo(5000);
    }

    @Test
    void whatWasErasedAfterTheBackupStaysErased() throws Exception {
        var file = backup("before-erasure.backup");
        erased();
        // the wrapped keys of the backup's own day, as an old file of them would still have them
        new Restore(target(), file, key, source.resolve("keys"), Backup.keysOf(file)).run(Locale.ENGLISH, text -> {}, () -> true);
        assertThat(restored().sql("select matter from vault_keys").query(UUID.class).list()).containsExactly(SECOND);
        assertThat(restored().sql("select matter from vault_values").query(UUID.class).list()).containsExactly(SECOND);
        assertThat(restored().sql("select matter from vault_destroyed_keys").query(UUID.class).list()).containsExactly(FIRST);
    }

    /** Destroys the key of the first matter as the vault does: the row, and the line beside the keys. */
    private void erased() throws Exception {
        var owner = JdbcClient.create(DATABASE.owner());
        owner.sql("delete from vault_keys where matter = ?").param(FIRST).update();
        owner.sql(
                        """
                        insert into vault_destroyed_keys (home, matter, destroyed_on, actor_kind, actor, reason)
                        values (370100, ?, date '2026-01-05', 'program', 'test', 'asked')
                        """)
                .param(FIRST)
                .update();
        try (var connection = DATABASE.ownerLogin().connect()) {
            DestroyedKeys.keep(connection, source.resolve("keys"));
        }
    }

    @Test
    void anOlderBackupWithNewerWrappedKeysBringsNothingBackEvenWithoutTheList() throws Exception {
        var file = backup("huiyin-20260101-023000.backup");
        erased();
        backup("huiyin-20260106-023000.backup");
        Files.delete(source.resolve("keys").resolve(DestroyedKeyList.FILE));
        var told = new ArrayList<String>();
        new Restore(target(), file, key, source.resolve("keys"), null).run(Locale.ENGLISH, told::add, () -> true);
        assertThat(String.join("\n", told)).contains("huiyin-20260106-023000.keys").contains("those of 1 matters");
        assertThat(restored().sql("select matter from vault_keys").query(UUID.class).list()).containsExactly(SECOND);
        assertThat(restored().sql("select matter from vault_values").query(UUID.class).list()).containsExactly(SECOND);
        assertThat(restored().sql("select reason from vault_destroyed_keys").query(String.class).list()).containsExactly("no-key-in-backup");
    }

    @Test
    void withoutTheWrappedKeysRestoreSaysWhatIsLost() throws Exception {
        var file = backup("alone.backup");
        var keysFile = Files.move(Backup.keysOf(file), directory.resolve("elsewhere"));
        var told = new ArrayList<String>();
        assertThat(new Restore(target(), file, key, source.resolve("keys"), null).run(Locale.ENGLISH, told::add, () -> false)).isFalse();
        assertThat(String.join("\n", told)).contains("alone.keys").contains("the identities in 2 matters").contains("the keys of 2 matters")
                .doesNotContain("nothing is lost");
        assertThatThrownBy(() -> new Restore(target(), keysFile, key, null, null).run(Locale.ENGLISH, told::add, () -> true))
                .isInstanceOf(StorageRefused.class).hasMessageContaining("no data");
        assertThatThrownBy(() -> new Restore(target(), file, key, null, file).run(Locale.ENGLISH, told::add, () -> true))
                .isInstanceOf(StorageRefused.class).hasMessageContaining("not a file of wrapped keys");
        assertThat(new Restore(target(), file, key, source.resolve("keys"), keysFile).run(Locale.ENGLISH, told::add, () -> true)).isTrue();
        assertThat(restored().sql("select count(*) from vault_keys").query(Long.class).single()).isEqualTo(2);
    }

    @Test
    void wrappedKeysOlderThanTheBackupAreNamedAsOlder() throws Exception {
        backup("huiyin-20260101-023000.backup");
        JdbcClient.create(DATABASE.owner()).sql("insert into vault_keys (home, matter, key_id, master_key_id, wrapped)"
                + " values (370100, gen_random_uuid(), gen_random_uuid(), 'm1', '\\x02')").update();
        var file = backup("huiyin-20260102-023000.backup");
        Files.delete(Backup.keysOf(file));
        var told = new ArrayList<String>();
        new Restore(target(), file, key, source.resolve("keys"), null).run(Locale.ENGLISH, told::add, () -> false);
        assertThat(String.join("\n", told)).contains("at least 1 matters registered between the two");
    }

    @Test
    void aDamagedACutAndAForeignFileAreRefusedBeforeAnythingIsTouched() throws Exception {
        var file = backup("sound.backup");
        var bytes = Files.readAllBytes(file);
        assertThat(bytes.length).isGreaterThan(10_000);
        var target = target();
        for (int length : List.of(0, 10, 38, 39, bytes.length / 2, bytes.length - 17, bytes.length - 1)) {
            refused(target, Arrays.copyOf(bytes, length));
        }
        for (int at : List.of(3, 20, 35, 40, bytes.length / 2, bytes.length - 1)) {
            var changed = bytes.clone();
            changed[at] ^= 1;
            refused(target, changed);
        }
        refused(target, Arrays.copyOf(bytes, bytes.length + 1));
        var other = Files.writeString(directory.resolve("other"), "another passphrase entirely\n");
        assertThatThrownBy(() -> new Restore(target, file, other, null, null).run(Locale.ENGLISH, text -> {}, () -> true))
                .isInstanceOf(StorageRefused.class)
                .hasMessageContaining("passphrase");
    }

    private void refused(Path target, byte[] bytes) throws IOException {
        var broken = Files.write(directory.resolve("broken.backup"), bytes);
        assertThatThrownBy(() -> new Restore(target, broken, key, null, null).run(Locale.ENGLISH, text -> {}, () -> true))
                .isInstanceOf(StorageRefused.class);
        assertThat(target.resolve("lock")).doesNotExist();
    }

    @Test
    void noKeyAndNoIdentityStandsInTheFile() throws Exception {
        var clear = Files.readString(backup("closed.backup"), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(clear).doesNotContain("the master key", "the access key", "jurisdictions", "vault");
    }

    @Test
    void aNewerProgramsBackupIsRefused() throws Exception {
        var owner = JdbcClient.create(DATABASE.owner());
        owner.sql(
                        """
                        insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                        values (999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'x', 1, true)
                        """)
                .update();
        try {
            var file = backup("newer.backup");
            assertThatThrownBy(() -> new Restore(target(), file, key, null, null).run(Locale.ENGLISH, text -> {}, () -> true))
                    .isInstanceOf(StorageRefused.class)
                    .hasMessageContaining("newer program");
            assertThatThrownBy(() -> new Schema(DATABASE.ownerLogin()).bring(false, 370100))
                    .isInstanceOf(StorageRefused.class)
                    .hasMessageContaining("newer than this program");
        } finally {
            owner.sql("delete from flyway_schema_history where version = '999'").update();
        }
    }

    @Test
    void aDemoAndARealDatabaseAreNeverTakenForEachOther() throws SQLException {
        assertThatThrownBy(() -> new Schema(DATABASE.ownerLogin()).bring(true, 370100))
                .isInstanceOf(StorageRefused.class)
                .hasMessageContaining("cannot be opened as a demo");
        var demo = TestDatabase.createEmpty();
        try {
            var login = TestDatabase.server().owner().onDatabase(demo);
            assertThat(new Schema(login).bring(true, 370100).demo()).isTrue();
            assertThatThrownBy(() -> new Schema(login).bring(false, 370100))
                    .isInstanceOf(StorageRefused.class)
                    .hasMessageContaining("cannot be opened by serve");
        } finally {
            TestDatabase.drop(demo);
        }
    }
}
