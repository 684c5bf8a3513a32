package org.huiyin.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.huiyin.storage.ChildProgram.Account;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing acknowledged is ever lost, whatever is killed; and the next start comes up by itself. Real settings, real processes. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class KillTests {

    private Path directory;
    private final List<ChildProgram> children = new ArrayList<>();

    @BeforeEach
    void place() throws IOException {
        // Not under target: an ordinary account may not get there, nor the server's when the program runs as root.
        directory = Files.createTempDirectory("huiyin-kill-");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @AfterEach
    void cleanUp() throws Exception {
        for (var child : children) {
            child.end();
        }
        ClusterProcesses.stop(directory.resolve("data/pg"));
        PostgresServer.deleteTree(directory);
    }

    private ChildProgram start(Account account, String work) throws IOException {
        var child = new ChildProgram(account, directory.resolve("data"), work);
        children.add(child);
        return child;
    }

    /** A program that has acknowledged so many rows. */
    private ChildProgram inserting(Account account, long rows) throws Exception {
        var child = start(account, "insert");
        child.postmaster();
        child.awaitAcknowledged(rows);
        return child;
    }

    /** A program that has opened the directory and waits. */
    private ChildProgram serving(Account account) throws Exception {
        var child = start(account, "serve");
        child.postmaster();
        return child;
    }

    private static void possible(Account account) {
        if (account == Account.ROOT) {
            Assumptions.assumeTrue(ServiceUser.needed(), "only root can start the program as root");
        }
    }

    private void nothingIsLost(Account account, long acknowledged) throws Exception {
        // The program goes on after the highest row it finds; rows without a gap up to there mean none was lost.
        var next = inserting(account, acknowledged + 1);
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
        var child = inserting(account, 300);
        long postmaster = child.postmaster();
        child.kill();
        assertThat(runs(postmaster)).as("the server outlives the program").isTrue();
        nothingIsLost(account, child.acknowledged());
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
        var child = inserting(account, 300);
        long postmaster = child.postmaster();
        ClusterProcesses.signal(postmaster, "KILL");
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        var cluster = directory.resolve("data/pg");
        while (System.nanoTime() < until
                && (ClusterProcesses.postmaster(cluster) == postmaster || ClusterProcesses.postmaster(cluster) < 0)) {
            Thread.sleep(50);
        }
        assertThat(ClusterProcesses.postmaster(cluster)).isPositive().isNotEqualTo(postmaster);
        long acknowledged = child.acknowledged();
        child.kill();
        nothingIsLost(account, acknowledged);
    }

    @ParameterizedTest
    @EnumSource(Account.class)
    void killingBothLosesNothing(Account account) throws Exception {
        possible(account);
        var child = inserting(account, 300);
        var server = ClusterProcesses.of(directory.resolve("data/pg"));
        assertThat(server).hasSizeGreaterThan(3);
        child.destroy();
        for (var pid : server) {
            ClusterProcesses.signal(pid, "KILL");
        }
        child.kill();
        nothingIsLost(account, child.acknowledged());
    }

    @ParameterizedTest
    @EnumSource(Account.class)
    void aSecondProcessIsRefusedByNameOfTheFirst(Account account) throws Exception {
        possible(account);
        var first = serving(account);
        var second = start(account, "serve");
        assertThat(second.await("REFUSED ")).contains("storage.refused.locked").contains("pid " + first.pid());
        first.stop();
        var third = serving(account);
        third.stop();
    }

    @ParameterizedTest
    @EnumSource(Account.class)
    void aPidFileThatNamesALivingStrangerIsNoObstacleAndTheStrangerLives(Account account) throws Exception {
        possible(account);
        var child = inserting(account, 50);
        var server = ClusterProcesses.of(directory.resolve("data/pg"));
        child.destroy();
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
            nothingIsLost(account, child.acknowledged());
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @ParameterizedTest
    @EnumSource(Account.class)
    void aStrangerOnThePortIsLeftAloneAndAnotherPortIsTaken(Account account) throws Exception {
        possible(account);
        var first = inserting(account, 50);
        first.stop();
        int port = Integer.parseInt(Files.readString(directory.resolve("data/port")).strip());
        try (var stranger = new ServerSocket(port, 10, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThat(stranger.isBound()).isTrue();
            nothingIsLost(account, first.acknowledged());
        }
        assertThat(Integer.parseInt(Files.readString(directory.resolve("data/port")).strip())).isNotEqualTo(port);
    }

    @ParameterizedTest
    @EnumSource(Account.class)
    void aStopIsCleanAndTheNextStartUsesTheSamePort(Account account) throws Exception {
        possible(account);
        var first = inserting(account, 50);
        var port = Files.readString(directory.resolve("data/port"));
        first.stop();
        assertThat(ClusterProcesses.of(directory.resolve("data/pg"))).isEmpty();
        assertThat(directory.resolve("data/pg/postmaster.pid")).doesNotExist();
        var second = serving(account);
        assertThat(Files.readString(directory.resolve("data/port"))).isEqualTo(port);
        second.stop();
    }
}
