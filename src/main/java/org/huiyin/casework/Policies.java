package org.huiyin.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huiyin.access.Access;
import org.huiyin.access.AccusedShield;
import org.huiyin.access.Refusal;
import org.huiyin.clock.TimeLimit;
import org.huiyin.clock.TimeLimits;
import org.huiyin.organization.OfficeId;
import org.huiyin.procedure.Act;
import org.huiyin.procedure.Procedure;
import org.springframework.stereotype.Component;

/** Whether an act may be done: one policy a sentence, in order, each refusing with a reason a person can read. */
@Component
class Policies {

    private final Access access;
    private final AccusedShield shield;
    private final TimeLimits limits;
    private final LegActStore acts;

    Policies(Access access, AccusedShield shield, TimeLimits limits, LegActStore acts) {
        this.access = access;
        this.shield = shield;
        this.limits = limits;
        this.acts = acts;
    }

    /** What is asked: this act, on this leg of this matter, by this doer, at this instant. */
    record Asked(Procedure procedure, Act act, Matter matter, Leg leg, Doer doer, Instant now) {}

    /** The first reason against it. */
    Optional<Refusal> refuse(Asked asked) {
        return List.<java.util.function.Function<Asked, Optional<Refusal>>>of(
                        Policies::theStandingAllowsIt,
                        this::theDoerIsAPartyToIt,
                        Policies::leadAndCoHandlersEachHaveTheirOwnActs,
                        Policies::theTrackFits,
                        Policies::theClassFits,
                        Policies::theRouteFits,
                        Policies::sealedMattersKeepToTheirOwnActs,
                        this::theTimeForItIsStillRunning,
                        this::itIsNotAskedTwice)
                .stream()
                .flatMap(policy -> policy.apply(asked).stream())
                .findFirst();
    }

    private static Optional<Refusal> theStandingAllowsIt(Asked a) {
        return when(!a.act().from().contains(a.leg().standing()), "casework.refused.standing", a.procedure().standing(a.leg().standing()).name());
    }

    private Optional<Refusal> theDoerIsAPartyToIt(Asked a) {
        var by = a.act().by();
        return switch (a.doer()) {
            case Doer.Person(var matter, var _) -> when(!by.person() || !matter.equals(a.matter().id()), "casework.refused.party");
            case Doer.Program(var name) -> when(!by.program().contains(name), "casework.refused.party");
            case Doer.Staff(var who, var _) -> {
                if (by.receiver() && a.leg().sealed() && shield.receiversOf(a.matter().id()).contains(who.staff()) && who.office().equals(a.leg().office())) {
                    yield Optional.empty();
                }
                if (!by.holder().isEmpty() && who.office().equals(a.leg().office())) {
                    yield access.mayDo(who, by.holder());
                }
                if (!by.sender().isEmpty() && who.office().equals(a.leg().sender())) {
                    yield access.mayDo(who, by.sender());
                }
                yield Optional.of(Refusal.because(by.sender().isEmpty() ? "casework.refused.holder" : "casework.refused.sender"));
            }
        };
    }

    private static Optional<Refusal> leadAndCoHandlersEachHaveTheirOwnActs(Asked a) {
        Boolean lead = a.act().lead();
        return when(lead != null && lead != a.leg().lead(), lead != null && lead ? "casework.refused.lead" : "casework.refused.co-handler");
    }

    private static Optional<Refusal> theTrackFits(Asked a) {
        return when(a.act().track() != null && !a.act().track().equals(a.leg().track()), "casework.refused.track");
    }

    private static Optional<Refusal> theClassFits(Asked a) {
        return when(!a.act().classes().isEmpty() && !a.act().classes().contains(a.leg().matterClass()), "casework.refused.class");
    }

    private static Optional<Refusal> theRouteFits(Asked a) {
        return when(a.act().effect() == org.huiyin.procedure.Effect.ASK_REVIEW && !a.act().route().equals(a.matter().route()), "casework.refused.route");
    }

    private static Optional<Refusal> sealedMattersKeepToTheirOwnActs(Asked a) {
        return switch (a.act().sealed()) {
            case ALLOWED -> Optional.empty();
            case REFUSED -> when(a.leg().sealed(), "casework.refused.sealed");
            case ONLY -> when(!a.leg().sealed(), "casework.refused.not-sealed");
        };
    }

    private Optional<Refusal> theTimeForItIsStillRunning(Asked a) {
        var rule = a.act().onlyWhile();
        if (rule == null) {
            return Optional.empty();
        }
        Optional<TimeLimit> limit = limits.of(a.matter().id()).stream()
                .filter(l -> l.rule().equals(rule) && a.leg().id().equals(l.leg()))
                .reduce((first, second) -> second);
        return limit.filter(l -> l.lapsedBy(a.now())).map(l -> Refusal.because("casework.refused.too-late", l.dueOn()));
    }

    private Optional<Refusal> itIsNotAskedTwice(Asked a) {
        String unless = a.act().onceUnless();
        return when(unless != null && !a.procedure().switches().getOrDefault(unless, false) && acts.everDone(a.leg().id(), a.act().id()),
                "casework.refused.twice");
    }

    /** Whether somebody is on the closed list of a sealed matter. */
    boolean isReceiver(Matter matter, org.huiyin.organization.StaffId staff) {
        return shield.receiversOf(matter.id()).contains(staff);
    }

    /** Why a matter may not be sent to an office; nothing when it may. */
    Optional<Refusal> refuseOffice(Matter matter, OfficeId office) {
        return shield.mayGoTo(matter.id(), office);
    }

    private static Optional<Refusal> when(boolean refused, String key, Object... args) {
        return refused ? Optional.of(Refusal.because(key, args)) : Optional.empty();
    }
}
