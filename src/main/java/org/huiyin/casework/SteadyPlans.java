package org.huiyin.casework;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A reading transaction in which PostgreSQL keeps the plan of each statement for its connection, whatever the values are (docs/adr/0187). Only for
 * statements whose right index does not depend on the values.
 */
final class SteadyPlans {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SteadyPlans(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /** In a transaction of the caller's only reads: the setting would stay until its end. */
    <T> T read(Supplier<T> reading) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return reading.get();
        }
        return transaction.execute(_ -> {
            jdbc.sql("set local plan_cache_mode = force_generic_plan").update();
            return reading.get();
        });
    }
}
