package org.huiyin.answer;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.huiyin.access.Scope;
import org.huiyin.casework.Escalations;
import org.huiyin.casework.Matters;
import org.huiyin.journal.LegId;
import org.huiyin.procedure.Procedure;
import org.huiyin.procedure.Procedures;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds answers that were to be served online and that nobody has opened for the days the procedure says, and tells their offices to serve them by
 * post or at the window. Until then the person's time does not begin.
 */
@Component
public class UnopenedAnswers {

    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final Procedures procedures;
    private final Matters matters;
    private final Escalations escalations;

    UnopenedAnswers(JdbcClient jdbc, Procedures procedures, Matters matters, Escalations escalations) {
        this.jdbc = jdbc;
        this.procedures = procedures;
        this.matters = matters;
        this.escalations = escalations;
    }

    /** @return how many were found */
    public int sweep(Instant now) {
        int found = 0;
        for (Procedure procedure : procedures.all()) {
            if (procedure.unopenedDays() > 0) {
                found += sweep(procedure, now);
            }
        }
        return found;
    }

    private int sweep(Procedure procedure, Instant now) {
        LocalDate today = now.atZone(ZoneId.of(procedure.zone())).toLocalDate();
        int found = 0;
        UUID after = new UUID(0, 0);
        while (true) {
            var legs = waiting(procedure, today.minusDays(procedure.unopenedDays()), after);
            for (LegId leg : legs) {
                matters.leg(Scope.program("unopened-answers"), leg).ifPresent(l -> escalations.unopened(l, now, today));
                after = leg.value();
                found++;
            }
            if (legs.size() < BATCH) {
                return found;
            }
        }
    }

    private java.util.List<LegId> waiting(Procedure procedure, LocalDate issuedBy, UUID after) {
        return jdbc.sql("""
                /* scope: program unopened-answers */
                select d.home, d.leg from documents d
                  join matters m on m.home = d.home and m.id = d.matter
                  left join services s on s.home = d.home and s.document = d.id
                 where s.document is null and m.procedure = :procedure and m.reply_by = 'ONLINE' and d.issued_on < :by and d.leg > :after
                 order by d.leg limit :batch
                """)
                .param("procedure", procedure.id())
                .param("by", issuedBy)
                .param("after", after)
                .param("batch", BATCH)
                .query((row, n) -> new LegId(row.getInt(1), row.getObject(2, UUID.class)))
                .list();
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {

        @Bean
        Task<Void> unopenedAnswers(UnopenedAnswers answers, Clock clock) {
            return Tasks.recurring("unopened-answers", FixedDelay.ofHours(1)).execute((_, _) -> answers.sweep(clock.instant()));
        }
    }
}
