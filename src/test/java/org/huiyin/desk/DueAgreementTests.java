package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.huiyin.access.Access;
import org.huiyin.casework.Given;
import org.huiyin.casework.OfficeLoad;
import org.huiyin.casework.QueueFilter;
import org.huiyin.casework.QueueFilter.Due;
import org.huiyin.casework.QueueFilter.View;
import org.huiyin.casework.QueueRow;
import org.huiyin.casework.Queues;
import org.huiyin.clock.TimeLimit;
import org.huiyin.clock.TimeLimits;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** From two days before the last day to two days after, every reader says the same of a leg: in time or late, never both and never neither. */
@HuiyinTest
class DueAgreementTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Autowired
    ApplicationContext program;

    @Test
    void everyReaderAgreesFromTwoDaysBeforeToTwoDaysAfter() {
        var world = new DeskWorld(program);
        Instant received = LocalDate.of(2026, 9, 9).atTime(9, 0).atZone(SHANGHAI).toInstant();
        var registered = world.register(m -> DeskWorld.receivedAt(m, received));
        var limits = program.getBean(TimeLimits.class);
        var queues = program.getBean(Queues.class);
        var scope = program.getBean(Access.class).scopeOf(world.officer);
        var limit = limits.nearest(registered.leg()).orElseThrow();
        LocalDate due = LocalDate.of(2026, 9, 24); // fifteen days; the day after is the Mid-Autumn Festival
        assertThat(limit.dueOn()).isEqualTo(due);
        for (LocalDate day = due.minusDays(2); !day.isAfter(due.plusDays(2)); day = day.plusDays(1)) {
            for (String time : List.of("00:00", "00:01", "12:00", "23:59")) {
                Instant now = day.atTime(LocalTime.parse(time)).atZone(SHANGHAI).toInstant();
                String at = day + " " + time;
                boolean late = day.isAfter(due);
                assertThat(limit.lapsedBy(now)).as("%s: the limit", at).isEqualTo(late);
                assertThat(inQueue(queues, scope, world, Due.LATE, now, registered.number())).as("%s: late queue", at).isEqualTo(late);
                assertThat(inQueue(queues, scope, world, Due.SOON, now, registered.number())).as("%s: soon queue", at).isEqualTo(!late);
                assertThat(inQueue(queues, scope, world, Due.ANY, now, registered.number())).as("%s: queue", at).isTrue();
                assertThat(queues.count(scope, world.officer.office(), filter(Due.LATE), now)).as("%s: count of late", at).isEqualTo(late ? 1 : 0);
                assertThat(queues.loads(scope, now)).as("%s: load", at).singleElement().satisfies((OfficeLoad load) -> {
                    assertThat(load.late()).isEqualTo(late ? 1 : 0);
                    assertThat(load.soon()).isEqualTo(late ? 0 : 1);
                });
            }
        }
    }

    /** The simple track has a target of some days before the legal limit: past the first an office is over it, past the second it is late. */
    @Test
    void aLocalTargetIsNeverLateAndALegalDeadlineBehindItIs() {
        var world = new DeskWorld(program);
        var registered = world.register();
        var leg = world.done(world.staff(world.officer), registered.leg(), "transfer",
                Given.of("offices", world.cast.eastHousing.id().toString()).and("track", "simple")).opened().getFirst();
        var duties = program.getBean(TimeLimits.class).duties(leg);
        var target = duties.stream().filter(limit -> !limit.verified()).findFirst().orElseThrow();
        var legal = duties.stream().filter(TimeLimit::verified).findFirst().orElseThrow();
        assertThat(target.dueAt()).isBefore(legal.dueAt());
        var queues = program.getBean(Queues.class);
        var scope = program.getBean(Access.class).scopeOf(world.handler);
        record Seen(Due due, boolean shown) {}
        for (var now : List.of(target.dueAt().minusSeconds(1), target.dueAt(), legal.dueAt().minusSeconds(1), legal.dueAt())) {
            boolean over = !now.isBefore(target.dueAt()) && now.isBefore(legal.dueAt());
            boolean late = !now.isBefore(legal.dueAt());
            for (var seen : List.of(new Seen(Due.OVER, over), new Seen(Due.LATE, late))) {
                var rows = queues.page(scope, world.handler.office(), filter(seen.due()), null, 50, now).rows();
                assertThat(rows.stream().anyMatch(row -> row.number().equals(registered.number()))).as("%s at %s", seen, now).isEqualTo(seen.shown());
                assertThat(queues.count(scope, world.handler.office(), filter(seen.due()), now)).as("count of %s at %s", seen, now).isEqualTo(seen.shown() ? 1 : 0);
            }
            assertThat(queues.loads(scope, now)).singleElement().satisfies((OfficeLoad load) -> {
                assertThat(load.over()).isEqualTo(over ? 1 : 0);
                assertThat(load.late()).isEqualTo(late ? 1 : 0);
            });
            var row = queues.page(scope, world.handler.office(), filter(Due.ANY), null, 50, now).rows().stream()
                    .filter(one -> one.number().equals(registered.number())).findFirst().orElseThrow();
            assertThat(row.dueRule()).as("what is shown at %s", now).isEqualTo(late ? legal.rule().value() : target.rule().value());
        }
    }

    private static boolean inQueue(Queues queues, org.huiyin.access.Scope scope, DeskWorld world, Due due, Instant now, String number) {
        return queues.page(scope, world.officer.office(), filter(due), null, 50, now).rows().stream().map(QueueRow::number).anyMatch(number::equals);
    }

    private static QueueFilter filter(Due due) {
        return new QueueFilter(View.OPEN, due, null, null, null, null, null, null);
    }
}
