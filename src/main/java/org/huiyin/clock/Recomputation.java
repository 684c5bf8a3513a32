package org.huiyin.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.huiyin.calendar.CalendarEditions;
import org.huiyin.calendar.HeldEdition;
import org.huiyin.calendar.WorkingDays;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Journal;
import org.huiyin.journal.NewEntry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Computes the running limits again when a calendar edition has come. Each limit remembers the edition it was computed with and has a
 * transaction of its own, so the job can be stopped at any point and goes on where it was. What a new edition may not take away: ADR 0073.
 */
@Component
public class Recomputation {

    private static final Logger LOG = LoggerFactory.getLogger(Recomputation.class);
    private static final int BATCH = 200;
    private static final int UNTOUCHED = 2_000;

    private final TimeLimitStore store;
    private final TimeLimits limits;
    private final CalendarEditions editions;
    private final Journal journal;
    private final List<LapseConsequence> consequences;
    private final TransactionTemplate transaction;

    Recomputation(TimeLimitStore store, TimeLimits limits, CalendarEditions editions, Journal journal, List<LapseConsequence> consequences,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.limits = limits;
        this.editions = editions;
        this.journal = journal;
        this.consequences = consequences;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @return how many limits moved or were settled */
    public int run(Instant now) {
        var calendars = editions.current();
        Optional<Long> oldest = store.oldestCalendarEdition();
        if (oldest.isEmpty() || oldest.get() >= calendars.ordinal()) {
            return 0;
        }
        passOverUntouched(oldest.get(), calendars);
        int moved = 0;
        @Nullable TimeLimit last = null;
        while (true) {
            List<TimeLimit> batch = store.computedBefore(calendars.ordinal(), last, BATCH);
            for (TimeLimit limit : batch) {
                try {
                    if (Boolean.TRUE.equals(transaction.execute(_ -> recompute(limit, calendars, now)))) {
                        moved++;
                    }
                } catch (RuntimeException e) {
                    LOG.error("Limit {} could not be computed again; the next run tries again", limit.id(), e);
                }
                last = limit;
            }
            if (batch.size() < BATCH) {
                return moved;
            }
        }
    }

    /** Limits that end before the first day a new edition can list, or begin after its last, keep their dates. */
    private void passOverUntouched(long oldest, CalendarEditions.Current calendars) {
        int firstYear = Integer.MAX_VALUE;
        int lastYear = Integer.MIN_VALUE;
        for (HeldEdition held : editions.all()) {
            if (held.ordinal() > oldest) {
                firstYear = Math.min(firstYear, held.edition().year());
                lastYear = Math.max(lastYear, held.edition().year());
            }
        }
        var first = LocalDate.of(firstYear - 1, Month.DECEMBER, 1);
        var last = LocalDate.of(lastYear, Month.DECEMBER, 31);
        Integer done;
        do {
            done = transaction.execute(_ -> store.untouched(calendars.ordinal(), first, last, UNTOUCHED));
        } while (done != null && done > 0);
    }

    private boolean recompute(TimeLimit found, CalendarEditions.Current calendars, Instant now) {
        consequences.forEach(c -> c.lock(found));
        Optional<TimeLimit> locked = store.lock(found).filter(l -> l.stoppedAt() == null);
        if (locked.isEmpty()) {
            return false;
        }
        TimeLimit limit = locked.get();
        DueDate byFacts = limits.due(limit, limit.extendedBy(), null, calendars);
        @Nullable LocalDate notBefore = notBefore(limit, byFacts, limits.days(limit, calendars), now);
        DueDate due = limits.due(limit, limit.extendedBy(), notBefore, calendars);
        store.setDue(limit, limit.extendedBy(), due, notBefore, calendars.ordinal());
        boolean again = limit.lapsedAt() != null && due.dueAt().isAfter(now) && store.mayRunAgain(limit);
        if (due.dueAt().equals(limit.dueAt()) && due.provisional() == limit.provisional() && !again) {
            return false;
        }
        LocalDate today = now.atZone(due.zone()).toLocalDate();
        var program = new Actor.Program("calendar-recomputation");
        var payload = new LinkedHashMap<String, Object>();
        payload.put("rule", limit.rule().value());
        payload.put("edition", calendars.ordinal());
        payload.put("before", limit.dueOn());
        payload.put("due", due.dueOn());
        payload.put("provisional", due.provisional());
        journal.append(new NewEntry(limit.matter().home(), limit.matter(), limit.leg(), "recompute", today, program, payload));
        if (again) {
            store.withdrawLapse(limit, journal.append(new NewEntry(limit.matter().home(), limit.matter(), limit.leg(), "withdraw-lapse", today, program,
                    java.util.Map.of("rule", limit.rule().value(), "due", due.dueOn()))), now);
        }
        TimeLimit moved = store.lock(limit).orElseThrow();
        consequences.forEach(c -> c.moved(moved, now));
        return true;
    }

    /** The day before which the limit may not end, or null. An earlier promise stays. */
    private static @Nullable LocalDate notBefore(TimeLimit limit, DueDate computed, WorkingDays days, Instant now) {
        @Nullable LocalDate kept = limit.notBeforeOn();
        if (!computed.dueAt().isBefore(limit.dueAt())) {
            return kept;
        }
        LocalDate floor;
        if (limit.bearer() == Bearer.PERSON || !limit.dueAt().isAfter(now)) {
            floor = limit.dueOn();
        } else if (computed.dueAt().isAfter(now)) {
            return kept;
        } else {
            LocalDate next = now.atZone(days.zone()).toLocalDate().plusDays(1);
            while (!days.day(next).working()) {
                next = next.plusDays(1);
            }
            floor = next.isBefore(limit.dueOn()) ? next : limit.dueOn();
        }
        return kept != null && kept.isAfter(floor) ? kept : floor;
    }
}
