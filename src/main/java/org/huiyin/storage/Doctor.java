package org.huiyin.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Looks at what the program stands on and says of each thing how it is and, when it is not well, what to do. Changes nothing that
 * would not be changed by starting the program.
 */
public final class Doctor {

    /** Name of the command inside a running program that looks at its database. */
    static final String INSIDE = "doctor";

    private static final int JDK = 25;
    private static final Duration OLD_BACKUP = Duration.ofHours(36);
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final Path data;
    private final Locale language;
    private final Progress progress;
    private final Clock clock;
    private boolean ill;

    private Doctor(Path data, Locale language, Progress progress, Clock clock) {
        this.data = data;
        this.language = language;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Looks at everything, through the running program if there is one.
     *
     * @return 0 when all is well or needs only attention, 1 when something must be mended
     */
    public static int look(Path data, Locale language, Clock clock, Progress progress) throws IOException {
        var doctor = new Doctor(data, language, progress, clock);
        doctor.machine();
        if (doctor.directory()) {
            doctor.database();
            doctor.backups();
        }
        return doctor.ill ? 1 : 0;
    }

    private void well(String key, Object... arguments) {
        progress.line("✓ " + StorageMessages.text(language, "doctor." + key, arguments));
    }

    private void careful(String key, Object... arguments) {
        progress.line("! " + StorageMessages.text(language, "doctor." + key, arguments));
    }

    private void ill(String key, Object... arguments) {
        ill = true;
        progress.line("✗ " + StorageMessages.text(language, "doctor." + key, arguments));
    }

    private void machine() {
        if (Runtime.version().feature() == JDK) {
            well("jdk", Runtime.version());
        } else {
            ill("jdk.other", Runtime.version(), JDK);
        }
        var zone = ZoneId.of(setting("huiyin.zone", "HUIYIN_ZONE", "Asia/Shanghai"));
        var now = ZonedDateTime.now(clock.withZone(zone));
        if (now.getYear() < 2026) {
            ill("clock.wrong", now);
        } else {
            well("clock", zone, DateTimeFormatter.ISO_LOCAL_DATE.format(now), DateTimeFormatter.ofPattern("HH:mm").format(now));
        }
    }

    private static String setting(String property, String variable, String otherwise) {
        var said = System.getProperty(property, System.getenv(variable));
        return said == null || said.isBlank() ? otherwise : said;
    }

    private boolean directory() throws IOException {
        if (!Files.isDirectory(data)) {
            careful("directory.none", data);
            return false;
        }
        if (!Files.isWritable(data)) {
            ill("directory.closed", data, System.getProperty("user.name"));
            return false;
        }
        well("directory", data);
        if (Files.exists(data.resolve("restoring"))) {
            ill("directory.half", data);
        }
        var barrier = ServiceUser.needed() ? ServiceUser.find().barrier(data) : java.util.Optional.<Path>empty();
        if (barrier.isPresent()) {
            ill("directory.barrier", barrier.get());
        }
        long free = Files.getFileStore(data).getUsableSpace() >> 20;
        if (free < DiskFull.LEAST_FREE_BYTES >> 20) {
            ill("disk.full", free);
        } else if (free < DiskHealth.LITTLE_FREE_BYTES >> 20) {
            careful("disk.little", free);
        } else {
            well("disk", free);
        }
        closedToOthers();
        return true;
    }

    /** Whatever is secret must be readable by this account alone. */
    private void closedToOthers() throws IOException {
        for (var name : List.of("database.secret", "backup.key", "keys", "attachments")) {
            var path = data.resolve(name);
            if (Files.exists(path)) {
                var permissions = Files.getPosixFilePermissions(path);
                if (permissions.contains(PosixFilePermission.OTHERS_READ) || permissions.contains(PosixFilePermission.GROUP_READ)) {
                    ill("secret.open", path, Files.isDirectory(path) ? "700" : "600");
                }
            }
        }
    }

    private void database() throws IOException {
        var call = new AdminCall(List.of(language.getLanguage()), System.getProperty("user.name"), Path.of("").toAbsolutePath());
        var inside = AdminSocket.ask(data, INSIDE, call, progress);
        if (inside.isPresent()) {
            ill |= inside.get() != 0;
            return;
        }
        var properties = StorageSettings.read(data);
        var url = properties.database().url();
        if (url == null && !Files.exists(data.resolve("pg"))) {
            careful("database.none");
            return;
        }
        careful("program.none");
        try (var held = DataDirectory.take(data); var database = Database.open(held, properties.database())) {
            inside(database.owner(), database.app(), database.own());
        } catch (StorageRefused refused) {
            ill = true;
            progress.line("✗ " + refused.message(language));
        }
    }

    /** Looks at a database that is open. */
    static int lookInside(Path data, Login owner, Login app, boolean own, Locale language, Clock clock, Progress progress) {
        var doctor = new Doctor(data, language, progress, clock);
        doctor.well("program", DirectoryLock.owner(data));
        doctor.inside(owner, app, own);
        return doctor.ill ? 1 : 0;
    }

    private void inside(Login owner, Login app, boolean own) {
        try (var connection = owner.connect(); var statement = connection.createStatement()) {
            var version = PostgresServer.show(statement, "server_version");
            if (Integer.parseInt(PostgresServer.show(statement, "server_version_num")) < 150_000) {
                ill("database.old", version);
            } else {
                well(own ? "database.own" : "database.external", version);
            }
            for (var name : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                var value = PostgresServer.show(statement, name);
                var safe = name.equals("synchronous_commit") ? !value.equals("off") && !value.equals("local") : value.equals("on");
                if (safe) {
                    well("setting", name, value);
                } else {
                    ill("setting.unsafe", name, value);
                }
            }
            if (own && !PostgresServer.show(statement, "listen_addresses").equals("127.0.0.1")) {
                ill("setting.open", PostgresServer.show(statement, "listen_addresses"));
            }
            if (!PostgresServer.show(statement, "data_checksums").equals("on")) {
                careful("setting.checksums");
            }
            skew(connection);
            schema(owner);
            rights(app);
            keys(connection);
        } catch (SQLException failed) {
            ill("database.unreachable", owner.url(), failed.getMessage());
        }
    }

    private void skew(java.sql.Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            var difference = Duration.between(row.getTimestamp(1).toInstant(), clock.instant()).abs();
            if (difference.compareTo(SKEW) > 0) {
                ill("clock.skew", difference.toSeconds());
            }
        }
    }

    private void schema(Login owner) {
        var schema = new Schema(owner);
        try {
            schema.refuseNewer();
            int pending = schema.pending();
            if (pending > 0) {
                careful("schema.pending", schema.version(), pending);
            } else {
                well("schema", schema.version());
            }
        } catch (StorageRefused refused) {
            ill = true;
            progress.line("✗ " + refused.message(language));
        }
    }

    private void rights(Login app) throws SQLException {
        try (var connection = app.connect()) {
            long owned = SealedContents.one(
                    connection,
                    "select count(*) from pg_class where relnamespace = current_schema()::regnamespace and pg_get_userbyid(relowner) = current_user");
            if (owned > 0) {
                ill("rights.owner");
            } else {
                well("rights");
            }
        }
    }

    private void keys(java.sql.Connection connection) throws SQLException {
        var keys = data.resolve("keys");
        for (var use : SealedContents.uses(connection)) {
            if (Files.isRegularFile(keys.resolve("master-" + use.masterKeyId() + ".key"))) {
                well("key", use.masterKeyId(), use.matters());
            } else if (use.matters() > 0) {
                ill("key.missing", use.masterKeyId(), use.matters(), keys);
            }
        }
        if (SealedContents.accessKey(connection) && !Files.isRegularFile(keys.resolve("access.key"))) {
            ill("key.access", keys);
        }
    }

    private void backups() throws IOException {
        if (Files.exists(data.resolve("demo"))) {
            well("backup.demo");
            return;
        }
        var properties = StorageSettings.backups(data);
        var directory = Backups.directory(data, properties);
        var newest = Backups.newest(directory);
        if (newest.isEmpty()) {
            careful("backup.none", directory);
        } else {
            var age = Duration.between(newest.get(), clock.instant());
            if (age.compareTo(OLD_BACKUP) > 0) {
                ill("backup.old", age.toHours(), directory);
            } else {
                well("backup", age.toHours(), directory);
            }
        }
        if (Files.isDirectory(directory) && Files.getFileStore(directory).equals(Files.getFileStore(data))) {
            careful("backup.samedisk", directory);
        }
        if (!Files.exists(Backups.keyFile(data, properties))) {
            careful("backup.nokey", Backups.keyFile(data, properties));
        }
    }
}
