package org.huiyin.storage;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Backups on request and by themselves. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BackupProperties.class)
class BackupConfiguration {

    @Bean
    Backups backups(DataDirectory data, Database database, Installation migrated, BackupProperties properties, Clock clock) {
        return new Backups(data, database.owner(), properties, clock);
    }

    @Bean
    BackupCommand backupCommand(Backups backups) {
        return new BackupCommand(backups);
    }

    @Bean
    Task<Void> dailyBackup(Backups backups, BackupProperties properties, Installation installation, ZoneId zone) {
        return Tasks.recurring("daily-backup", Schedules.daily(zone, properties.at())).execute((instance, context) -> {
            if (properties.daily() && !installation.demo()) {
                unchecked(backups::daily);
            }
        });
    }

    /** An erasure is on the list of the program that did it at once; on those of other programs on the same database within minutes. */
    @Bean
    Task<Void> destroyedKeyList(Backups backups) {
        return Tasks.recurring("destroyed-key-list", Schedules.fixedDelay(Duration.ofMinutes(5)))
                .execute((instance, context) -> unchecked(backups::keepDestroyedKeys));
    }

    @Bean
    DiskHealth dataDiskHealthIndicator(DataDirectory data) {
        return new DiskHealth(data.root());
    }

    @Bean
    Task<Void> diskWatch(DiskHealth disk) {
        return Tasks.recurring("disk-watch", Schedules.fixedDelay(Duration.ofMinutes(1))).execute((instance, context) -> unchecked(disk::warn));
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void unchecked(Work work) {
        try {
            work.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
