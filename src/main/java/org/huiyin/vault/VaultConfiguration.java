package org.huiyin.vault;

import java.nio.file.Path;
import org.huiyin.journal.Journal;
import org.huiyin.storage.DestroyedKeyList;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The vault of this program: its master keys are files in the data directory unless another keeper is given. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    @Bean
    @ConditionalOnMissingBean
    KeyProvider keyProvider(@Value("${huiyin.data:./data}") Path data) {
        return new FileKeyProvider(data.resolve("keys"));
    }

    @Bean
    VaultStore vaultStore(JdbcClient db) {
        return new VaultStore(db);
    }

    /** Refuses to start when sealed data names a master key that is absent. */
    @Bean
    MasterKeys masterKeys(VaultStore store, KeyProvider provider, PlatformTransactionManager transactions) {
        return new MasterKeys(store, provider, Vault.newTransaction(transactions));
    }

    @Bean
    Vault vault(VaultStore store, MasterKeys masterKeys, Journal journal, @Value("${huiyin.data:./data}") Path data,
            PlatformTransactionManager transactions) {
        return new Vault(store, masterKeys, journal, DestroyedKeyList.in(data.resolve("keys")), transactions);
    }

    /** What was to be destroyed and was cut off is finished before anybody is let in. */
    @Bean
    ApplicationRunner erasures(Vault vault) {
        return _ -> {
            int finished = vault.finishErasures();
            if (finished > 0) {
                LoggerFactory.getLogger(Vault.class).warn("{} keys on the list of destroyed keys were still there; they are destroyed now", finished);
            }
        };
    }
}
