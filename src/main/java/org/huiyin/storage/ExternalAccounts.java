package org.huiyin.storage;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Makes sure that the running program acts as {@code huiyin_app}, which owns nothing, on a server of the operator's own too:
 * with one account for everything it changes into that role after signing in.
 */
final class ExternalAccounts {

    private static final int OLDEST = 150_000;

    private ExternalAccounts() {}

    /** Checks the server's version and gives the account to run with. */
    static Login prepare(Login owner, Login app) {
        try (var connection = owner.connect(); var statement = connection.createStatement()) {
            var version = PostgresServer.show(statement, "server_version");
            if (Integer.parseInt(PostgresServer.show(statement, "server_version_num")) < OLDEST) {
                throw new StorageRefused("storage.refused.version", version);
            }
            if (!ask(connection, "select exists (select 1 from pg_roles where rolname = ?)", ClusterCredentials.APP)) {
                attempt(connection, "create role huiyin_app nologin", owner, app);
            }
            if (app.username().equals(ClusterCredentials.APP)) {
                return app;
            }
            if (!ask(connection, "select pg_has_role(?, 'huiyin_app', 'set')", app.username(), connectionVersion(statement))) {
                attempt(connection, "grant huiyin_app to \"" + app.username().replace("\"", "\"\"") + "\"", owner, app);
            }
            return new Login(app.url(), app.username(), app.password(), ClusterCredentials.APP);
        } catch (SQLException failed) {
            throw new StorageRefused(failed, "storage.refused.unreachable", owner.url(), failed.getMessage());
        }
    }

    private static int connectionVersion(java.sql.Statement statement) throws SQLException {
        return Integer.parseInt(PostgresServer.show(statement, "server_version_num"));
    }

    /** Privilege {@code set} is known from version 16 on; before that membership alone lets a role be set. */
    private static boolean ask(Connection connection, String sql, String name, int version) throws SQLException {
        return ask(connection, version >= 160_000 ? sql : sql.replace("'set'", "'member'"), name);
    }

    private static boolean ask(Connection connection, String sql, String name) throws SQLException {
        try (var question = connection.prepareStatement(sql)) {
            question.setString(1, name);
            try (var row = question.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static void attempt(Connection connection, String sql, Login owner, Login app) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new StorageRefused(refused, "storage.refused.role", owner.username(), app.username());
        }
    }
}
