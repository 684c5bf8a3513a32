package org.huiyin.clock;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huiyin.calendar.Calendars;
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
    private final Calendars calendars;

    TimeLimits(TimeLimitStore store, RuleBook rules, Calendars calendars) {
        this.store = store;
        this.rules = rules;
        this.calendars = calendars;
    }

    /**
     * Starts a limit. The day of the trigger is not counted; rules in hours count from the instant.
     *
     * @param startedAt when the trigger happened, which may be before now
     * @param startedBy act that starts it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public TimeLimit start(MatterId matter, @Nullable LegId leg, RuleId id, Instant startedAt, String startedBy) {
        Rule rule = rules.require(id);
        DueDate due = Deadlines.compute(facts(rule, startedAt, List.of(), 0), days(rule));
        var limit = new TimeLimit(Ids.next(), matter, leg, id, rule.bearer(), rule.verified(), rule.edition(), startedAt, startedBy, 0, due.dueOn(),
                due.dueAt(), due.rawOn(), due.provisional(), null, null);
        store.add(limit);
        return limit;
    }

    /** Ends a limit of a leg, in time or late; nothing happens when it is not running. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void stop(MatterId matter, LegId leg, RuleId rule, Instant at) {
        store.stop(leg, rule, at);
    }

    /** Why a limit of the leg may not be extended by so much; nothing when it may. */
    public Optional<Refusal> refuseExtension(MatterId matter, LegId leg, RuleId rule, int by, Instant now) {
        var running = store.running(leg, rule);
        if (running.isEmpty()) {
            return Optional.of(Refusal.of("clock.refused.not-running", rule.value()));
        }
        if (running.get().lapsedBy(now)) {
            return Optional.of(Refusal.of("clock.refused.lapsed", running.get().dueOn()));
        }
        return Deadlines.refusal(facts(running.get(), running.get().extendedBy() + by), days(rules.require(rule)));
    }

    /**
     * Extends a limit, within what its rule allows in all.
     *
     * @param by units of the rule
     * @param reason code; the words stand with the act
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void extend(MatterId matter, LegId leg, RuleId rule, int by, Actor approver, String reason, Instant now) {
        var limit = store.running(leg, rule).orElseThrow();
        int inAll = limit.extendedBy() + by;
        store.addExtension(limit, by, reason, approver, now);
        store.setDue(limit, inAll, Deadlines.compute(facts(limit, inAll), days(rules.require(rule))));
    }

    /** Leaves out days, where the rule allows a pause (条例第三十六条第二款: the time a hearing needs). */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Refusal> pause(MatterId matter, LegId leg, RuleId rule, Pause pause, String ground, Actor by, Instant now) {
        var limit = store.running(leg, rule).orElseThrow();
        var pauses = new ArrayList<>(store.pauses(limit));
        pauses.add(pause);
        var facts = facts(rules.require(rule), limit.startedAt(), pauses, limit.extendedBy());
        var refusal = Deadlines.refusal(facts, days(rules.require(rule)));
        if (refusal.isEmpty()) {
            store.addPause(limit, pause, ground, by, now);
            store.setDue(limit, limit.extendedBy(), Deadlines.compute(facts, days(rules.require(rule))));
        }
        return refusal;
    }

    /** All limits of a matter, oldest first. */
    public List<TimeLimit> of(MatterId matter) {
        return store.of(matter);
    }

    /** The limit an office must keep that ends first on this leg; a lapsed one counts until an act ends it. */
    public Optional<TimeLimit> nearest(LegId leg) {
        return store.nearest(leg);
    }

    /** Why the limit ends when it does. */
    public DueDate explain(TimeLimit limit) {
        return Deadlines.compute(facts(limit, limit.extendedBy()), days(rules.require(limit.rule())));
    }

    private Facts facts(TimeLimit limit, int extendedBy) {
        return facts(rules.require(limit.rule()), limit.startedAt(), store.pauses(limit), extendedBy);
    }

    private Facts facts(Rule rule, Instant startedAt, List<Pause> pauses, int extendedBy) {
        return new Facts(rule, LocalDateTime.ofInstant(startedAt, days(rule).zone()), true, pauses, extendedBy, false);
    }

    private WorkingDays days(Rule rule) {
        return calendars.of(rule.calendar());
    }
}
