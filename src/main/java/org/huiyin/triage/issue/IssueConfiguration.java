package org.huiyin.triage.issue;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class IssueConfiguration {

    /** Seldom due; looking costs one query over an index. */
    @Bean
    Task<Void> issueLearningTask(Learning learning) {
        return Tasks.recurring("issue-learning", FixedDelay.ofMinutes(10)).execute((_, _) -> learning.learnWhereDue());
    }
}
