package org.huiyin.clock;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    RuleBook ruleBook() {
        return RuleBook.shipped();
    }

    /** One copy of the program sweeps at a time; a sweep that dies is taken up by another. */
    @Bean
    Task<Void> lapseSweepTask(LapseSweep sweep, Clock clock) {
        return Tasks.recurring("lapse-sweep", FixedDelay.ofMinutes(1)).execute((_, _) -> sweep.sweep(clock.instant()));
    }

    @Bean
    Task<Void> recomputationTask(Recomputation recomputation, Clock clock) {
        return Tasks.recurring("calendar-recomputation", FixedDelay.ofMinutes(1)).execute((_, _) -> recomputation.run(clock.instant()));
    }
}
