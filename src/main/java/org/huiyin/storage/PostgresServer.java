package org.huiyin.storage;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our own small supervisor of the PostgreSQL server that comes with the program. It makes the cluster, starts the server with
 * durable settings, proves that it is ours, starts it again when it dies, and stops it cleanly.
 */
final class PostgresServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(30);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final DataDirectory data;
    private final PostgresBinaries binaries;
    private final ServiceUser user;
    private final ClusterCredentials credentials;
    private final Map<String, String> otherSettings;
    private final Path log;

    private Process process;
    private int port;
    private boolean closing;

    private PostgresServer(DataDirectory data, Map<String, String> otherSettings) throws IOException, InterruptedException {
        this.data = data;
        this.otherSettings = otherSettings;
        this.user = ServiceUser.find();
        var barrier = user.barrier(data.root());
        if (barrier.isPresent()) {
            throw new StorageRefused("storage.refused.barrier", data.root(), barrier.get());
        }
        DiskFull.check(data.root());
        this.binaries = PostgresBinaries.in(data.binaries());
        this.log = data.closed("log").resolve("postgres.log");
        this.credentials = prepareCluster();
        this.process = launch();
    }

    /**
     * Starts the server of the directory, making the cluster if there is none.
     *
     * @param otherSettings settings that differ from {@link ServerSettings#durable}; empty in the program, less safe ones in tests
     */
    static PostgresServer start(DataDirectory data, Map<String, String> otherSettings) {
        try {
            var server = new PostgresServer(data, otherSettings);
            server.watch();
            return server;
        } catch (IOException failed) {
            throw DiskFull.explain(failed, data.root());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    Login superuser() {
        return login(ClusterCredentials.SUPERUSER, credentials.superuser()).onDatabase("postgres");
    }

    Login owner() {
        return login(ClusterCredentials.OWNER, credentials.owner());
    }

    Login app() {
        return login(ClusterCredentials.APP, credentials.app());
    }

    private Login login(String username, String password) {
        return new Login("jdbc:postgresql://127.0.0.1:" + port + "/huiyin?sslmode=disable", username, password, null);
    }

    long pid() {
        return process.pid();
    }

    private ClusterCredentials prepareCluster() throws IOException, InterruptedException {
        var cluster = data.cluster();
        if (Files.isRegularFile(cluster.resolve("PG_VERSION"))) {
            var version = Files.readString(cluster.resolve("PG_VERSION")).strip();
            if (!version.equals("18")) {
                throw new StorageRefused("storage.refused.major", cluster, version);
            }
            if (!Files.isRegularFile(data.credentials())) {
                throw new StorageRefused("storage.refused.credentials", data.credentials());
            }
            user.own(cluster);
            return ClusterCredentials.read(data.credentials());
        }
        // A cluster is made beside its place and moved there whole, so that a kill in between leaves nothing half made.
        var made = ClusterCredentials.make();
        made.write(data.credentials());
        var workshop = data.root().resolve("pg.making");
        if (Files.exists(workshop)) {
            deleteTree(workshop);
        }
        Files.createDirectory(workshop, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var password = workshop.resolve("password");
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, made.superuser());
        user.own(workshop);
        var fresh = workshop.resolve("pg");
        run(List.of(
                binaries.program("initdb").toString(), "-D", fresh.toString(), "-U", ClusterCredentials.SUPERUSER,
                "-A", "scram-sha-256", "--pwfile", password.toString(), "-E", "UTF8", "--locale=C",
                "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--data-checksums"));
        Files.writeString(fresh.resolve("postgresql.conf"), "\ninclude 'huiyin.conf'\n", StandardOpenOption.APPEND);
        Files.writeString(
                fresh.resolve("pg_hba.conf"),
                """
                # Written by Huiyin: only this machine, only with a password.
                host all all 127.0.0.1/32 scram-sha-256
                """);
        Files.writeString(fresh.resolve("huiyin.conf"), "");
        user.own(fresh);
        Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
        try (var directory = FileChannel.open(data.root())) {
            directory.force(true);
        }
        deleteTree(workshop);
        return made;
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        var started = command(command).start();
        if (started.waitFor() != 0) {
            if (tail().contains("could not look up effective user ID")) {
                throw new StorageRefused("storage.refused.nameless");
            }
            throw new StorageRefused("storage.refused.server", log, tail());
        }
    }

    private ProcessBuilder command(List<String> words) {
        var all = new ArrayList<>(user.prefix());
        all.addAll(words);
        var builder = new ProcessBuilder(all)
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("PATH", "/usr/bin:/bin");
        return builder;
    }

    private Process launch() throws IOException, InterruptedException {
        var cluster = data.cluster();
        clearAfterEarlierRun(cluster);
        rollLog();
        var remembered = data.root().resolve("port");
        int candidate = remembered(remembered);
        for (int attempt = 0; attempt < 5; attempt++) {
            if (candidate == 0 || !isFree(candidate)) {
                if (port != 0) {
                    // Connections are open to this port; a server on another one would help nobody.
                    throw new StorageRefused("storage.refused.port", port);
                }
                if (candidate != 0) {
                    LOG.warn("Port {} is used by another program; the database takes another one", candidate);
                }
                candidate = freePort();
            }
            put(cluster.resolve("huiyin.conf"), ServerSettings.durable(candidate).with(otherSettings).text());
            var started = command(List.of(binaries.program("postgres").toString(), "-D", cluster.toString())).start();
            try {
                if (awaitReady(started, cluster)) {
                    port = candidate;
                    prove(started);
                    put(remembered, candidate + "\n");
                    return started;
                }
            } catch (RuntimeException | IOException | InterruptedException failed) {
                stop(started);
                throw failed;
            }
            if (isFree(candidate)) {
                throw new StorageRefused("storage.refused.server", log, tail());
            }
        }
        throw new StorageRefused("storage.refused.server", log, tail());
    }

    private void clearAfterEarlierRun(Path cluster) throws IOException, InterruptedException {
        if (!ClusterProcesses.of(cluster).isEmpty()) {
            LOG.warn("A database server left by an earlier run still works on {}; stopping it", cluster);
            ClusterProcesses.stop(cluster);
        }
        // We hold the directory and no server works on it: whatever process the file names now is not ours.
        if (Files.deleteIfExists(cluster.resolve("postmaster.pid"))) {
            LOG.warn("The last run did not end cleanly; the database recovers from its log");
        }
    }

    /** Leaves a file alone that says so already: writing it anew on a full disk would empty it. */
    private static void put(Path file, String text) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return;
        }
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(fresh, text);
            if (Files.exists(file)) {
                // The server reads it as the account that owns it.
                Files.setOwner(fresh, Files.getOwner(file));
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private void rollLog() throws IOException {
        if (Files.exists(log) && Files.size(log) > 10 << 20) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static int remembered(Path file) {
        try {
            return Integer.parseInt(Files.readString(file).strip());
        } catch (IOException | NumberFormatException none) {
            return 0;
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    /** Waits until the server says it is ready; false when it ended instead. */
    private static boolean awaitReady(Process started, Path cluster) throws IOException, InterruptedException {
        long began = System.nanoTime();
        long told = began;
        while (started.isAlive()) {
            if (ready(started, cluster)) {
                return true;
            }
            if (System.nanoTime() - told > Duration.ofSeconds(10).toNanos()) {
                told = System.nanoTime();
                LOG.info("The database is recovering, {} s so far", Duration.ofNanos(told - began).toSeconds());
            }
            if (System.nanoTime() - began > LONGEST_RECOVERY.toNanos()) {
                return false;
            }
            Thread.sleep(20);
        }
        return false;
    }

    private static boolean ready(Process started, Path cluster) {
        try {
            var lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            return lines.size() >= 8
                    && lines.get(0).strip().equals(Long.toString(started.pid()))
                    && lines.get(7).strip().equals("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Asks the server that answers on our port whether it is ours and keeps what it acknowledges. */
    private void prove(Process started) throws IOException {
        try (var connection = superuser().connect(); var statement = connection.createStatement()) {
            var directory = show(statement, "data_directory");
            if (!Path.of(directory).toRealPath().equals(data.cluster().toRealPath()) || !started.isAlive()) {
                throw new StorageRefused("storage.refused.foreign", port, directory);
            }
            var wanted = ServerSettings.durable(port).with(otherSettings);
            for (var name : ServerSettings.DURABLE.keySet()) {
                var inForce = show(statement, name);
                if (!inForce.equals(wanted.expected(name))) {
                    throw new StorageRefused("storage.refused.unsafe", name, inForce, wanted.expected(name));
                }
            }
            prepareAccounts(statement);
        } catch (SQLException failed) {
            throw new StorageRefused(failed, "storage.refused.server", log, failed.getMessage());
        }
    }

    private void prepareAccounts(java.sql.Statement statement) throws SQLException {
        account(statement, ClusterCredentials.OWNER, credentials.owner());
        account(statement, ClusterCredentials.APP, credentials.app());
        boolean exists;
        try (var found = statement.executeQuery("select 1 from pg_database where datname = 'huiyin'")) {
            exists = found.next();
        }
        if (!exists) {
            statement.execute("create database huiyin owner " + ClusterCredentials.OWNER);
            statement.execute("revoke all on database huiyin from public");
            statement.execute("grant connect on database huiyin to " + ClusterCredentials.APP);
        }
    }

    private static void account(java.sql.Statement statement, String name, String password) throws SQLException {
        boolean exists;
        try (var found = statement.executeQuery("select 1 from pg_roles where rolname = '" + name + "'")) {
            exists = found.next();
        }
        if (!exists) {
            // The password is ours: letters, digits, '-' and '_' only.
            statement.execute("create role " + name + " login password '" + password + "'");
        }
    }

    static String show(java.sql.Statement statement, String setting) throws SQLException {
        try (var row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    private String tail() {
        try {
            var lines = Files.readAllLines(log, java.nio.charset.StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
        } catch (IOException unreadable) {
            return "?";
        }
    }

    private void watch() {
        process.onExit().thenAccept(ended -> Thread.ofPlatform().name("postgres-supervisor").start(() -> ended(ended)));
    }

    private synchronized void ended(Process ended) {
        if (closing || ended != process) {
            return;
        }
        LOG.error("The database server ended by itself (status {}); starting it again. {}", ended.exitValue(), room());
        // It is tried for as long as the program runs: on a full disk the server cannot recover before somebody has made room.
        var pause = FIRST_PAUSE;
        while (!closing) {
            try {
                process = launch();
                watch();
                LOG.info("The database server runs again");
                return;
            } catch (IOException | RuntimeException failed) {
                LOG.error("The database server could not be started again; trying in {} s. {}", pause.toSeconds(), room(), failed);
                pause(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private String room() {
        return "Free space at " + data.root() + ": " + DiskFull.free(data.root()) + " MB";
    }

    /** Waits outside of the lock, so that {@link #close} is not kept waiting. */
    private void pause(Duration pause) {
        try {
            long until = System.nanoTime() + pause.toNanos();
            while (!closing && System.nanoTime() < until) {
                wait(200);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(Process started) {
        try {
            if (started.isAlive()) {
                ClusterProcesses.signal(started.pid(), "INT");
                if (!started.waitFor(60, TimeUnit.SECONDS)) {
                    ClusterProcesses.signal(started.pid(), "QUIT");
                    if (!started.waitFor(15, TimeUnit.SECONDS)) {
                        started.destroyForcibly();
                    }
                }
            }
        } catch (IOException failed) {
            started.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            started.destroyForcibly();
        }
    }

    /** Stops the server: open transactions are rolled back, a checkpoint is written. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
        }
        stop(process);
    }

    static void deleteTree(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
