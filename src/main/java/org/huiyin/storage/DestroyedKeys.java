package org.huiyin.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * The list of destroyed data keys, kept beside the master key as well as in the database. A backup from before an erasure still
 * holds the wrapped key; after a restore the list takes it away again, so that erased stays erased.
 */
final class DestroyedKeys {

    static final String FILE = "destroyed-keys.tsv";
    private static final String COLUMNS = "home, matter, destroyed_at, destroyed_on, actor_kind, actor, post, office, reason";

    private DestroyedKeys() {}

    /** Writes the list as the database knows it; never a shorter one. Does nothing before the vault has its tables. */
    static void keep(Connection connection, Path keys) throws SQLException, IOException {
        if (!SealedContents.exists(connection, "vault_destroyed_keys")) {
            return;
        }
        var file = keys.resolve(FILE);
        long known = Files.exists(file) ? Files.readAllLines(file).size() : 0;
        if (SealedContents.destroyed(connection) < known || known > 0 && SealedContents.destroyed(connection) == known) {
            return;
        }
        var fresh = keys.resolve(FILE + ".new");
        Files.deleteIfExists(fresh);
        try (var channel = FileChannel.open(
                        fresh,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                var out = java.nio.channels.Channels.newOutputStream(channel)) {
            connection.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (select " + COLUMNS + " from vault_destroyed_keys order by destroyed_at) to stdout", out);
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes away again every key on the list and on the restored one, and remembers those the restored database did not know. */
    static void apply(Connection connection, Path keys) throws SQLException, IOException {
        if (!SealedContents.exists(connection, "vault_destroyed_keys")) {
            return;
        }
        try (var statement = connection.createStatement()) {
            var file = keys.resolve(FILE);
            if (Files.exists(file)) {
                statement.execute("create temporary table listed (like vault_destroyed_keys) on commit drop");
                try (var in = Files.newInputStream(file)) {
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy listed (" + COLUMNS + ") from stdin", in);
                }
                statement.executeUpdate("insert into vault_destroyed_keys (" + COLUMNS + ") select " + COLUMNS
                        + " from listed on conflict do nothing");
            }
            for (var table : tables(connection)) {
                statement.executeUpdate("delete from " + table + " t using vault_destroyed_keys d"
                        + " where t.home = d.home and t.matter = d.matter");
            }
        }
    }

    /** Where keys and what they close stand. */
    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        for (var table : List.of("vault_keys", "vault_values")) {
            if (SealedContents.exists(connection, table)) {
                tables.add(table);
            }
        }
        return tables;
    }
}
