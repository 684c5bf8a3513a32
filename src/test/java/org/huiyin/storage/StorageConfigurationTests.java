package org.huiyin.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

class StorageConfigurationTests {

    @Test
    void whatSpringOpensItClosesAndTheServerWithIt() throws Exception {
        var directory = Files.createTempDirectory("huiyin-spring-");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        var cluster = directory.resolve("pg");
        try {
            new ApplicationContextRunner()
                    .withUserConfiguration(StorageConfiguration.class)
                    .withBean(Clock.class, Clock::systemUTC)
                    .withPropertyValues("huiyin.data=" + directory)
                    .run(context -> {
                        var jdbc = JdbcClient.create(context.getBean(DataSource.class));
                        assertThat(jdbc.sql("show fsync").query(String.class).single()).isEqualTo("on");
                        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("huiyin_app");
                        assertThat(ClusterProcesses.of(cluster)).isNotEmpty();
                    });
            assertThat(ClusterProcesses.of(cluster)).isEmpty();
            assertThat(cluster.resolve("postmaster.pid")).doesNotExist();
            assertThat(directory.resolve("owner")).doesNotExist();
        } finally {
            ClusterProcesses.stop(cluster);
            PostgresServer.deleteTree(directory);
        }
    }
}
