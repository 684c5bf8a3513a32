package org.huiyin.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.huiyin.access.Scope;
import org.huiyin.clock.LapseConsequence;
import org.huiyin.clock.TimeLimit;
import org.huiyin.organization.Organization;
import org.huiyin.procedure.Procedures;
import org.springframework.stereotype.Component;

/**
 * What follows when a limit runs out, in the transaction that records it: an office's lapse is escalated, and where the procedure says so the
 * program acts (silence counts as acceptance, a review nobody asked for in time ends the leg).
 */
@Component
class Lapses implements LapseConsequence {

    private final Acts acts;
    private final LegStore legs;
    private final LegDue due;
    private final Procedures procedures;
    private final Organization organization;
    private final Escalations escalations;

    Lapses(Acts acts, LegStore legs, LegDue due, Procedures procedures, Organization organization, Escalations escalations) {
        this.acts = acts;
        this.legs = legs;
        this.due = due;
        this.procedures = procedures;
        this.organization = organization;
        this.escalations = escalations;
    }

    @Override
    public void lock(TimeLimit limit) {
        if (limit.leg() != null) {
            legs.lock(limit.leg(), Scope.program("lapse-sweep"));
        }
    }

    @Override
    public void moved(TimeLimit limit, Instant now) {
        if (limit.leg() != null) {
            due.refresh(limit.leg());
        }
    }

    @Override
    public void lapsed(TimeLimit limit, Instant now) {
        if (limit.leg() == null) {
            return;
        }
        var leg = legs.lock(limit.leg(), Scope.program("lapse-sweep")).orElseThrow();
        var procedure = procedures.require(leg.procedure());
        LocalDate today = now.atZone(ZoneId.of(procedure.zone())).toLocalDate();
        if (limit.isDutyOfOffice()) {
            escalations.raise(leg.matter(), leg.id(), "LAPSED", limit.rule().value(), organization.require(leg.office()), leg.sealed(), now, today);
        }
        procedure.acts().values().stream()
                .filter(act -> limit.rule().equals(act.after()) && act.from().contains(leg.standing()))
                .findFirst()
                .ifPresent(act -> acts.perform(new Doer.Program("lapse-sweep"), leg.id(), act.id(), Given.of("on", limit.dueOn().toString()), leg.version(), now));
        due.refresh(leg.id());
    }
}
