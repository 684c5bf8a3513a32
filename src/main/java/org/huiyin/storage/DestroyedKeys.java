package org.huiyin.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** The database's side of the {@link DestroyedKeyList}: what it knows, and the destroying again after a restore. */
final class DestroyedKeys {

    private static final String COLUMNS = "home, matter, destroyed_at, destroyed_on, actor_kind, actor, post, office, reason";

    private DestroyedKeys() {}

    /**
     * Adds to the list what the database knows and the list does not: where several programs work on one database, each keeps a list of
     * its own. Does nothing before the vault has its tables.
     */
    static void keep(Connection connection, Path keys) throws SQLException {
        if (!SealedContents.exists(connection, "vault_destroyed_keys")) {
            return;
        }
        var list = DestroyedKeyList.in(keys);
        if (SealedContents.destroyed(connection) <= list.lines().size()) {
            return;
        }
        var known = new ArrayList<DestroyedKeyList.Line>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select " + COLUMNS + " from vault_destroyed_keys order by destroyed_at")) {
            while (rows.next()) {
                known.add(new DestroyedKeyList.Line(rows.getInt(1), rows.getObject(2, UUID.class), rows.getTimestamp(3).toInstant(),
                        rows.getObject(4, LocalDate.class), rows.getString(5), rows.getString(6), rows.getString(7), rows.getString(8), rows.getString(9)));
            }
        }
        list.addMissing(known);
    }

    /** Takes away again every key on the list and on the restored one, and remembers those the restored database did not know. */
    static void apply(Connection connection, Path keys) throws SQLException, IOException {
        if (!SealedContents.exists(connection, "vault_destroyed_keys")) {
            return;
        }
        try (var statement = connection.createStatement()) {
            var lines = DestroyedKeyList.in(keys).lines();
            if (!lines.isEmpty()) {
                statement.execute("create temporary table listed (like vault_destroyed_keys) on commit drop");
                var text = lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining());
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy listed (" + COLUMNS + ") from stdin",
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
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
