package org.huiyin.storage;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes one encrypted file from a running database: the rows of every table as they stood at one instant, the sequences, the
 * schema's version, and the attachments. Never a key: the wrapped keys of the matters go into a second file beside it, from the same
 * instant. See docs/adr for the format.
 */
final class Backup {

    /** Rows that mean nothing elsewhere: who is signed in now, and which work is due on this very program. */
    static final Set<String> LEFT_OUT =
            Set.of("flyway_schema_history", "spring_session", "spring_session_attributes", "scheduled_tasks");

    /** Tables that go into a file of their own, which is kept for a shorter time: with it goes the last copy of a destroyed key. */
    static final List<String> WRAPPED = List.of("vault_masters", "vault_keys");

    static final int FORMAT = 2;
    static final String KEYS = "keys";

    static final int MANIFEST = 'M';
    static final int TABLE = 'T';
    static final int SEQUENCE = 'S';
    static final int ATTACHMENT = 'A';
    static final int END = 'E';

    private final Login owner;
    private final Path attachments;
    private final Clock clock;

    Backup(Login owner, Path attachments, Clock clock) {
        this.owner = owner;
        this.attachments = attachments;
        this.clock = clock;
    }

    /** What a backup holds. */
    record Contents(int tables, long rows, long attachments) {}

    /** Where the wrapped keys that belong to a backup go. */
    static Path keysOf(Path backup) {
        var name = backup.getFileName().toString();
        return backup.resolveSibling((name.endsWith(".backup") ? name.substring(0, name.length() - 7) : name) + "." + KEYS);
    }

    /**
     * Writes both files beside their places and moves them there when they are whole and on the disk.
     *
     * @throws StorageRefused when a file exists already or cannot be written
     */
    Contents write(Path file, BackupKey key) {
        var keys = keysOf(file);
        for (var wanted : List.of(file, keys)) {
            if (Files.exists(wanted)) {
                throw new StorageRefused("storage.backup.exists", wanted);
            }
        }
        var part = part(file);
        var keysPart = part(keys);
        try (var connection = owner.connect()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Files.createDirectories(file.toAbsolutePath().getParent());
            var contents = put(part, key, out -> everything(connection, out));
            put(keysPart, key, out -> wrapped(connection, out));
            connection.rollback();
            Files.move(keysPart, keys, StandardCopyOption.ATOMIC_MOVE);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return contents;
        } catch (IOException failed) {
            throw DiskFull.explain(failed, file);
        } catch (SQLException failed) {
            throw new StorageRefused(failed, "storage.backup.failed", failed.getMessage());
        } finally {
            discard(part);
            discard(keysPart);
        }
    }

    private static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    private interface Writing {
        Contents to(DataOutputStream out) throws IOException, SQLException;
    }

    private static Contents put(Path part, BackupKey key, Writing writing) throws IOException, SQLException {
        Files.deleteIfExists(part);
        try (var channel = FileChannel.open(
                part,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            var sealed = new SealedOutput(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 17), key);
            var deflated = new DeflaterOutputStream(sealed, new Deflater(Deflater.BEST_SPEED), 1 << 16);
            var out = new DataOutputStream(new BufferedOutputStream(deflated, 1 << 16));
            var contents = writing.to(out);
            out.flush();
            deflated.finish();
            sealed.close();
            channel.force(true);
            return contents;
        }
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException ignored) {
            // a half-written file ends in .part and is never taken for a backup
        }
    }

    private Contents everything(Connection connection, DataOutputStream out) throws IOException, SQLException {
        manifest(connection, null, out);
        var tables = tables(connection);
        tables.removeAll(WRAPPED);
        long rows = 0;
        for (var table : tables) {
            rows += table(connection, table, out);
        }
        sequences(connection, out);
        return end(out, new Contents(tables.size(), rows, attachments(out)));
    }

    private Contents wrapped(Connection connection, DataOutputStream out) throws IOException, SQLException {
        manifest(connection, KEYS, out);
        int tables = 0;
        long rows = 0;
        for (var table : WRAPPED) {
            if (SealedContents.exists(connection, table)) {
                rows += table(connection, table, out);
                tables++;
            }
        }
        return end(out, new Contents(tables, rows, 0));
    }

    private static Contents end(DataOutputStream out, Contents contents) throws IOException {
        out.writeByte(END);
        out.writeInt(contents.tables());
        out.writeLong(contents.rows());
        out.writeLong(contents.attachments());
        return contents;
    }

    private void manifest(Connection connection, @Nullable String part, DataOutputStream out) throws IOException, SQLException {
        var manifest = JsonMapper.shared().writeValueAsBytes(manifest(connection, part));
        out.writeByte(MANIFEST);
        out.writeInt(manifest.length);
        out.write(manifest);
    }

    private BackupManifest manifest(Connection connection, @Nullable String part) throws SQLException {
        var migrations = new ArrayList<BackupManifest.Migration>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        """
                        select version, coalesce(checksum, 0) from flyway_schema_history
                        where success and version is not null order by installed_rank
                        """)) {
            while (rows.next()) {
                migrations.add(new BackupManifest.Migration(rows.getString(1), rows.getInt(2)));
            }
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select home, demo, current_setting('server_version') from installation")) {
            row.next();
            return new BackupManifest(
                    FORMAT,
                    part,
                    clock.instant(),
                    row.getString(3),
                    row.getInt(1),
                    row.getBoolean(2),
                    List.copyOf(migrations),
                    SealedContents.uses(connection),
                    SealedContents.accessKey(connection),
                    SealedContents.destroyed(connection));
        }
    }

    /** Plain tables and leaves of partitioned ones in this schema, in the order of their names. */
    static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        """
                        select relname from pg_class
                        where relnamespace = current_schema()::regnamespace and relkind = 'r' and relpersistence = 'p' order by 1
                        """)) {
            while (rows.next()) {
                if (!LEFT_OUT.contains(rows.getString(1))) {
                    tables.add(rows.getString(1));
                }
            }
        }
        return tables;
    }

    /** Columns that hold a value of their own: generated ones are computed again. */
    static List<String> columns(Connection connection, String table) throws SQLException {
        var columns = new ArrayList<String>();
        try (var statement = connection.prepareStatement(
                """
                select attname from pg_attribute
                where attrelid = (quote_ident(current_schema()) || '.' || quote_ident(?))::regclass
                  and attnum > 0 and not attisdropped and attgenerated = '' order by attnum
                """)) {
            statement.setString(1, table);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
        }
        return columns;
    }

    static String quoted(List<String> names) {
        return names.stream().map(Backup::quoted).collect(java.util.stream.Collectors.joining(", "));
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static long table(Connection connection, String table, DataOutputStream out) throws SQLException, IOException {
        var columns = columns(connection, table);
        out.writeByte(TABLE);
        out.writeUTF(table);
        out.writeInt(columns.size());
        for (var column : columns) {
            out.writeUTF(column);
        }
        var copy = connection.unwrap(PGConnection.class).getCopyAPI()
                .copyOut("copy " + quoted(table) + " (" + quoted(columns) + ") to stdout");
        for (var chunk = copy.readFromCopy(); chunk != null; chunk = copy.readFromCopy()) {
            out.writeInt(chunk.length);
            out.write(chunk);
        }
        out.writeInt(0);
        out.writeLong(copy.getHandledRowCount());
        return copy.getHandledRowCount();
    }

    private static void sequences(Connection connection, DataOutputStream out) throws SQLException, IOException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        """
                        select sequencename, coalesce(last_value, start_value), last_value is not null from pg_sequences
                        where schemaname = current_schema() order by 1
                        """)) {
            while (rows.next()) {
                out.writeByte(SEQUENCE);
                out.writeUTF(rows.getString(1));
                out.writeLong(rows.getLong(2));
                out.writeBoolean(rows.getBoolean(3));
            }
        }
    }

    private long attachments(DataOutputStream out) throws IOException {
        if (!Files.isDirectory(attachments)) {
            return 0;
        }
        long count = 0;
        List<Path> files;
        try (var found = Files.walk(attachments)) {
            files = found.filter(Files::isRegularFile).filter(one -> !one.toString().endsWith(".part")).sorted().toList();
        }
        for (var file : files) {
            byte[] bytes;
            try {
                // Attachments are limited in size when they are taken in; one fits in memory.
                bytes = Files.readAllBytes(file);
            } catch (NoSuchFileException erased) {
                continue;
            }
            out.writeByte(ATTACHMENT);
            out.writeUTF(attachments.relativize(file).toString());
            out.writeLong(bytes.length);
            out.write(bytes);
            count++;
        }
        return count;
    }
}
