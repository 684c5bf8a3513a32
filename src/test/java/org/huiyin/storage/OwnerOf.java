package org.huiyin.storage;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The database of a running program as its owner sees it, for benches that make rows and gather statistics. */
public final class OwnerOf {

    private OwnerOf() {}

    public static JdbcClient jdbc(ApplicationContext context) {
        var login = context.getBean(Database.class).owner();
        // One connection, so that a temporary table lives as long as the bench.
        return JdbcClient.create(new SingleConnectionDataSource(login.url(), login.username(), login.password(), true));
    }
}
