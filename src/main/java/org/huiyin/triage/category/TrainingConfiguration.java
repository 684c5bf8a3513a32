package org.huiyin.triage.category;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TrainingConfiguration {

    /** Seldom due; looking costs one query over an index. */
    @Bean
    Task<Void> categoryTrainingTask(CategoryTraining training, Clock clock) {
        return Tasks.recurring("category-training", FixedDelay.ofSeconds(15)).execute((_, _) -> training.trainWhereDue(clock.instant()));
    }
}
