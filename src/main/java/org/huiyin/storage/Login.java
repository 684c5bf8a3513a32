package org.huiyin.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How to reach a database as one account.
 *
 * @param url JDBC address without account
 * @param role role to act in after signing in ({@code SET ROLE}), or null to stay the account
 */
record Login(String url, String username, String password, @Nullable String role) {

    /** Server messages carry row values in their details; they never reach an exception or a log. */
    static final Map<String, String> CONNECTION = Map.of(
            "ApplicationName", "huiyin",
            "logServerErrorDetail", "false",
            "reWriteBatchedInserts", "true",
            "gssEncMode", "disable",
            "connectTimeout", "10",
            "tcpKeepAlive", "true");

    PGSimpleDataSource dataSource() {
        try {
            var source = new PGSimpleDataSource();
            source.setUrl(url);
            for (var property : CONNECTION.entrySet()) {
                source.setProperty(property.getKey(), property.getValue());
            }
            source.setUser(username);
            source.setPassword(password);
            return source;
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Connection connect() throws SQLException {
        var connection = dataSource().getConnection();
        if (role != null) {
            try (var statement = connection.createStatement()) {
                statement.execute("SET ROLE " + role);
            } catch (SQLException refused) {
                connection.close();
                throw refused;
            }
        }
        return connection;
    }

    Login onDatabase(String name) {
        return new Login(url.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"), username, password, role);
    }

    @Override
    public String toString() {
        return username + "@" + url;
    }
}
