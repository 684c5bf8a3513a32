package org.huiyin.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where this installation's backups are, how a new one is made and which old ones go. */
final class Backups {

    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'huiyin-'yyyyMMdd-HHmmss'.backup'").withZone(ZoneOffset.UTC);
    private static final String BACKUP = "backup";

    private final DataDirectory data;
    private final Login owner;
    private final BackupProperties properties;
    private final Clock clock;

    Backups(DataDirectory data, Login owner, BackupProperties properties, Clock clock) {
        this.data = data;
        this.owner = owner;
        this.properties = properties;
        this.clock = clock;
    }

    Path directory() {
        return directory(data.root(), properties);
    }

    static Path directory(Path data, BackupProperties properties) {
        var said = properties.directory();
        return said == null ? data.resolve("backups") : Path.of(said);
    }

    static Path keyFile(Path data, BackupProperties properties) {
        var said = properties.key();
        return said == null ? data.resolve("backup.key") : Path.of(said);
    }

    /** File that the next backup without a name of its own gets. */
    Path next() {
        return directory().resolve(NAME.format(clock.instant()));
    }

    Backup.Contents write(Path file, Path key) throws IOException {
        keepDestroyedKeys();
        var contents = new Backup(owner, data.attachments(), clock).write(file, BackupKey.readOrMake(key));
        LOG.info("Backup {} holds {} rows of {} tables and {} attachments", file, contents.rows(), contents.tables(), contents.attachments());
        return contents;
    }

    Path keyFile() {
        return keyFile(data.root(), properties);
    }

    /** Makes the backup of the day; only when it stands do the oldest ones go. */
    void daily() throws IOException {
        if (directory().equals(data.root().resolve("backups"))) {
            data.closed("backups");
        }
        write(next(), keyFile());
        keepNewest(BACKUP, properties.keep());
        keepNewest(Backup.KEYS, properties.keepKeys());
    }

    private void keepNewest(String kind, int keep) throws IOException {
        var all = all(directory(), kind);
        for (var old : all.subList(0, Math.max(0, all.size() - Math.max(1, keep)))) {
            Files.deleteIfExists(old);
        }
    }

    void keepDestroyedKeys() throws IOException {
        try (var connection = owner.connect()) {
            DestroyedKeys.keep(connection, data.closed("keys"));
        } catch (SQLException failed) {
            throw new StorageRefused(failed, "storage.backup.failed", failed.getMessage());
        }
    }

    /** Daily files of a kind, oldest first. */
    private static List<Path> all(Path directory, String kind) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("huiyin-\\d{8}-\\d{6}\\." + kind))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
    }

    static Optional<Instant> newest(Path directory) throws IOException {
        var all = all(directory, BACKUP);
        return all.isEmpty() ? Optional.empty() : Optional.of(Files.getLastModifiedTime(all.getLast()).toInstant());
    }
}
