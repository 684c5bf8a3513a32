package org.huiyin.access;

import org.huiyin.storage.DataDirectory;
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
    AccessKey accessKey(JdbcClient jdbc, PlatformTransactionManager transactions, DataDirectory data,
            @Value("${huiyin.access.new-key:false}") boolean renew) {
        return new AccessKeyFile(jdbc, transactions, data.closed("keys").resolve("access.key"), renew).take();
    }
}
