package org.huiyin.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In a program that serves, the sweep and the recomputation run by themselves. */
@HuiyinTest(properties = {"db-scheduler.enabled=true", "db-scheduler.polling-interval=500ms"})
class ClockJobsTests {

    @Autowired
    JdbcClient jdbc;

    @Test
    void theJobsRunByThemselves() throws InterruptedException {
        Instant patience = Instant.now().plus(Duration.ofSeconds(40));
        int done = 0;
        while (done < 2 && Instant.now().isBefore(patience)) {
            Thread.sleep(250);
            done = jdbc.sql("""
                    select count(*) from scheduled_tasks
                     where task_name in ('lapse-sweep', 'calendar-recomputation') and last_success is not null and consecutive_failures = 0
                    """).query(Integer.class).single();
        }
        assertThat(done).isEqualTo(2);
    }
}
