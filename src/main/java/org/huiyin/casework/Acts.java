package org.huiyin.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Refusal;
import org.huiyin.clock.TimeLimits;
import org.huiyin.journal.Ids;
import org.huiyin.journal.Journal;
import org.huiyin.journal.LegId;
import org.huiyin.journal.NewEntry;
import org.huiyin.procedure.Act;
import org.huiyin.procedure.Procedure;
import org.huiyin.procedure.Procedures;
import org.huiyin.procedure.StartClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Does acts on legs as the procedure file provides: policies, then in one transaction the facts, the standing, the clocks and the journal
 * entry. There is no other way to move a leg.
 */
@Service
public class Acts {

    private final Procedures procedures;
    private final Policies policies;
    private final InputCheck inputs;
    private final MatterStore matters;
    private final LegStore legs;
    private final LegActStore done;
    private final Words words;
    private final Effects effects;
    private final TimeLimits limits;
    private final Journal journal;
    private final LegDue due;

    Acts(Procedures procedures, Policies policies, InputCheck inputs, MatterStore matters, LegStore legs, LegActStore done, Words words,
            Effects effects, TimeLimits limits, Journal journal, LegDue due) {
        this.procedures = procedures;
        this.policies = policies;
        this.inputs = inputs;
        this.matters = matters;
        this.legs = legs;
        this.done = done;
        this.words = words;
        this.effects = effects;
        this.limits = limits;
        this.journal = journal;
        this.due = due;
    }

    /**
     * An act as it is offered on a page.
     *
     * @param refusal why it may not be done now; none when it may
     */
    public record Offered(Act act, Optional<Refusal> refusal) {}

    /** The acts the file provides for where the leg stands and that this doer has any part in, with the reason against each that is refused. */
    public List<Offered> offered(Doer doer, Leg leg, Instant now) {
        Procedure procedure = procedures.require(leg.procedure());
        Matter matter = matters.require(leg.matter());
        return procedure.actsFrom(leg.standing()).stream()
                .map(act -> new Offered(act, policies.refuse(new Policies.Asked(procedure, act, matter, leg, doer, now))))
                .filter(o -> o.refusal().filter(r -> r.key().equals("casework.refused.party")).isEmpty())
                .toList();
    }

    /**
     * Does an act from its plain form. Acts with a door of their own are refused here.
     *
     * @param version of the leg that the doer read; another means somebody was first
     */
    @Transactional
    public Outcome perform(Doer doer, LegId id, String act, Given given, int version, Instant now) {
        return perform(doer, id, act, given, version, now, "desk");
    }

    /** Does an act for the part of the program that is its door, in the caller's transaction. */
    @Transactional
    public Outcome perform(Doer doer, LegId id, String actId, Given given, int version, Instant now, String door) {
        Optional<Leg> found = legs.lock(id, doer.scope());
        if (found.isEmpty() || doer instanceof Doer.Person(var matter, var _) && !matter.equals(found.get().matter())) {
            return new Outcome.NotFound();
        }
        Leg leg = found.get();
        Procedure procedure = procedures.require(leg.procedure());
        Act act = procedure.acts().get(actId);
        if (act == null || !act.door().equals(door)) {
            return new Outcome.NotFound();
        }
        if (leg.version() != version) {
            return stale(leg);
        }
        Matter matter = matters.require(leg.matter());
        var asked = new Policies.Asked(procedure, act, matter, leg, doer, now);
        Optional<Refusal> refusal = policies.refuse(asked);
        if (refusal.isPresent()) {
            return Outcome.Refused.because(refusal.get());
        }
        ZoneId zone = ZoneId.of(procedure.zone());
        LocalDate today = now.atZone(zone).toLocalDate();
        Map<String, Refusal> wrong = InputCheck.none();
        Checked checked = inputs.check(asked, given, today, wrong);
        effects.refuse(asked, checked, today).ifPresent(r -> wrong.putIfAbsent(r.key(), r));
        if (!wrong.isEmpty()) {
            return new Outcome.Refused(List.of(), wrong);
        }
        return apply(asked, checked, given, zone, today);
    }

    private Outcome apply(Policies.Asked asked, Checked checked, Given given, ZoneId zone, LocalDate today) {
        Act act = asked.act();
        Leg leg = asked.leg();
        Matter matter = asked.matter();
        var ahead = effects.ahead(asked, checked);
        String next = ahead.standing();
        LocalDate happenedOn = checked.dates().getOrDefault("on", given.one("on").isEmpty() ? today : LocalDate.parse(given.one("on")));

        var texts = new LinkedHashMap<String, UUID>();
        checked.texts().forEach((name, text) -> texts.put(name, words.keep(matter.id(), matter.sealed(), "act:" + name, text, asked.now())));
        var detail = new LinkedHashMap<>(checked.detail());
        if (!ahead.office().id().equals(leg.office())) {
            detail.put("handed", ahead.office().id().toString());
        }
        var payload = new LinkedHashMap<String, Object>(detail);
        payload.put("to", next);
        var entry = journal.append(new NewEntry(leg.id().home(), matter.id(), leg.id(), act.id(), happenedOn, asked.doer().actor(), payload));
        done.add(new LegAct(Ids.next(), matter.id(), leg.id(), act.id(), leg.standing(), next, asked.doer().actor(), asked.now(), happenedOn, detail,
                texts, entry.value()));

        var standing = ahead.procedure().standing(next);
        boolean moved = legs.move(leg, next, standing.open(),
                standing.waitsForSender() && leg.sender() != null ? leg.sender() : ahead.office().id(),
                standing.open() ? null : asked.now());
        if (!moved) {
            throw new IllegalStateException("leg " + leg.id() + " moved while it was locked");
        }
        act.stops().forEach(rule -> limits.stop(matter.id(), leg.id(), rule, asked.now()));
        List<LegId> opened = effects.apply(asked, checked, ahead, today, entry);
        for (StartClock start : act.starts()) {
            if (start.track() == null || start.track().equals(leg.track())) {
                Instant from = start.from().equals("now") ? asked.now() : beginning(happenedOn, today, zone, asked.now());
                limits.start(matter.id(), leg.id(), start.rule(), from, act.id());
            }
        }
        due.refresh(leg.id());
        return new Outcome.Done(leg.id(), next, opened);
    }

    /** An act of today counts from now; one recorded later counts from the start of the day it happened on. */
    private static Instant beginning(LocalDate happenedOn, LocalDate today, ZoneId zone, Instant now) {
        return happenedOn.equals(today) ? now : happenedOn.atStartOfDay(zone).toInstant();
    }

    private Outcome stale(Leg leg) {
        var last = done.lastOf(leg.id(), leg.matter()).orElseThrow();
        var office = last.actor() instanceof org.huiyin.journal.Actor.Staff(var _, var _, var at) ? at.toString() : null;
        return new Outcome.Stale(last.act(), office, last.happenedAt(), leg.version());
    }

    static List<LegId> none() {
        return new ArrayList<>();
    }
}
