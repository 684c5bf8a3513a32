package org.huiyin.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.test.context.support.TestPropertySourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A fresh migrated database for a test class, from one server per JVM:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestDatabase DATABASE = TestDatabase.fresh();
 * }</pre>
 *
 * <p>{@link #app()} and {@link #jdbc()} act as the running program does, {@link #owner()} owns the tables. Spring tests take
 * {@link HuiyinTest} instead.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable PostgresServer server;
    private static @Nullable String template;

    private @Nullable String name;
    private @Nullable HikariDataSource app;
    private @Nullable HikariDataSource owner;

    private TestDatabase() {}

    /** A database of its own for the class that registers it. */
    public static TestDatabase fresh() {
        return new TestDatabase();
    }

    /** Connections as {@code huiyin_app}. */
    public synchronized DataSource app() {
        if (app == null) {
            app = StorageConfiguration.pool(server().app().onDatabase(name()), 8);
        }
        return app;
    }

    /** Connections as {@code huiyin_owner}: for looking behind the curtain, never for what the program does. */
    public synchronized DataSource owner() {
        if (owner == null) {
            owner = StorageConfiguration.pool(server().owner().onDatabase(name()), 4);
        }
        return owner;
    }

    /** SQL as {@code huiyin_app}. */
    public JdbcClient jdbc() {
        return JdbcClient.create(app());
    }

    /** Transactions on {@link #app()}. */
    public TransactionTemplate transactions() {
        return new TransactionTemplate(new DataSourceTransactionManager(app()));
    }

    Login ownerLogin() {
        return server().owner().onDatabase(name());
    }

    Login appLogin() {
        return server().app().onDatabase(name());
    }

    private synchronized String name() {
        if (name == null) {
            name = create();
        }
        return name;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        name();
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) throws SQLException {
        close();
    }

    synchronized void close() throws SQLException {
        if (app != null) {
            app.close();
            app = null;
        }
        if (owner != null) {
            owner.close();
            owner = null;
        }
        if (name != null) {
            drop(name);
            name = null;
        }
    }

    private static synchronized String create() {
        var fresh = "t_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        execute("create database " + fresh + " template " + template() + " owner huiyin_owner");
        return fresh;
    }

    /** An empty database, not migrated, for tests of migration and restoring. */
    static synchronized String createEmpty() {
        var fresh = "t_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        execute("create database " + fresh + " owner huiyin_owner");
        return fresh;
    }

    static void drop(String name) {
        execute("drop database if exists " + name + " with (force)");
    }

    private static void execute(String sql) {
        try (var connection = server().superuser().connect(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static synchronized PostgresServer server() {
        if (server == null) {
            server = start();
        }
        return server;
    }

    /** Safe settings are for data that someone needs: these databases live for a minute. */
    private static PostgresServer start() {
        var settings = Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "max_connections", "200");
        for (int number = 0; ; number++) {
            try {
                var data = DataDirectory.take(place("huiyin-test-" + number));
                var started = PostgresServer.start(data, settings);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    started.close();
                    data.close();
                }));
                sweep(started);
                return started;
            } catch (StorageRefused refused) {
                if (!refused.key().equals("storage.refused.locked") || number > 20) {
                    throw refused;
                }
            }
        }
    }

    /** A directory under {@code target}, or under the temporary directory when the server's account cannot get there. */
    static Path place(String name) {
        try {
            var target = Path.of("target").toAbsolutePath();
            Files.createDirectories(target);
            if (ServiceUser.find().barrier(target).isEmpty()) {
                return target.resolve(name);
            }
            return Path.of(System.getProperty("java.io.tmpdir"), Integer.toHexString(target.hashCode()) + "-" + name);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void sweep(PostgresServer started) {
        try (var connection = started.superuser().connect(); var statement = connection.createStatement()) {
            var left = new java.util.ArrayList<String>();
            try (var names = statement.executeQuery("select datname from pg_database where datname like 't\\_%'")) {
                while (names.next()) {
                    left.add(names.getString(1));
                }
            }
            for (var one : left) {
                statement.execute("drop database " + one + " with (force)");
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The migrated database others are copied from; made again when a migration reads differently. */
    private static String template() {
        if (template == null) {
            var wanted = "template_" + digest();
            try (var connection = server().superuser().connect(); var statement = connection.createStatement()) {
                boolean exists;
                try (var row = statement.executeQuery("select 1 from pg_database where datname = '" + wanted + "'")) {
                    exists = row.next();
                }
                if (!exists) {
                    var making = "t_making";
                    statement.execute("drop database if exists " + making + " with (force)");
                    statement.execute("create database " + making + " owner huiyin_owner");
                    new Schema(server().owner().onDatabase(making)).bring(false, 370100);
                    statement.execute("alter database " + making + " rename to " + wanted);
                }
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
            template = wanted;
        }
        return template;
    }

    private static String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var scripts = new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/**/*.sql");
            java.util.Arrays.sort(scripts, java.util.Comparator.comparing(one -> String.valueOf(one.getFilename())));
            for (var script : scripts) {
                digest.update(String.valueOf(script.getFilename()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(script.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException | NoSuchAlgorithmException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Gives a Spring test a fresh database and a data directory of its own. */
    static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var database = fresh();
            var login = database.appLogin();
            var owner = database.ownerLogin();
            try {
                var data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "app-");
                TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
                        context,
                        "huiyin.data=" + data.toAbsolutePath(),
                        "huiyin.home=370100",
                        // jobs run when a test says so
                        "db-scheduler.enabled=" + context.getEnvironment().getProperty("db-scheduler.enabled", "false"),
                        "huiyin.database.url=" + login.url(),
                        "huiyin.database.username=" + login.username(),
                        "huiyin.database.password=" + login.password(),
                        "huiyin.database.owner-username=" + owner.username(),
                        "huiyin.database.owner-password=" + owner.password());
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
