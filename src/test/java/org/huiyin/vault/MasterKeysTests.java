package org.huiyin.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Ids;
import org.huiyin.journal.Journal;
import org.huiyin.journal.MatterId;
import org.huiyin.storage.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** One master key for a database, made once, and no start without it. */
class MasterKeysTests {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final Actor PROGRAM = new Actor.Program("test");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 16);

    @TempDir
    Path data;

    private final JdbcClient db = DATABASE.jdbc();

    @BeforeEach
    void anEmptyVault() {
        JdbcClient.create(DATABASE.owner()).sql("truncate vault_masters, vault_keys, vault_values, vault_openings, vault_destroyed_keys").update();
    }

    private Vault start(Path data) {
        return Vault.at(data, db, new DataSourceTransactionManager(DATABASE.app()), new Journal(db));
    }

    private MatterId sealed(Vault vault, String name) {
        var matter = new MatterId(370100, Ids.next());
        DATABASE.transactions().executeWithoutResult(_ -> vault.seal(matter, Map.of(Field.NAME, name)));
        return matter;
    }

    private String name(Vault vault, MatterId matter) {
        return vault.open(matter, Set.of(Field.NAME), PROGRAM, "test", TODAY).get(Field.NAME);
    }

    private static List<Path> keys(Path data) throws IOException {
        var keys = data.resolve("keys");
        if (!Files.isDirectory(keys)) {
            return List.of();
        }
        try (var files = Files.list(keys)) {
            return files.sorted().toList();
        }
    }

    @Test
    void theFirstStartMakesTheOneKeyAndLaterOnesFindIt() throws IOException {
        var first = start(data);
        assertThat(keys(data)).singleElement().satisfies(file -> {
            assertThat(file.getFileName().toString()).matches("master-[0-9a-f-]{36}\\.key");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("keys")))).isEqualTo("rwx------");
        var matter = sealed(first, "张三丰");
        assertThat(name(start(data), matter)).isEqualTo("张三丰");
        assertThat(keys(data)).hasSize(1);
    }

    @Test
    void programsThatStartTogetherMakeOneKey() throws Exception {
        int programs = 5;
        var together = new CountDownLatch(programs);
        var started = new ArrayList<Future<Vault>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < programs; i++) {
                started.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return start(data);
                }));
            }
            for (var each : started) {
                each.get(30, TimeUnit.SECONDS);
            }
        }
        assertThat(keys(data)).hasSize(1);
        assertThat(db.sql("select count(*) from vault_masters").query(Long.class).single()).isEqualTo(1);
        assertThat(name(started.get(0).get(), sealed(started.get(1).get(), "李四"))).isEqualTo("李四");
    }

    @Test
    void aSecondProgramWithoutTheKeyIsRefusedAndMakesNone(@TempDir Path elsewhere) throws IOException {
        start(data);
        // nothing is even sealed yet: the registration alone is enough
        assertThatThrownBy(() -> start(elsewhere))
                .isInstanceOfSatisfying(MasterKeyMissing.class, refused -> assertThat(refused.whereabouts()).singleElement().asString()
                        .startsWith(elsewhere.toString()).endsWith(".key"))
                .hasMessageContaining("缺少主密钥")
                .hasMessageContaining("The master key is missing")
                .hasMessageContaining(keys(data).getFirst().getFileName().toString());
        assertThat(keys(elsewhere)).isEmpty();
        assertThat(db.sql("select count(*) from vault_masters").query(Long.class).single()).isEqualTo(1);
        // brought over, it starts
        Files.createDirectories(elsewhere.resolve("keys"));
        Files.copy(keys(data).getFirst(), elsewhere.resolve("keys").resolve(keys(data).getFirst().getFileName()));
        start(elsewhere);
    }

    @Test
    void anotherKeyUnderTheSameNameIsRefused(@TempDir Path elsewhere) throws IOException {
        start(data);
        var file = keys(data).getFirst();
        var name = file.getFileName().toString();
        new FileKeyProvider(elsewhere.resolve("keys")).create(name.substring("master-".length(), name.length() - ".key".length()));
        assertThatThrownBy(() -> start(elsewhere)).isInstanceOf(MasterKeyMissing.class);
        Files.writeString(elsewhere.resolve("keys").resolve(name), "something else");
        assertThatThrownBy(() -> start(elsewhere)).isInstanceOf(IllegalStateException.class).hasMessageContaining("not a master key");
    }

    @Test
    void wrappedKeysWithoutARegistrationAreNoFirstStart() {
        sealed(start(data), "张三丰");
        var owner = JdbcClient.create(DATABASE.owner());
        owner.sql("alter table vault_keys drop constraint vault_keys_master").update();
        owner.sql("delete from vault_masters").update();
        try {
            assertThatThrownBy(() -> start(data)).isInstanceOf(IllegalStateException.class).hasMessageContaining("no master key is registered");
        } finally {
            owner.sql("truncate vault_keys").update();
            owner.sql("alter table vault_keys add constraint vault_keys_master foreign key (master_key_id) references vault_masters (id)")
                    .update();
        }
    }

    @Test
    void aStartCutShortLeavesAFileAndNoHarm() throws IOException {
        new FileKeyProvider(data.resolve("keys")).create("left-over");
        var vault = start(data);
        assertThat(name(vault, sealed(vault, "张三丰"))).isEqualTo("张三丰");
        assertThat(keys(data)).hasSize(2);
    }

    @Test
    void rotationWrapsAnewAndTheOldKeyCanGo() throws IOException {
        var vault = start(data);
        var old = keys(data).getFirst();
        var matters = new HashMap<MatterId, String>();
        for (int i = 0; i < 450; i++) {
            matters.put(sealed(vault, "人" + i), "人" + i);
        }
        var before = db.sql("select string_agg(md5(envelope), '' order by matter) from vault_values").query(String.class).single();
        assertThat(vault.rotateMasterKey()).isEqualTo(450);
        assertThat(db.sql("select string_agg(md5(envelope), '' order by matter) from vault_values").query(String.class).single())
                .as("what is sealed is not touched").isEqualTo(before);
        assertThat(keys(data)).hasSize(2);
        var added = sealed(vault, "后来的人");
        Files.delete(old);
        var again = start(data);
        matters.forEach((matter, name) -> assertThat(name(again, matter)).isEqualTo(name));
        assertThat(name(again, added)).isEqualTo("后来的人");
        assertThat(db.sql("select count(distinct master_key_id) from vault_keys").query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void aRotationCutShortIsFinishedByTheNext() throws IOException {
        var vault = start(data);
        var matters = new ArrayList<MatterId>();
        for (int i = 0; i < 10; i++) {
            matters.add(sealed(vault, "人" + i));
        }
        var store = new VaultStore(db);
        var transaction = Vault.newTransaction(new DataSourceTransactionManager(DATABASE.app()));
        var provider = new FileKeyProvider(data.resolve("keys"));
        // a new master key is registered, and three keys are wrapped with it, when the program dies
        var next = "next";
        provider.create(next);
        transaction.executeWithoutResult(_ -> store.register(next,
                provider.wrap(next, "huiyin".getBytes(java.nio.charset.StandardCharsets.US_ASCII), Envelope.associated("huiyin master key check", next))));
        var restarted = start(data);
        assertThat(name(restarted, matters.getFirst())).isEqualTo("人0");
        assertThat(name(vault, matters.getLast())).as("a program that still runs opens them too").isEqualTo("人9");
        assertThat(new MasterKeys(store, provider, transaction).rewrap()).isEqualTo(10);
        assertThat(name(vault, matters.getLast())).isEqualTo("人9");
        assertThat(name(restarted, matters.getLast())).isEqualTo("人9");
    }
}
