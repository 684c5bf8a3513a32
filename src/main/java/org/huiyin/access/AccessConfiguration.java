package org.huiyin.access;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    Roles roles() {
        return Roles.read();
    }

    @Bean
    AccessKey accessKey(JdbcClient jdbc, PlatformTransactionManager transactions, @Value("${huiyin.data:./data}") Path data) {
        return new AccessKeyFile(jdbc, transactions, data.resolve("keys").resolve("access.key")).take();
    }
}
