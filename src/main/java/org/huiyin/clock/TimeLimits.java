package org.huiyin.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huiyin.calendar.CalendarEditions;
import org.huiyin.calendar.WorkingDays;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Ids;
import org.huiyin.journal.LegId;
import org.huiyin.journal.MatterId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts, stops, pauses and extends time limits. Each call belongs to an act and joins its transaction; the act's journal entry is the
 * record of it.
 */
@Service
public class TimeLimits {

    private final TimeLimitStore store;
    private final RuleBook rules;
    private final CalendarEditions editions;

    TimeLimits(TimeLimitStore store, RuleBook rules, CalendarEditions editions) {
        this.store = store;
        this.rules = rules;
        this.editions = editions;
    }

    /**
     * Starts a limit. The day of the trigger is not counted; rules in hours count from the instant. A limit that is running already goes on
     * as it is: a clock starts once, at its event.
     *
     * @param startedAt when the trigger happened, which may be before now
     * @param startedBy act that starts it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public TimeLimit start(MatterId matter, @Nullable LegId leg, RuleId id, Instant startedAt, String startedBy) {
        Rule rule = rules.require(id);
        if (leg != null) {
            Optional<TimeLimit> running = store.unended(leg, id).filter(TimeLimit::isRunning);
            if (running.isPresent()) {
                return running.get();
            }
        }
        var calendars = editions.current();
        DueDate due = Deadlines.compute(facts(rule, startedAt, List.of(), 0, calendars), days(rule, calendars));
        var limit = new TimeLimit(Ids.next(), matter, leg, id, rule.bearer(), rule.duty(), rule.verified(), rule.edition(), startedAt, startedBy, 0,
                due.dueOn(), due.dueAt(), due.rawOn(), due.provisional(), null, null, null, null);
        store.add(limit, calendars.ordinal());
        return limit;
    }

    /** Ends a limit of a leg, in time or late; nothing happens when it is not running. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void stop(MatterId matter, LegId leg, RuleId rule, Instant at) {
        store.stop(leg, rule, at);
    }

    /** Why a limit of the leg may not be extended by so much; nothing when it may. */
    public Optional<Refusal> refuseExtension(MatterId matter, LegId leg, RuleId rule, int by, Instant now) {
        if (by <= 0) {
            return Optional.of(Refusal.of("clock.refused.extension-none", by));
        }
        var limit = store.unended(leg, rule);
        return refuseEnded(limit, rule, now)
                .or(() -> refuse(limit.orElseThrow(), store.pauses(limit.orElseThrow()), limit.orElseThrow().extendedBy() + by));
    }

    /**
     * Extends a limit, within what its rule allows in all. Ask {@link #refuseExtension} first.
     *
     * @param by units of the rule
     * @param reason code; the words stand with the act
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void extend(MatterId matter, LegId leg, RuleId rule, int by, Actor approver, String reason, Instant now) {
        var limit = store.unended(leg, rule).orElseThrow();
        int inAll = limit.extendedBy() + by;
        store.addExtension(limit, by, reason, approver, now);
        recompute(limit, inAll);
    }

    /**
     * Leaves out days, where the rule allows a pause (条例第三十六条第二款: the time a hearing needs).
     *
     * @return why not; nothing when it was recorded
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Refusal> pause(MatterId matter, LegId leg, RuleId rule, Pause pause, String ground, Actor by, Instant now) {
        var limit = store.unended(leg, rule);
        var refusal = refuseEnded(limit, rule, now).or(() -> refusePause(limit.orElseThrow(), pause));
        if (refusal.isEmpty()) {
            store.addPause(limit.orElseThrow(), pause.from(), pause.to(), ground, by, now);
            recompute(limit.orElseThrow(), limit.orElseThrow().extendedBy());
        }
        return refusal;
    }

    /**
     * Stops counting from a day on, until {@link #resume} names the last day that is left out. While it lasts the limit has no due date, and
     * does not lapse.
     *
     * @return why not; nothing when it was recorded
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Refusal> pause(MatterId matter, LegId leg, RuleId rule, LocalDate from, String ground, Actor by, Instant now) {
        var limit = store.unended(leg, rule);
        var refusal = refuseEnded(limit, rule, now)
                .or(() -> limit.orElseThrow().pausedSince() != null
                        ? Optional.of(Refusal.of("clock.refused.paused-already", limit.orElseThrow().pausedSince()))
                        : refusePause(limit.orElseThrow(), new Pause(from, from)));
        if (refusal.isEmpty()) {
            store.addPause(limit.orElseThrow(), from, null, ground, by, now);
        }
        return refusal;
    }

    /**
     * Ends a pause; counting goes on the day after.
     *
     * @param lastOn last day that is left out
     * @return why not; nothing when it was recorded
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Refusal> resume(MatterId matter, LegId leg, RuleId rule, LocalDate lastOn, Actor by, Instant now) {
        var limit = store.unended(leg, rule);
        if (limit.isEmpty() || limit.get().pausedSince() == null) {
            return Optional.of(Refusal.of("clock.refused.not-paused", rule.value()));
        }
        var refusal = refusePause(limit.get(), new Pause(limit.get().pausedSince(), lastOn));
        if (refusal.isEmpty()) {
            store.endPause(limit.get(), lastOn, by, now);
            recompute(limit.get(), limit.get().extendedBy());
        }
        return refusal;
    }

    /** All limits of a matter, oldest first. */
    public List<TimeLimit> of(MatterId matter) {
        return store.of(matter);
    }

    /** What an office owes on this leg, first due first; a lapsed limit counts until an act ends it, a paused one has no due date. */
    public Optional<TimeLimit> nearest(LegId leg) {
        return store.duties(leg).stream().findFirst();
    }

    /** What an office owes on the leg now, first due first, legal deadlines and local targets alike; paused limits are left out. */
    public List<TimeLimit> duties(LegId leg) {
        return store.duties(leg);
    }

    /** When a limit would end that starts then. Nothing is kept. */
    public DueDate forecast(RuleId id, Instant startedAt) {
        Rule rule = rules.require(id);
        var calendars = editions.current();
        return Deadlines.compute(facts(rule, startedAt, List.of(), 0, calendars), days(rule, calendars));
    }

    /** Removes the limits of a matter that is taken back as if it had never come. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(MatterId matter) {
        store.forget(matter);
    }

    /** Why the limit ends when it does. */
    public DueDate explain(TimeLimit limit) {
        return due(limit, limit.extendedBy(), limit.notBeforeOn(), editions.current());
    }

    /** The due date by the facts on record, as the given calendars have it. */
    DueDate due(TimeLimit limit, int extendedBy, @Nullable LocalDate notBeforeOn, CalendarEditions.Current calendars) {
        Rule rule = rules.require(limit.rule());
        Facts facts = facts(rule, limit.startedAt(), store.pauses(limit), extendedBy, calendars);
        return Deadlines.compute(facts, days(rule, calendars)).notBefore(notBeforeOn, rule.bearer());
    }

    WorkingDays days(TimeLimit limit, CalendarEditions.Current calendars) {
        return days(rules.require(limit.rule()), calendars);
    }

    private void recompute(TimeLimit limit, int extendedBy) {
        var calendars = editions.current();
        store.setDue(limit, extendedBy, due(limit, extendedBy, limit.notBeforeOn(), calendars), limit.notBeforeOn(), calendars.ordinal());
    }

    private static Optional<Refusal> refuseEnded(Optional<TimeLimit> limit, RuleId rule, Instant now) {
        if (limit.isEmpty()) {
            return Optional.of(Refusal.of("clock.refused.not-running", rule.value()));
        }
        return limit.get().lapsedBy(now) ? Optional.of(Refusal.of("clock.refused.lapsed", limit.get().dueOn())) : Optional.empty();
    }

    private Optional<Refusal> refusePause(TimeLimit limit, Pause pause) {
        var pauses = new ArrayList<>(store.pauses(limit));
        pauses.add(pause);
        return refuse(limit, pauses, limit.extendedBy());
    }

    private Optional<Refusal> refuse(TimeLimit limit, List<Pause> pauses, int extendedBy) {
        Rule rule = rules.require(limit.rule());
        var calendars = editions.current();
        return Deadlines.refusal(facts(rule, limit.startedAt(), pauses, extendedBy, calendars), days(rule, calendars));
    }

    private static Facts facts(Rule rule, Instant startedAt, List<Pause> pauses, int extendedBy, CalendarEditions.Current calendars) {
        return new Facts(rule, LocalDateTime.ofInstant(startedAt, days(rule, calendars).zone()), true, pauses, extendedBy, false);
    }

    private static WorkingDays days(Rule rule, CalendarEditions.Current calendars) {
        return calendars.calendars().of(rule.calendar());
    }
}
