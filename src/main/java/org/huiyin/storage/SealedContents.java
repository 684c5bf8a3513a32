package org.huiyin.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the keys outside the database close inside it. The tables belong to upper modules; they are known here by name because a
 * backup must say, without the program running, what is lost with a key (see docs/adr on backups).
 */
final class SealedContents {

    private SealedContents() {}

    static boolean exists(Connection connection, String table) throws SQLException {
        return one(connection, "select (to_regclass('" + table + "') is not null)::int") == 1;
    }

    static long one(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    static boolean accessKey(Connection connection) throws SQLException {
        return exists(connection, "access_key") && one(connection, "select count(*) from access_key") > 0;
    }

    static long destroyed(Connection connection) throws SQLException {
        return exists(connection, "vault_destroyed_keys") ? one(connection, "select count(*) from vault_destroyed_keys") : 0;
    }

    /** One entry for each registered master key, those that close nothing included. */
    static List<BackupManifest.KeyUse> uses(Connection connection) throws SQLException {
        var uses = new ArrayList<BackupManifest.KeyUse>();
        if (!exists(connection, "vault_masters")) {
            return uses;
        }
        var sealed = sealedColumns(connection);
        var masters = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from vault_masters order by registered_at")) {
            while (rows.next()) {
                masters.add(rows.getString(1));
            }
        }
        for (var master : masters) {
            long texts = 0;
            for (var column : sealed) {
                texts += count(connection, master, "select count(*) from " + column.table + " x " + JOIN + " and x." + column.name + " is not null");
            }
            uses.add(new BackupManifest.KeyUse(
                    master,
                    count(connection, master, "select count(*) from vault_keys k where k.master_key_id = ?"),
                    count(connection, master, "select count(distinct (x.home, x.matter)) from vault_values x " + JOIN),
                    texts,
                    exists(connection, "attachments")
                            ? count(connection, master, "select count(*) from attachments x " + JOIN)
                            : 0));
        }
        return uses;
    }

    private static final String JOIN = "join vault_keys k on k.home = x.home and k.matter = x.matter where k.master_key_id = ?";

    private record Column(String table, String name) {}

    /** Columns of sealed bytes in tables that say which matter they are about, outside the vault itself. */
    private static List<Column> sealedColumns(Connection connection) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        """
                        select c.table_name, c.column_name from information_schema.columns c
                        where c.table_schema = current_schema() and c.data_type = 'bytea' and c.column_name like '%sealed%'
                          and c.table_name not like 'vault%'
                          and (select count(*) from information_schema.columns o
                               where o.table_schema = c.table_schema and o.table_name = c.table_name
                                 and o.column_name in ('home', 'matter')) = 2
                        order by 1, 2
                        """)) {
            while (rows.next()) {
                columns.add(new Column('"' + rows.getString(1) + '"', '"' + rows.getString(2) + '"'));
            }
        }
        return columns;
    }

    private static long count(Connection connection, String master, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, master);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /**
     * Makes a restored database usable without keys that are gone: what they closed stays closed for ever, and the program makes
     * new ones at its next start.
     */
    static void giveUp(Connection connection, List<String> masterKeys, boolean accessKey) throws SQLException {
        for (var master : masterKeys) {
            update(connection, "delete from vault_keys where master_key_id = ?", master);
            update(connection, "delete from vault_masters where id = ?", master);
        }
        if (!masterKeys.isEmpty() && exists(connection, "vault_masters")) {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate(
                        """
                        update vault_masters set retired_at = null
                        where id = (select id from vault_masters order by registered_at desc limit 1)
                          and not exists (select 1 from vault_masters where retired_at is null)
                        """);
            }
        }
        if (accessKey) {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate("delete from access_key");
                if (exists(connection, "accounts")) {
                    statement.executeUpdate("update accounts set totp_sealed = null");
                }
                if (exists(connection, "recovery_codes")) {
                    statement.executeUpdate("delete from recovery_codes");
                }
            }
        }
    }

    private static void update(Connection connection, String sql, String value) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            statement.executeUpdate();
        }
    }
}
