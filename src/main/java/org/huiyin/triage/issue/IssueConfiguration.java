package org.huiyin.triage.issue;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class IssueConfiguration {

    /** Seldom due. Looked at often, so that a new installation has its issues soon; looking is one count of at most 20,000 rows, and none later. */
    @Bean
    Task<Void> issueLearningTask(Learning learning) {
        return Tasks.recurring("issue-learning", FixedDelay.ofSeconds(20)).execute((_, _) -> learning.learnWhereDue());
    }
}
