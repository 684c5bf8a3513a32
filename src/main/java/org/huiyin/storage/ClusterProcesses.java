package org.huiyin.storage;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The server processes that work on one cluster, found by what they are and not by what a file says: a {@code postgres} whose
 * working directory is the cluster. A pid in a file may be an orphan of ours or a stranger that got the number later.
 */
final class ClusterProcesses {

    private ClusterProcesses() {}

    /** Processes of a server that runs on the cluster now, the postmaster and its children. */
    static List<Long> of(Path cluster) throws IOException {
        var found = new ArrayList<Long>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                if (worksOn(process, cluster)) {
                    found.add(Long.valueOf(process.getFileName().toString()));
                }
            }
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        return found;
    }

    private static boolean worksOn(Path process, Path cluster) {
        try {
            return Files.readString(process.resolve("comm")).strip().equals("postgres")
                    && Files.readSymbolicLink(process.resolve("cwd")).equals(cluster);
        } catch (IOException gone) {
            return false;
        }
    }

    /**
     * Stops whatever server an earlier run left on the cluster: fast (rolls back open transactions, writes a checkpoint), then
     * at once, then by force. PostgreSQL recovers from each of them.
     */
    static void stop(Path cluster) throws IOException, InterruptedException {
        for (var attempt : List.of(new Attempt("INT", 30), new Attempt("QUIT", 10), new Attempt("KILL", 10))) {
            var left = of(cluster);
            if (left.isEmpty()) {
                return;
            }
            long postmaster = postmaster(cluster);
            // Only a postmaster understands "fast"; children without one are told one by one.
            var targets = left.contains(postmaster) && !attempt.signal.equals("KILL") ? List.of(postmaster) : left;
            for (var pid : targets) {
                signal(pid, attempt.signal);
            }
            long until = System.nanoTime() + Duration.ofSeconds(attempt.seconds).toNanos();
            while (System.nanoTime() < until && !of(cluster).isEmpty()) {
                Thread.sleep(50);
            }
        }
        if (!of(cluster).isEmpty()) {
            throw new StorageRefused("storage.refused.orphan", cluster, of(cluster));
        }
    }

    private record Attempt(String signal, int seconds) {}

    /** The pid that {@code postmaster.pid} names, or -1. */
    static long postmaster(Path cluster) {
        try (var lines = Files.lines(cluster.resolve("postmaster.pid"))) {
            return lines.findFirst().map(line -> Long.parseLong(line.strip())).orElse(-1L);
        } catch (IOException | NumberFormatException absent) {
            return -1;
        }
    }

    static void signal(long pid, String signal) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pid)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        kill.waitFor(10, TimeUnit.SECONDS);
    }
}
