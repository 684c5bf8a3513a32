package org.huiyin.calendar;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts calendar editions together on a test database, for tests of modules above. */
public final class EditionsFixture {

    private EditionsFixture() {}

    public static CalendarEditions on(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        return new CalendarEditions(new EditionStore(jdbc), clock, transactions);
    }
}
