package org.huiyin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import org.huiyin.storage.ChildProgram.Account;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** A disk that is really full: a small tmpfs as the data directory. Skipped where mounting is not permitted. */
class DiskFullTests {

    private Path place;
    private ChildProgram child;

    @BeforeEach
    void mount() throws Exception {
        place = Files.createTempDirectory("huiyin-full-");
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=230m,mode=0777", "tmpfs", place.toString()) == 0;
        if (!mounted) {
            Files.delete(place);
        }
        Assumptions.assumeTrue(mounted, "mounting a small disk needs root and the right to mount");
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @AfterEach
    void unmount() throws Exception {
        if (!Files.exists(place)) {
            return;
        }
        if (child != null) {
            child.end();
            ClusterProcesses.stop(place.resolve("data/pg"));
        }
        run("umount", "-l", place.toString());
        Files.delete(place);
    }

    private static int run(String... words) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException missing) {
            return -1;
        }
    }

    /** Writes until nothing fits any more. */
    private void fill(Path ballast) throws IOException {
        var block = new byte[1 << 16];
        for (int size = block.length; size >= 512; size /= 2) {
            try (var out = Files.newOutputStream(ballast, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
                while (true) {
                    out.write(block, 0, size);
                }
            } catch (IOException full) {
                // smaller pieces
            }
        }
    }

    @Test
    void nothingAcknowledgedIsLostAndTheServerComesBackWhenThereIsRoom() throws Exception {
        child = new ChildProgram(Account.ROOT, place.resolve("data"), "insert");
        child.postmaster();
        child.awaitAcknowledged(500);
        var ballast = place.resolve("ballast");
        fill(ballast);
        child.await("GONE ");
        // Long enough for the server to have ended and to have failed to start again.
        Thread.sleep(4_000);
        fill(ballast);
        long acknowledged = child.acknowledged();

        var files = new ArrayList<String>();
        assertThat(Doctor.look(place.resolve("data"), Locale.ENGLISH, Clock.systemUTC(), files::add)).isEqualTo(1);
        assertThat(String.join("\n", files)).contains("✗").containsIgnoringCase("disk");
        assertThatThrownBy(() -> DestroyedKeyList.in(place).add(java.util.List.of(new DestroyedKeyList.Line(1, UUID.randomUUID(), Clock.systemUTC().instant(),
                java.time.LocalDate.of(2026, 1, 5), "program", "test", null, null, "asked")))).as("no erasure without its line").isInstanceOf(StorageRefused.class);
        assertThat(DestroyedKeyList.in(place).lines()).isEmpty();

        Files.delete(ballast);
        child.awaitAcknowledged(acknowledged + 200);
        child.stop();
        try (var data = DataDirectory.take(place.resolve("data")); var server = PostgresServer.start(data, java.util.Map.of());
                var connection = server.owner().connect()) {
            assertThat(SealedContents.one(connection, "select count(*) from acknowledged")).as("rows without a gap")
                    .isEqualTo(SealedContents.one(connection, "select max(n) from acknowledged")).isGreaterThanOrEqualTo(acknowledged + 200);
            // A backup that finds no room leaves nothing behind and takes no older one away.
            var kept = Files.writeString(Files.createDirectories(place.resolve("backups")).resolve("huiyin-20260101-023000.backup"), "older");
            var key = Files.writeString(place.resolve("passphrase"), "a passphrase of our own\n");
            try (var statement = connection.createStatement()) {
                statement.execute("drop table acknowledged");
            }
            new Schema(server.owner()).bring(false, 370100);
            fill(ballast);
            assertThatThrownBy(() -> new Backup(server.owner(), data.attachments(), Clock.systemUTC())
                    .write(place.resolve("backups/huiyin-20260102-023000.backup"), BackupKey.read(key))).isInstanceOf(StorageRefused.class)
                    .hasMessageContaining("MB");
            try (var left = Files.list(place.resolve("backups"))) {
                assertThat(left).containsExactly(kept);
            }
            Files.delete(ballast);
        }
    }

    @Test
    void healthSaysThatTheDiskIsNearlyFullBeforeItIs() {
        assertThat(new DiskHealth(place).health().getStatus()).as("230 MB").isEqualTo(DiskHealth.NEARLY_FULL);
        assertThat(DiskHealth.of(DiskHealth.LITTLE_FREE_BYTES)).isEqualTo(Status.UP);
        assertThat(DiskHealth.of(DiskHealth.LITTLE_FREE_BYTES - 1)).isEqualTo(DiskHealth.NEARLY_FULL);
        assertThat(DiskHealth.of(DiskFull.LEAST_FREE_BYTES)).isEqualTo(DiskHealth.NEARLY_FULL);
        assertThat(DiskHealth.of(DiskFull.LEAST_FREE_BYTES - 1)).isEqualTo(DiskHealth.FULL);
    }
}
