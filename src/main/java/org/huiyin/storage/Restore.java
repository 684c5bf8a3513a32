package org.huiyin.storage;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.zip.InflaterInputStream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings a backup back into an empty directory and an empty database: reads the whole file once to prove it sound, says what will
 * be lost, and only then begins.
 */
public final class Restore {

    private static final String MARK = "restoring";
    private static final int LONGEST_CHUNK = 1 << 26;

    private final Path target;
    private final Path backup;
    private final BackupKey key;
    private final @Nullable Path keys;
    private final @Nullable Path wrapped;

    /**
     * @param target the data directory to make
     * @param backup the file
     * @param passphrase file with the passphrase of the backup
     * @param keys directory with the keys of the installation the backup was taken from ({@code keys} of its data directory), or
     *     null to use only what lies in the target
     * @param wrapped file of wrapped keys, or null for the newest one that lies beside the backup
     */
    public Restore(Path target, Path backup, Path passphrase, @Nullable Path keys, @Nullable Path wrapped) throws IOException {
        this.target = target.toAbsolutePath().normalize();
        this.backup = backup;
        this.key = BackupKey.read(passphrase);
        this.keys = keys;
        this.wrapped = wrapped;
        if (!Files.isRegularFile(backup)) {
            throw new StorageRefused("storage.restore.nofile", backup);
        }
        if (keys != null && !Files.isDirectory(keys)) {
            throw new StorageRefused("storage.restore.nokeys", keys);
        }
    }

    /**
     * Does it all.
     *
     * @param goOn asked after the losses have been told; false stops before anything is changed
     * @return true when restored, false when stopped
     */
    public boolean run(Locale language, Progress progress, BooleanSupplier goOn) throws IOException {
        refuseUnlessEmpty();
        progress.line(StorageMessages.text(language, "storage.restore.checking", backup));
        var manifest = prove();
        progress.line(StorageMessages.text(
                language, "storage.restore.found", taken(manifest), manifest.home(), manifest.version(), manifest.serverVersion()));
        if (manifest.part() != null) {
            throw new StorageRefused("storage.restore.keysfile", backup);
        }
        var wrappedKeys = manifest.format() < 2 ? null : WrappedKeys.find(backup, wrapped, key, manifest);
        var uses = manifest.format() < 2 ? manifest.keyUses() : wrappedKeys == null ? List.<BackupManifest.KeyUse>of() : wrappedKeys.manifest().keyUses();
        var absent = uses.stream().filter(use -> !held("master-" + use.masterKeyId() + ".key")).toList();
        boolean noAccessKey = manifest.accessKey() && !held("access.key");
        tell(language, progress, manifest, wrappedKeys, absent, noAccessKey);
        if (!goOn.getAsBoolean()) {
            return false;
        }
        try (var data = DataDirectory.take(target)) {
            Files.writeString(target.resolve(MARK), backup + "\n");
            copyKeys(data);
            try (var database = Database.open(data, StorageSettings.read(target).database())) {
                var schema = new Schema(database.owner());
                schema.bringTo(manifest);
                load(database.owner(), data, wrappedKeys, absent, noAccessKey);
                schema.bring(manifest.demo(), manifest.home());
            }
            if (manifest.demo()) {
                data.markDemo();
            }
            Files.delete(target.resolve(MARK));
        } catch (SQLException failed) {
            throw new StorageRefused(failed, "storage.restore.failed", failed.getMessage());
        }
        return true;
    }

    private void refuseUnlessEmpty() throws IOException {
        if (Files.exists(target.resolve(MARK))) {
            // An earlier restore was cut off here: what it made goes.
            for (var left : List.of("pg", "attachments", "pg.making")) {
                if (Files.exists(target.resolve(left))) {
                    try (var held = DataDirectory.take(target)) {
                        ClusterProcesses.stop(held.cluster());
                        PostgresServer.deleteTree(target.resolve(left));
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException(interrupted);
                    }
                }
            }
            return;
        }
        for (var sign : List.of("pg", "attachments", "database.secret")) {
            var path = target.resolve(sign);
            if (Files.exists(path)) {
                throw new StorageRefused("storage.restore.notempty", target);
            }
        }
    }

    private boolean held(String name) {
        return Files.isRegularFile(target.resolve("keys").resolve(name)) || keys != null && Files.isRegularFile(keys.resolve(name));
    }

    private void copyKeys(DataDirectory data) throws IOException {
        if (keys == null) {
            return;
        }
        var into = data.closed("keys");
        try (var files = Files.list(keys)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = into.resolve(file.getFileName().toString());
                if (!Files.exists(copy)) {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
                }
            }
        }
    }

    private void tell(Locale language, Progress progress, BackupManifest manifest, @Nullable WrappedKeys wrappedKeys,
            List<BackupManifest.KeyUse> absent, boolean noAccessKey) {
        boolean noWrapped = manifest.format() >= 2 && wrappedKeys == null && manifest.keys() > 0;
        if (noWrapped) {
            var uses = manifest.keyUses();
            progress.line(StorageMessages.text(language, "storage.restore.nowrapped", Backup.keysOf(backup),
                    uses.stream().mapToLong(BackupManifest.KeyUse::identities).sum(), uses.stream().mapToLong(BackupManifest.KeyUse::texts).sum(),
                    uses.stream().mapToLong(BackupManifest.KeyUse::attachments).sum(), manifest.keys()));
        }
        if (wrappedKeys != null) {
            progress.line(StorageMessages.text(language, "storage.restore.wrapped", wrappedKeys.file(), taken(wrappedKeys.manifest()),
                    wrappedKeys.manifest().keys()));
            long missing = manifest.keys() - wrappedKeys.manifest().keys();
            if (wrappedKeys.manifest().createdAt().isBefore(manifest.createdAt()) && missing > 0) {
                progress.line(StorageMessages.text(language, "storage.restore.olderwrapped", missing));
            }
        }
        for (var use : absent) {
            progress.line(StorageMessages.text(
                    language, "storage.restore.lost", use.masterKeyId(), use.identities(), use.texts(), use.attachments(), use.matters()));
        }
        if (noAccessKey) {
            progress.line(StorageMessages.text(language, "storage.restore.lostaccess"));
        }
        if (absent.isEmpty() && !noAccessKey && noWrapped) {
            return;
        }
        if (absent.isEmpty() && !noAccessKey) {
            progress.line(StorageMessages.text(language, "storage.restore.complete"));
        } else {
            progress.line(StorageMessages.text(language, "storage.restore.findkeys"));
        }
        if (!held(DestroyedKeyList.FILE)) {
            progress.line(StorageMessages.text(language, "storage.restore.nolist", manifest.destroyed(),
                    wrappedKeys == null || wrappedKeys.manifest().createdAt().isBefore(manifest.createdAt()) ? taken(manifest) : taken(wrappedKeys.manifest())));
        }
    }

    private static java.time.Instant taken(BackupManifest manifest) {
        return manifest.createdAt().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }

    private DataInputStream open() throws IOException {
        return open(backup, key);
    }

    static DataInputStream open(Path backup, BackupKey key) throws IOException {
        var file = new BufferedInputStream(Files.newInputStream(backup), 1 << 17);
        return new DataInputStream(new BufferedInputStream(new InflaterInputStream(new SealedInput(file, key)), 1 << 16));
    }

    /** Reads the file from end to end; every byte is authenticated on the way. */
    private BackupManifest prove() throws IOException {
        return prove(backup, key);
    }

    static BackupManifest prove(Path backup, BackupKey key) throws IOException {
        try (var in = open(backup, key)) {
            var manifest = manifest(in);
            walk(in, new Sections() {});
            if (in.read() >= 0) {
                throw new StorageRefused("storage.restore.damaged");
            }
            return manifest;
        } catch (java.io.EOFException | java.util.zip.ZipException cut) {
            throw new StorageRefused(cut, "storage.restore.damaged");
        }
    }

    static BackupManifest manifest(DataInputStream in) throws IOException {
        if (in.readByte() != Backup.MANIFEST) {
            throw new StorageRefused("storage.restore.nobackup");
        }
        var manifest = JsonMapper.shared().readValue(in.readNBytes(in.readInt()), BackupManifest.class);
        if (manifest.format() > Backup.FORMAT) {
            throw new StorageRefused("storage.restore.format", manifest.format());
        }
        return manifest;
    }

    /** What happens with each section; reading it whole is part of it. */
    private interface Sections {

        default long table(String table, List<String> columns, Chunks rows) throws IOException, SQLException {
            while (rows.next() != null) {
                // only to prove it
            }
            return -1;
        }

        default void sequence(String name, long value, boolean called) throws SQLException {}

        default void attachment(String name, long length, InputStream bytes) throws IOException {
            bytes.skipNBytes(length);
        }
    }

    private interface Chunks {
        byte @Nullable [] next() throws IOException;
    }

    private static void walk(DataInputStream in, Sections sections) throws IOException {
        try {
            int tables = 0;
            long rows = 0;
            long files = 0;
            while (true) {
                switch (in.readByte()) {
                    case Backup.TABLE -> {
                        rows += table(in, sections);
                        tables++;
                    }
                    case Backup.SEQUENCE -> sections.sequence(in.readUTF(), in.readLong(), in.readBoolean());
                    case Backup.ATTACHMENT -> {
                        sections.attachment(in.readUTF(), in.readLong(), in);
                        files++;
                    }
                    case Backup.END -> {
                        if (in.readInt() != tables || in.readLong() != rows || in.readLong() != files) {
                            throw new StorageRefused("storage.restore.damaged");
                        }
                        return;
                    }
                    default -> throw new StorageRefused("storage.restore.damaged");
                }
            }
        } catch (SQLException failed) {
            throw new StorageRefused(failed, "storage.restore.failed", failed.getMessage());
        }
    }

    private static long table(DataInputStream in, Sections sections) throws IOException, SQLException {
        var table = in.readUTF();
        var columns = new ArrayList<String>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            columns.add(in.readUTF());
        }
        long taken = sections.table(table, columns, () -> {
            int length = in.readInt();
            if (length < 0 || length > LONGEST_CHUNK) {
                throw new StorageRefused("storage.restore.damaged");
            }
            return length == 0 ? null : in.readNBytes(length);
        });
        long written = in.readLong();
        if (taken >= 0 && taken != written) {
            throw new StorageRefused("storage.restore.rows", table, written, taken);
        }
        return written;
    }

    /** All rows in one transaction: a failure leaves empty tables. */
    private void load(Login owner, DataDirectory data, @Nullable WrappedKeys wrappedKeys, List<BackupManifest.KeyUse> absent, boolean noAccessKey)
            throws IOException, SQLException {
        try (var connection = owner.connect(); var in = open()) {
            connection.setAutoCommit(false);
            manifest(in);
            var bonds = Bonds.loosen(connection);
            empty(connection);
            walk(in, new Sections() {
                @Override
                public long table(String table, List<String> columns, Chunks rows) throws IOException, SQLException {
                    return copy(connection, table, columns, rows);
                }

                @Override
                public void sequence(String name, long value, boolean called) throws SQLException {
                    try (var set = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
                        set.setString(1, Backup.quoted(name));
                        set.setLong(2, value);
                        set.setBoolean(3, called);
                        set.execute();
                    }
                }

                @Override
                public void attachment(String name, long length, InputStream bytes) throws IOException {
                    keep(data, name, length, bytes);
                }
            });
            if (wrappedKeys != null) {
                try (var more = open(wrappedKeys.file(), key)) {
                    manifest(more);
                    walk(more, new Sections() {
                        @Override
                        public long table(String table, List<String> columns, Chunks rows) throws IOException, SQLException {
                            return copy(connection, table, columns, rows);
                        }
                    });
                }
                wrappedKeys.closeWhatHasNoKey(connection);
            }
            bonds.tighten();
            DestroyedKeys.apply(connection, target.resolve("keys"));
            SealedContents.giveUp(connection, absent.stream().map(BackupManifest.KeyUse::masterKeyId).toList(), noAccessKey);
            markAsCopy(connection);
            connection.commit();
        }
    }

    /** What follows the journal finds another database than the one it remembers, and sends nothing that the original may have sent. */
    private static void markAsCopy(Connection connection) throws SQLException {
        if (SealedContents.exists(connection, "journal_copies")) {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate("update journal_copies set system_identifier = 'restored'");
            }
        }
    }

    private static void empty(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("truncate " + Backup.quoted(Backup.tables(connection)) + " cascade");
        }
    }

    private static long copy(Connection connection, String table, List<String> columns, Chunks rows) throws IOException, SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI()
                .copyIn("copy " + Backup.quoted(table) + " (" + Backup.quoted(columns) + ") from stdin");
        try {
            for (var chunk = rows.next(); chunk != null; chunk = rows.next()) {
                copy.writeToCopy(chunk, 0, chunk.length);
            }
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void keep(DataDirectory data, String name, long length, InputStream bytes) throws IOException {
        var root = data.attachments();
        var file = root.resolve(name).normalize();
        if (!file.startsWith(root) || length > Integer.MAX_VALUE) {
            throw new StorageRefused("storage.restore.damaged");
        }
        Files.createDirectories(file.getParent());
        Files.write(file, bytes.readNBytes((int) length));
    }

    /** Refuses a directory that a restore was cut off in: half a database must not be served. */
    static void refuseHalfRestored(Path root) {
        if (Files.exists(root.resolve(MARK))) {
            throw new StorageRefused("storage.restore.half", root);
        }
    }

    /** The schema as it was when the backup was taken, by this program's migrations. */
    static void bringTo(BackupManifest manifest, Flyway plain, java.util.function.Function<MigrationVersion, Flyway> limited) {
        var known = Arrays.stream(plain.info().all()).filter(one -> one.getVersion() != null).toList();
        for (var wanted : manifest.migrations()) {
            var same = known.stream().filter(one -> one.getVersion().equals(MigrationVersion.fromVersion(wanted.version()))).findFirst();
            if (same.isEmpty()) {
                throw new StorageRefused("storage.restore.newer", wanted.version());
            }
            if (!Integer.valueOf(wanted.checksum()).equals(checksum(same.get()))) {
                throw new StorageRefused("storage.restore.changed", wanted.version());
            }
        }
        limited.apply(MigrationVersion.fromVersion(manifest.version())).migrate();
    }

    private static Integer checksum(MigrationInfo one) {
        return one.getChecksum() == null ? 0 : one.getChecksum();
    }
}
