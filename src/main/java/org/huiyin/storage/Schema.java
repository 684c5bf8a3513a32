package org.huiyin.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables to what this program expects, as the owner, before anything else opens the database. */
final class Schema {

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);
    static final String LOCATION = "classpath:db/migration";

    private final Login owner;
    private final String location;
    private final Flyway flyway;

    Schema(Login owner) {
        this(owner, LOCATION);
    }

    Schema(Login owner, String location) {
        this.owner = owner;
        this.location = location;
        this.flyway = flyway(MigrationVersion.LATEST);
    }

    private Flyway flyway(MigrationVersion target) {
        return Flyway.configure()
                .dataSource(owner.dataSource())
                .locations(location)
                .validateMigrationNaming(true)
                .target(target)
                .load();
    }

    /**
     * Migrates and says what the installation is.
     *
     * @param demo whether the program was started as a demo: a real database is never opened so, nor a demo one otherwise
     * @param home the home a new installation gets
     */
    Installation bring(boolean demo, int home) {
        try {
            var found = installation();
            if (found.isPresent() && found.get().demo() != demo) {
                throw new StorageRefused(demo ? "storage.refused.real" : "storage.refused.demo");
            }
            // Asked once: every question to Flyway reads all scripts again.
            var info = flyway.info();
            refuseNewer(info);
            if (found.isPresent() && info.pending().length == 0 && !changed(info)) {
                return found.get();
            }
            if (found.isPresent() && demo && changed(info)) {
                LOG.warn("The demo database was made by another build; it is made again");
                dropAll();
            }
            grantByDefault();
            flyway.migrate();
            return install(demo, home);
        } catch (FlywayValidateException different) {
            throw new StorageRefused(different, "storage.refused.changed", different.getMessage());
        } catch (SQLException failed) {
            throw new StorageRefused(failed, "storage.refused.unreachable", owner.url(), failed.getMessage());
        }
    }

    /** Makes the schema as it was when a backup was taken. */
    void bringTo(BackupManifest manifest) {
        try {
            refuseUnlessEmpty();
            Restore.bringTo(manifest, flyway, this::flyway);
        } catch (SQLException failed) {
            throw new StorageRefused(failed, "storage.refused.unreachable", owner.url(), failed.getMessage());
        }
    }

    private void refuseUnlessEmpty() throws SQLException {
        try (var connection = owner.connect()) {
            if (SealedContents.one(connection, "select count(*) from pg_class where relnamespace = current_schema()::regnamespace") > 0) {
                throw new StorageRefused("storage.restore.notempty", owner.url());
            }
        }
        grantByDefault();
    }

    /** The version of the newest migration applied, or "0". */
    String version() {
        var current = flyway.info().current();
        return current == null ? "0" : String.valueOf(current.getVersion());
    }

    /** How many migrations of this program the database does not have yet. */
    int pending() {
        return flyway.info().pending().length;
    }

    /** True when some applied migration reads differently now. */
    private static boolean changed(MigrationInfoService info) {
        return Arrays.stream(info.applied()).anyMatch(one -> !one.isChecksumMatching())
                || Arrays.stream(info.all()).anyMatch(one -> one.getState() == MigrationState.IGNORED);
    }

    /** Refuses a database that holds migrations which this program does not bring. */
    void refuseNewer() {
        refuseNewer(flyway.info());
    }

    private static void refuseNewer(MigrationInfoService info) {
        var unknown = Arrays.stream(info.applied())
                .filter(one -> switch (one.getState()) {
                    case FUTURE_SUCCESS, FUTURE_FAILED, MISSING_SUCCESS, MISSING_FAILED -> true;
                    default -> false;
                })
                .map(MigrationInfo::getVersion)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new StorageRefused("storage.refused.newer", unknown);
        }
    }

    private Optional<Installation> installation() throws SQLException {
        try (var connection = owner.connect(); var statement = connection.createStatement()) {
            try (var table = statement.executeQuery("select to_regclass('installation') is not null")) {
                table.next();
                if (!table.getBoolean(1)) {
                    return Optional.empty();
                }
            }
            return read(connection);
        }
    }

    private static Optional<Installation> read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select home, demo from installation")) {
            return row.next() ? Optional.of(new Installation(row.getInt(1), row.getBoolean(2))) : Optional.empty();
        }
    }

    private void grantByDefault() throws SQLException {
        try (var connection = owner.connect(); var statement = connection.createStatement()) {
            statement.execute("grant usage on schema public to huiyin_app");
            statement.execute(
                    "alter default privileges in schema public grant select, insert, update, delete on tables to huiyin_app");
            statement.execute("alter default privileges in schema public grant usage, select on sequences to huiyin_app");
        }
    }

    private Installation install(boolean demo, int home) throws SQLException {
        try (var connection = owner.connect()) {
            try (var statement = connection.createStatement()) {
                statement.execute("revoke insert, update, delete on flyway_schema_history from huiyin_app");
            }
            try (var insert = connection.prepareStatement(
                    "insert into installation (home, demo) values (?, ?) on conflict do nothing")) {
                insert.setInt(1, home);
                insert.setBoolean(2, demo);
                if (insert.executeUpdate() == 1) {
                    LOG.info("First start: home {}{}", home, demo ? ", demo" : "");
                }
            }
            var installation = read(connection).orElseThrow();
            if (installation.demo() != demo) {
                throw new StorageRefused(demo ? "storage.refused.real" : "storage.refused.demo");
            }
            return installation;
        }
    }

    private void dropAll() throws SQLException {
        try (var connection = owner.connect(); var statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
        }
    }
}
