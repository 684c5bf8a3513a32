package org.huiyin.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The order of opening: directory, database, schema, connections. Closing goes the other way round, so the server stops after the
 * last connection is gone, and the directory is given up last.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageProperties.class)
class StorageConfiguration {

    @Bean
    EarlyStart.Opened storage(StorageProperties properties) {
        return EarlyStart.take(properties);
    }

    @Bean(destroyMethod = "")
    DataDirectory dataDirectory(EarlyStart.Opened storage) {
        return storage.data();
    }

    @Bean(destroyMethod = "")
    Database database(EarlyStart.Opened storage) {
        return storage.database();
    }

    @Bean
    Installation installation(EarlyStart.Opened storage) {
        if (storage.installation().demo()) {
            storage.data().markDemo();
        }
        return storage.installation();
    }

    /** Connections of the running program, which may read and write rows and owns nothing. */
    @Bean
    HikariDataSource dataSource(Database database, Installation migrated, StorageProperties properties) {
        return pool(database.app(), properties.database().pool());
    }

    @Bean
    AdminDoor adminDoor(DataDirectory data, ObjectProvider<AdminCommand> commands) {
        return new AdminDoor(data, commands);
    }

    @Bean
    DoctorCommand storageDoctor(DataDirectory data, Database database, Clock clock) {
        return new DoctorCommand(data, database, clock);
    }

    static HikariDataSource pool(Login login, int size) {
        var config = new HikariConfig();
        config.setPoolName("huiyin");
        config.setJdbcUrl(login.url());
        config.setUsername(login.username());
        config.setPassword(login.password());
        Login.CONNECTION.forEach(config::addDataSourceProperty);
        // A page that hangs is worse than one that fails: long work opens a connection with limits of its own.
        config.addDataSourceProperty(
                "options", "-c statement_timeout=60s -c lock_timeout=15s -c idle_in_transaction_session_timeout=120s");
        if (login.role() != null) {
            config.setConnectionInitSql("set role " + login.role());
        }
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(2, size));
        config.setConnectionTimeout(15_000);
        return new HikariDataSource(config);
    }
}
