package org.huiyin.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.huiyin.calendar.CalendarEditions;
import org.huiyin.calendar.CalendarEditions.Import;
import org.huiyin.calendar.EditionsFixture;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Entry;
import org.huiyin.journal.Ids;
import org.huiyin.journal.Journal;
import org.huiyin.journal.LegId;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.huiyin.storage.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Running limits in the database: started once, paused by rows, swept oldest first, computed again when a calendar comes. */
class TimeLimitsTests {

    private static final int HOME = 370100;
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Actor.Staff CLERK = new Actor.Staff(new StaffId(Ids.next()), new PostId(Ids.next()), new OfficeId(Ids.next()));

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private TransactionTemplate transaction;
    private TimeLimits limits;
    private TimeLimitStore store;
    private CalendarEditions editions;
    private Journal journal;
    private LapseSweep sweep;
    private Recomputation recomputation;
    private EditionImport imports;
    private final Consequences consequences = new Consequences();

    private final MatterId matter = new MatterId(HOME, Ids.next());
    private final LegId leg = new LegId(HOME, Ids.next());

    /** Remembers what it was told, and fails on request. */
    private static final class Consequences implements LapseConsequence {
        final List<UUID> lapsed = new ArrayList<>();
        final List<TimeLimit> moved = new ArrayList<>();
        final Set<UUID> failing = new HashSet<>();

        @Override
        public void lapsed(TimeLimit limit, Instant now) {
            if (failing.contains(limit.id())) {
                throw new IllegalStateException("on request");
            }
            lapsed.add(limit.id());
        }

        @Override
        public void moved(TimeLimit limit, Instant now) {
            moved.add(limit);
        }
    }

    @BeforeEach
    void assemble() {
        JdbcClient.create(DATABASE.owner())
                .sql("truncate time_limits, time_limit_pauses, time_limit_extensions, time_limit_lapses, calendar_editions, journal_entries cascade")
                .update();
        PlatformTransactionManager transactions = new DataSourceTransactionManager(DATABASE.app());
        transaction = new TransactionTemplate(transactions);
        var rules = RuleBook.shipped();
        editions = EditionsFixture.on(DATABASE.jdbc(), Clock.fixed(at("2026-11-22", "12:00"), ZoneOffset.UTC), transactions);
        store = new TimeLimitStore(DATABASE.jdbc(), rules);
        limits = new TimeLimits(store, rules, editions);
        journal = new Journal(DATABASE.jdbc());
        sweep = new LapseSweep(store, journal, List.of(consequences), transactions);
        recomputation = new Recomputation(store, limits, editions, journal, List.of(consequences), transactions);
        imports = new EditionImport(editions, journal);
    }

    @Test
    void aClockStartsOnceAtItsEvent() {
        TimeLimit first = start(matter, leg, "XF-20", at("2026-03-02", "09:00"));
        assertThat(first.dueOn()).isEqualTo(LocalDate.of(2026, 5, 6));
        assertThat(first.dueAt()).isEqualTo(at("2026-05-07", "00:00"));
        TimeLimit again = start(matter, leg, "XF-20", at("2026-03-20", "09:00"));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(limits.of(matter)).hasSize(1);
        assertThat(limits.explain(limits.of(matter).getFirst()).dueOn()).isEqualTo(first.dueOn());
    }

    @Test
    void everyReaderAgreesAroundTheLastDay() {
        TimeLimit limit = start(matter, leg, "XF-03", at("2026-09-09", "09:00"));
        LocalDate due = LocalDate.of(2026, 9, 24);
        assertThat(limit.dueOn()).isEqualTo(due);
        for (LocalDate day = due.minusDays(2); !day.isAfter(due.plusDays(2)); day = day.plusDays(1)) {
            for (String time : List.of("00:00", "00:01", "12:00", "23:59")) {
                Instant now = at(day.toString(), time);
                boolean late = day.isAfter(due);
                TimeLimit read = limits.of(matter).getFirst();
                assertThat(read.lapsedBy(now)).as("%s %s by Java", day, time).isEqualTo(late);
                assertThat(read.standing(now)).isEqualTo(late ? new Standing.Lapsed(due) : new Standing.Running(due));
                assertThat(count(Standing.late("t"), now)).as("%s %s late in SQL", day, time).isEqualTo(late ? 1 : 0);
                assertThat(count(Standing.soon("t"), now)).as("%s %s soon in SQL", day, time).isEqualTo(late ? 0 : 1);
                assertThat(store.lapsed(now, null, 10)).as("%s %s by the sweep", day, time).hasSize(late ? 1 : 0);
                boolean extensible = limits.refuseExtension(matter, leg, limit.rule(), 1, now)
                        .map(r -> !r.key().equals("clock.refused.lapsed"))
                        .orElse(true);
                assertThat(extensible).as("%s %s extension", day, time).isEqualTo(!late);
            }
        }
    }

    @Test
    void extensionsStayWithinTheirSum() {
        RuleId rule = new RuleId("XF-20");
        start(matter, leg, "XF-20", at("2026-03-02", "09:00"));
        Instant now = at("2026-04-01", "09:00");
        assertThat(limits.refuseExtension(matter, leg, rule, 20, now)).isEmpty();
        transaction.executeWithoutResult(_ -> limits.extend(matter, leg, rule, 20, CLERK, "complex", now));
        assertThat(limits.refuseExtension(matter, leg, rule, 11, now)).hasValueSatisfying(r -> assertThat(r.text().en()).contains("30", "31"));
        assertThat(limits.refuseExtension(matter, leg, rule, 10, now)).isEmpty();
        transaction.executeWithoutResult(_ -> limits.extend(matter, leg, rule, 10, CLERK, "complex", now));
        assertThat(limits.of(matter).getFirst()).satisfies(limit -> {
            assertThat(limit.extendedBy()).isEqualTo(30);
            assertThat(limit.dueOn()).isEqualTo(LocalDate.of(2026, 6, 1));
        });
        assertThat(limits.refuseExtension(matter, leg, rule, 1, at("2026-06-02", "09:00"))).hasValueSatisfying(
                r -> assertThat(r.key()).isEqualTo("clock.refused.lapsed"));
        assertThat(limits.refuseExtension(matter, leg, new RuleId("XF-33"), 1, now)).hasValueSatisfying(
                r -> assertThat(r.key()).isEqualTo("clock.refused.not-running"));
    }

    @Test
    void aPauseIsARowAndNothingIsOverwritten() {
        RuleId rule = new RuleId("XF-33");
        start(matter, leg, "XF-33", at("2026-03-02", "09:00"));
        Instant now = at("2026-03-10", "09:00");
        assertThat(in(() -> limits.pause(matter, leg, rule, LocalDate.of(2026, 3, 10), "hearing", CLERK, now))).isEmpty();
        assertThat(limits.of(matter).getFirst().standing(at("2026-05-01", "09:00"))).isEqualTo(new Standing.Paused(LocalDate.of(2026, 3, 10)));
        assertThat(limits.nearest(leg)).isEmpty();
        assertThat(sweep.sweep(at("2026-05-01", "09:00"))).isZero();
        assertThat(in(() -> limits.pause(matter, leg, rule, LocalDate.of(2026, 3, 11), "hearing", CLERK, now))).hasValueSatisfying(
                r -> assertThat(r.key()).isEqualTo("clock.refused.paused-already"));
        assertThat(in(() -> limits.resume(matter, leg, rule, LocalDate.of(2026, 3, 9), CLERK, now))).hasValueSatisfying(
                r -> assertThat(r.key()).isEqualTo("clock.refused.pause-backwards"));
        assertThat(in(() -> limits.resume(matter, leg, rule, LocalDate.of(2026, 3, 12), CLERK, now))).isEmpty();
        assertThat(limits.nearest(leg)).hasValueSatisfying(limit -> assertThat(limit.dueOn()).isEqualTo(LocalDate.of(2026, 4, 7)));
        assertThat(in(() -> limits.resume(matter, leg, rule, LocalDate.of(2026, 3, 12), CLERK, now))).hasValueSatisfying(
                r -> assertThat(r.key()).isEqualTo("clock.refused.not-paused"));
        start(matter, leg, "XF-31", at("2026-03-02", "09:00"));
        assertThat(in(() -> limits.pause(matter, leg, new RuleId("XF-31"), LocalDate.of(2026, 3, 11), "hearing", CLERK, now))).hasValueSatisfying(
                r -> assertThat(r.key()).isEqualTo("clock.refused.no-pause"));
    }

    @Test
    void aChanceThatEndsMakesNobodyLate() {
        start(matter, leg, "XF-06", at("2026-03-02", "09:00"));
        start(matter, leg, "XF-05", at("2026-03-02", "09:00"));
        assertThat(limits.nearest(leg)).hasValueSatisfying(limit -> assertThat(limit.rule().value()).isEqualTo("XF-05"));
        assertThat(sweep.sweep(at("2026-03-10", "09:00"))).isOne();
        assertThat(limits.of(matter)).filteredOn(limit -> !limit.isRunning()).singleElement().satisfies(limit -> {
            assertThat(limit.rule().value()).isEqualTo("XF-06");
            assertThat(limit.isDutyOfOffice()).isFalse();
        });
    }

    @Test
    void theSweepTakesTheOldestFirstEachOnItsOwnUntilNoneIsLeft() {
        var inOrder = new ArrayList<UUID>();
        for (int i = 0; i < 250; i++) {
            var one = new MatterId(HOME, Ids.next());
            inOrder.addFirst(start(one, new LegId(HOME, Ids.next()), "XF-03", at("2026-03-02", "09:00").minusSeconds(86_400L * i)).id());
        }
        consequences.failing.add(inOrder.get(7));
        assertThat(sweep.sweep(at("2026-07-01", "09:00"))).isEqualTo(249);
        var expected = new ArrayList<>(inOrder);
        expected.remove(7);
        assertThat(dueOrder(consequences.lapsed)).isSorted();
        assertThat(consequences.lapsed).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(sweep.sweep(at("2026-07-01", "09:01"))).isZero();
        consequences.failing.clear();
        assertThat(sweep.sweep(at("2026-07-01", "09:02"))).isOne();
        assertThat(DATABASE.jdbc().sql("select count(*) from journal_entries where act = 'lapse'").query(Integer.class).single()).isEqualTo(250);
        assertThat(DATABASE.jdbc().sql("select count(*) from time_limit_lapses").query(Integer.class).single()).isEqualTo(250);
    }

    @Test
    void anActAfterTheLapseIsLateAndOneBeforeIsInTime() {
        TimeLimit limit = start(matter, leg, "XF-03", at("2026-09-09", "09:00"));
        sweep.sweep(at("2026-09-25", "00:00"));
        assertThat(consequences.lapsed).containsExactly(limit.id());
        in(() -> {
            limits.stop(matter, leg, limit.rule(), at("2026-09-25", "09:00"));
            return Optional.empty();
        });
        assertThat(limits.of(matter).getFirst().standing(at("2026-09-26", "09:00"))).isEqualTo(new Standing.Stopped(at("2026-09-25", "09:00"), false));
        assertThat(limits.nearest(leg)).isEmpty();
    }

    @Test
    void aNewEditionMovesWhatItTouchesAndTellsTheMatter() {
        TimeLimit touched = start(matter, leg, "XF-03", at("2026-12-17", "09:00")); // raw 2027-01-01 Fri
        var other = new MatterId(HOME, Ids.next());
        start(other, new LegId(HOME, Ids.next()), "XF-03", at("2026-09-09", "09:00"));
        assertThat(touched.provisional()).isTrue();
        Instant now = at("2026-12-20", "09:00");
        assertThat(recomputation.run(now)).isZero();
        assertThat(take(edition("2027-01-01..2027-01-03", "2026-12-26"), now)).isInstanceOf(Import.Taken.class);
        assertThat(take(edition("2027-01-01..2027-01-03", "2026-12-26"), now)).isInstanceOf(Import.Same.class);
        assertThat(take("year: 2027".getBytes(StandardCharsets.UTF_8), now)).isInstanceOf(Import.Refused.class);
        assertThat(recomputation.run(now)).isOne();
        assertThat(limits.of(matter).getFirst()).satisfies(limit -> {
            assertThat(limit.dueOn()).isEqualTo(LocalDate.of(2027, 1, 4));
            assertThat(limit.provisional()).isFalse();
        });
        assertThat(consequences.moved).singleElement().satisfies(limit -> assertThat(limit.dueOn()).isEqualTo(LocalDate.of(2027, 1, 4)));
        assertThat(journal.of(matter)).extracting(Entry::act).containsExactly("recompute");
        assertThat(journal.of(matter).getFirst().payload()).containsAllEntriesOf(Map.of("rule", "XF-03", "before", "2027-01-01", "due", "2027-01-04"));
        assertThat(journal.of(other)).isEmpty();
        assertThat(recomputation.run(now)).isZero();
        assertThat(limits.explain(limits.of(matter).getFirst()).dueOn()).isEqualTo(LocalDate.of(2027, 1, 4));
    }

    @Test
    void aPersonsPeriodNeverGetsShorter() {
        TimeLimit limit = start(matter, leg, "XF-30", at("2026-12-04", "09:00")); // raw 2027-01-03 Sun, told: Mon 4 January
        assertThat(limit.dueOn()).isEqualTo(LocalDate.of(2027, 1, 4));
        Instant now = at("2026-12-20", "09:00");
        take(edition("2027-01-01", "2027-01-03"), now); // the Sunday is made a working day
        assertThat(recomputation.run(now)).isOne();
        assertThat(limits.of(matter).getFirst()).satisfies(kept -> {
            assertThat(kept.dueOn()).isEqualTo(LocalDate.of(2027, 1, 4));
            assertThat(kept.provisional()).isFalse();
            assertThat(limits.explain(kept).dueOn()).isEqualTo(LocalDate.of(2027, 1, 4));
            assertThat(limits.explain(kept).explanation().in(java.util.Locale.ENGLISH)).contains("is not shortened");
        });
    }

    @Test
    void anOfficesDateMayComeEarlierButNothingLapsesBackwards() {
        TimeLimit ahead = start(matter, leg, "XF-31", at("2026-12-04", "09:00")); // due Mon 2027-01-04
        assertThat(ahead.dueOn()).isEqualTo(LocalDate.of(2027, 1, 4));
        take(edition("2027-01-01", "2027-01-03"), at("2026-12-20", "09:00"));
        recomputation.run(at("2026-12-20", "09:00"));
        assertThat(limits.of(matter).getFirst().dueOn()).isEqualTo(LocalDate.of(2027, 1, 3));

        var second = new MatterId(HOME, Ids.next());
        var secondLeg = new LegId(HOME, Ids.next());
        start(second, secondLeg, "XF-31", at("2026-12-12", "09:00")); // raw Mon 2027-01-11
        take(edition("2027-01-01, 2027-01-11..2027-01-15", "2027-01-03"), at("2026-12-21", "09:00"));
        recomputation.run(at("2026-12-21", "09:00"));
        assertThat(limits.of(second).getFirst().dueOn()).isEqualTo(LocalDate.of(2027, 1, 18));
        Instant correction = at("2027-01-13", "09:00"); // the rest days were a mistake, found on the Wednesday
        take(edition("2027-01-01", "2027-01-03"), correction);
        recomputation.run(correction);
        assertThat(limits.of(second).getFirst()).satisfies(limit -> {
            assertThat(limit.dueOn()).isEqualTo(LocalDate.of(2027, 1, 14));
            assertThat(limit.lapsedBy(correction)).isFalse();
        });
    }

    @Test
    void aLaterDateTakesBackALapse() {
        TimeLimit limit = start(matter, leg, "XF-03", at("2026-12-17", "09:00")); // raw Fri 2027-01-01, nobody imported the notice
        sweep.sweep(at("2027-01-02", "09:00"));
        assertThat(limits.of(matter).getFirst().lapsedAt()).isNotNull();
        Instant now = at("2027-01-03", "09:00");
        take(edition("2027-01-01..2027-01-03", "2026-12-26"), now);
        assertThat(recomputation.run(now)).isOne();
        assertThat(limits.of(matter).getFirst()).satisfies(again -> {
            assertThat(again.id()).isEqualTo(limit.id());
            assertThat(again.isRunning()).isTrue();
            assertThat(again.dueOn()).isEqualTo(LocalDate.of(2027, 1, 4));
        });
        assertThat(journal.of(matter)).extracting(Entry::act).containsExactly("lapse", "recompute", "withdraw-lapse");
        assertThat(sweep.sweep(at("2027-01-05", "00:00"))).isOne();
    }

    @Test
    void theJobCanBeStoppedAndGoesOnWhereItWas() {
        for (int i = 0; i < 30; i++) {
            start(new MatterId(HOME, Ids.next()), new LegId(HOME, Ids.next()), "XF-03", at("2026-12-17", "09:00"));
        }
        Instant now = at("2026-12-20", "09:00");
        take(edition("2027-01-01..2027-01-03", "2026-12-26"), now);
        var tenth = new int[] {0};
        LapseConsequence stopping = new LapseConsequence() {
            @Override
            public void lapsed(TimeLimit limit, Instant at) {}

            @Override
            public void moved(TimeLimit limit, Instant at) {
                if (++tenth[0] > 10) {
                    throw new IllegalStateException("power cut");
                }
            }
        };
        var broken = new Recomputation(store, limits, editions, journal, List.of(stopping), new DataSourceTransactionManager(DATABASE.app()));
        assertThat(broken.run(now)).isEqualTo(10);
        assertThat(recomputation.run(now)).isEqualTo(20);
        assertThat(recomputation.run(now)).isZero();
        assertThat(DATABASE.jdbc().sql("select count(*) from journal_entries where act = 'recompute'").query(Integer.class).single()).isEqualTo(30);
    }

    private TimeLimit start(MatterId of, LegId on, String rule, Instant from) {
        return java.util.Objects.requireNonNull(transaction.execute(_ -> limits.start(of, on, new RuleId(rule), from, "register")));
    }

    private Import take(byte[] file, Instant now) {
        return in(() -> imports.take("2027.yaml", file, HOME, CLERK, now));
    }

    private <T> T in(Supplier<T> act) {
        return java.util.Objects.requireNonNull(transaction.execute(_ -> act.get()));
    }

    private int count(String fragment, Instant now) {
        return DATABASE.jdbc()
                .sql("select count(*) from time_limits t where " + fragment)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("soon", now.plusSeconds(86_400L * 30).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private List<Instant> dueOrder(List<UUID> ids) {
        var due = new ArrayList<Instant>();
        for (UUID id : ids) {
            due.add(DATABASE.jdbc().sql("select due_at from time_limits where id = ?").param(id).query(java.time.OffsetDateTime.class).single().toInstant());
        }
        return due;
    }

    private static byte[] edition(String rest, String work) {
        return """
                calendar: cn
                year: 2027
                notices: [https://www.gov.cn/example/2027.htm]
                holidays:
                  - {name: {zh: 元旦, en: New Year}, rest: [%s], work: [%s]}
                """.formatted(rest, work).getBytes(StandardCharsets.UTF_8);
    }

    private static Instant at(String day, String time) {
        return LocalDate.parse(day).atTime(java.time.LocalTime.parse(time)).atZone(SHANGHAI).toInstant();
    }
}
