package org.huiyin.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Foreign keys and triggers, taken away while rows are loaded in the order of table names and put back after, when the server
 * checks them all. Needs no superuser, so it works on an operator's own server too.
 */
final class Bonds {

    private final Connection connection;
    private final List<Bond> bonds;
    private final List<String> triggered;

    private Bonds(Connection connection, List<Bond> bonds, List<String> triggered) {
        this.connection = connection;
        this.bonds = bonds;
        this.triggered = triggered;
    }

    private record Bond(String table, String name, String definition) {}

    static Bonds loosen(Connection connection) throws SQLException {
        var bonds = new ArrayList<Bond>();
        var triggered = new ArrayList<String>();
        try (var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery(
                    """
                    select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) from pg_constraint
                    where contype = 'f' and connamespace = current_schema()::regnamespace and conparentid = 0 order by 1, 2
                    """)) {
                while (rows.next()) {
                    bonds.add(new Bond(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
            try (var rows = statement.executeQuery(
                    """
                    select distinct tgrelid::regclass::text from pg_trigger t join pg_class c on c.oid = t.tgrelid
                    where not tgisinternal and c.relnamespace = current_schema()::regnamespace order by 1
                    """)) {
                while (rows.next()) {
                    triggered.add(rows.getString(1));
                }
            }
            for (var bond : bonds) {
                statement.execute("alter table " + bond.table + " drop constraint " + bond.name);
            }
            for (var table : triggered) {
                statement.execute("alter table " + table + " disable trigger user");
            }
        }
        return new Bonds(connection, bonds, triggered);
    }

    void tighten() throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var bond : bonds) {
                statement.execute("alter table " + bond.table + " add constraint " + bond.name + " " + bond.definition);
            }
            for (var table : triggered) {
                statement.execute("alter table " + table + " enable trigger user");
            }
        }
    }
}
