package org.huiyin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An operator's own PostgreSQL 15: it is used with one account for everything, and its backup comes back into 18. */
class OlderServerTests {

    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
    private static Path place;
    private static Process server;
    private static int port;

    @BeforeAll
    static void startIt() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAMS.resolve("initdb")), "PostgreSQL 15 is not installed: nothing to restore from");
        place = Files.createTempDirectory("huiyin-15-");
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
        var user = ServiceUser.find();
        var cluster = Files.createDirectory(place.resolve("pg"));
        var password = Files.writeString(place.resolve("password"), "operator");
        user.own(cluster);
        run(user, List.of(PROGRAMS.resolve("initdb").toString(), "-D", cluster.toString(), "-U", "operator", "-A", "scram-sha-256", "--pwfile",
                password.toString(), "-E", "UTF8", "--locale=C")).waitFor();
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        server = run(user, List.of(PROGRAMS.resolve("postgres").toString(), "-D", cluster.toString(), "-p", Integer.toString(port), "-c",
                "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off"));
        for (int i = 0; i < 300; i++) {
            try (var connection = operator("postgres").connect(); var statement = connection.createStatement()) {
                statement.execute("create role tenant login createrole password 'tenant'");
                statement.execute("create database huiyin owner tenant");
                return;
            } catch (java.sql.SQLException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("PostgreSQL 15 did not start");
    }

    private static Process run(ServiceUser user, List<String> command) throws IOException {
        var words = new ArrayList<>(user.prefix());
        words.addAll(command);
        return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(place.resolve("log").toFile()).start();
    }

    private static Login operator(String database) {
        return new Login("jdbc:postgresql://127.0.0.1:" + port + "/" + database, "operator", "operator", null);
    }

    @AfterAll
    static void stopIt() throws Exception {
        if (server != null) {
            ClusterProcesses.stop(place.resolve("pg"));
            PostgresServer.deleteTree(place);
        }
    }

    @Test
    void oneAccountOfTheOperatorsRunsWithoutOwningAndItsBackupComesBackInto18(@TempDir Path directory) throws Exception {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/huiyin";
        try (var data = DataDirectory.take(directory.resolve("source"));
                var database = Database.open(data, new StorageProperties.External(url, "tenant", "tenant", null, null, 4))) {
            assertThat(new Schema(database.owner()).bring(false, 510_100)).isEqualTo(new Installation(510_100, false));
            try (var pool = StorageConfiguration.pool(database.app(), 2)) {
                var app = JdbcClient.create(pool);
                assertThat(app.sql("select current_user").query(String.class).single()).isEqualTo("huiyin_app");
                assertThat(app.sql("insert into jurisdictions (code, name_zh, name_en, level, path) values ('1', '区', 'a district', 1, '1/')").update())
                        .isOne();
                assertThatThrownBy(() -> app.sql("update installation set demo = true").update()).hasStackTraceContaining("permission denied");
            }
            var key = Files.writeString(directory.resolve("passphrase"), "a passphrase of our own");
            var file = directory.resolve("from-15.backup");
            new Backup(database.owner(), data.attachments(), Clock.systemUTC()).write(file, BackupKey.read(key));

            var target = directory.resolve("target");
            // The built-in server must get there when the test runs as root.
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            var told = new ArrayList<String>();
            assertThat(new Restore(target, file, key, null, null).run(Locale.ENGLISH, told::add, () -> true)).isTrue();
            assertThat(told).anyMatch(line -> line.contains("from PostgreSQL 15"));
            try (var restored = DataDirectory.take(target); var eighteen = PostgresServer.start(restored, java.util.Map.of())) {
                var jdbc = JdbcClient.create(eighteen.app().dataSource());
                assertThat(jdbc.sql("select name_zh from jurisdictions").query(String.class).single()).isEqualTo("区");
                assertThat(jdbc.sql("select home from installation").query(Integer.class).single()).isEqualTo(510_100);
                assertThat(jdbc.sql("show server_version").query(String.class).single()).startsWith("18");
            }
        }
    }
}
