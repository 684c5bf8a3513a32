package org.huiyin.storage;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes one encrypted file from a running database: the rows of every table as they stood at one instant, the sequences, the
 * schema's version, and the attachments. Never a key. See docs/adr for the format.
 */
final class Backup {

    /** Rows that mean nothing elsewhere: who is signed in now, and which work is due on this very program. */
    static final Set<String> LEFT_OUT =
            Set.of("flyway_schema_history", "spring_session", "spring_session_attributes", "scheduled_tasks");

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

    /**
     * Writes the file beside its place and moves it there when it is whole and on the disk.
     *
     * @throws StorageRefused when the file exists already or cannot be written
     */
    Contents write(Path file, BackupKey key) {
        if (Files.exists(file)) {
            throw new StorageRefused("storage.backup.exists", file);
        }
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(part);
            Contents contents;
            try (var channel = FileChannel.open(
                    part,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                contents = write(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 17), key);
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return contents;
        } catch (IOException failed) {
            discard(part);
            throw DiskFull.explain(failed, file);
        } catch (SQLException failed) {
            discard(part);
            throw new StorageRefused(failed, "storage.backup.failed", failed.getMessage());
        } catch (RuntimeException failed) {
            discard(part);
            throw failed;
        }
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException ignored) {
            // a half-written file ends in .part and is never taken for a backup
        }
    }

    private Contents write(OutputStream file, BackupKey key) throws IOException, SQLException {
        var sealed = new SealedOutput(file, key);
        var deflated = new DeflaterOutputStream(sealed, new Deflater(Deflater.BEST_SPEED), 1 << 16);
        var out = new DataOutputStream(new BufferedOutputStream(deflated, 1 << 16));
        var contents = write(out);
        out.flush();
        deflated.finish();
        sealed.close();
        return contents;
    }

    private Contents write(DataOutputStream out) throws IOException, SQLException {
        try (var connection = owner.connect()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var manifest = JsonMapper.shared().writeValueAsBytes(manifest(connection));
            out.writeByte(MANIFEST);
            out.writeInt(manifest.length);
            out.write(manifest);
            var tables = tables(connection);
            long rows = 0;
            for (var table : tables) {
                rows += table(connection, table, out);
            }
            sequences(connection, out);
            long files = attachments(out);
            out.writeByte(END);
            out.writeInt(tables.size());
            out.writeLong(rows);
            out.writeLong(files);
            connection.rollback();
            return new Contents(tables.size(), rows, files);
        }
    }

    private BackupManifest manifest(Connection connection) throws SQLException {
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
                    1,
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
