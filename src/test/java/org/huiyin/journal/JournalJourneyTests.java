package org.huiyin.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The running program numbers what is appended, without being asked. */
@HuiyinTest
class JournalJourneyTests {

    @Autowired
    Journal journal;

    @Autowired
    Followers followers;

    @Autowired
    JournalThreads threads;

    @Autowired
    JdbcClient db;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void anEntryGetsItsPositionWithinSeconds() throws InterruptedException {
        assertThat(threads.isRunning()).isTrue();
        var id = new TransactionTemplate(transactions).execute(_ -> journal.append(
                new NewEntry(370100, null, null, "test", LocalDate.of(2026, 3, 16), new Actor.Program("test"), Map.of())));
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        long ordered = 0;
        while (ordered == 0 && System.nanoTime() < end) {
            ordered = db.sql("select count(*) from journal_order where home = :home and entry = :entry")
                    .param("home", id.home()).param("entry", id.value()).query(Long.class).single();
            Thread.sleep(10);
        }
        assertThat(ordered).isEqualTo(1);
        assertThat(followers.status()).noneMatch(FollowerStatus::stopped);
    }
}
