package org.huiyin.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.AccusedShield;
import org.huiyin.access.Scope;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Ids;
import org.huiyin.journal.Journal;
import org.huiyin.journal.LegId;
import org.huiyin.journal.MatterId;
import org.huiyin.journal.NewEntry;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.procedure.Procedures;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a sealed matter away from an office that turns out to be accused, or to be under the accused (条例第三十条第三款). The legs there go
 * to the office that would have received the matter had this been known at registration. They stay the same legs: their clocks run on.
 */
@Component
class Displacement {

    /** The act in the journal and on the leg. */
    static final String ACT = "move-up";

    private final AccusedShield shield;
    private final ReceivingOffice receiving;
    private final Organization organization;
    private final Procedures procedures;
    private final MatterStore matters;
    private final LegStore legs;
    private final LegActStore acts;
    private final Escalations escalations;
    private final Journal journal;

    Displacement(AccusedShield shield, ReceivingOffice receiving, Organization organization, Procedures procedures, MatterStore matters, LegStore legs,
            LegActStore acts, Escalations escalations, Journal journal) {
        this.shield = shield;
        this.receiving = receiving;
        this.organization = organization;
        this.procedures = procedures;
        this.matters = matters;
        this.legs = legs;
        this.acts = acts;
        this.escalations = escalations;
        this.journal = journal;
    }

    /**
     * Clears the accused out of the matter, in the transaction that records them: legs, names still to be matched, receivers.
     *
     * @return where each leg that had to move is now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<LegId, OfficeId> clear(MatterId id, Actor by, Instant now) {
        var matter = matters.require(id);
        LocalDate today = now.atZone(ZoneId.of(procedures.require(matter.procedure()).zone())).toLocalDate();
        var next = new HashMap<OfficeId, Optional<Office>>();
        var moved = new LinkedHashMap<LegId, OfficeId>();
        shield.endShieldedReceivers(id, by, now);
        for (Leg seen : legs.of(id, Scope.program("displacement"))) {
            Leg leg = legs.lock(seen.id(), Scope.program("displacement")).orElseThrow();
            if (!leg.open()) {
                continue;
            }
            if (shield.shields(id, leg.office())) {
                next(matter, leg.office(), today, next).ifPresentOrElse(
                        to -> {
                            move(leg, to, matter, by, now, today, next);
                            moved.put(leg.id(), to.id());
                        },
                        () -> escalations.raise(id, leg.id(), "NO_RECEIVER", null, organization.require(leg.office()), true, now, today));
            } else if (leg.sender() != null && shield.shields(id, leg.sender())) {
                legs.relocate(leg, leg.office(), free(matter, leg.sender(), today, next),
                        leg.turn().equals(leg.office()) ? leg.turn() : free(matter, leg.turn(), today, next));
            }
        }
        shield.moveUnmatched(id, office -> free(matter, office, today, next));
        return moved;
    }

    private void move(Leg leg, Office to, Matter matter, Actor by, Instant now, LocalDate today, Map<OfficeId, Optional<Office>> next) {
        OfficeId sender = leg.sender() == null ? null : free(matter, leg.sender(), today, next);
        legs.relocate(leg, to.id(), sender, leg.turn().equals(leg.office()) ? to.id() : free(matter, leg.turn(), today, next));
        var entry = journal.append(new NewEntry(leg.id().home(), matter.id(), leg.id(), ACT, today, by,
                Map.of("from", leg.office().toString(), "to", to.id().toString())));
        acts.add(new LegAct(Ids.next(), matter.id(), leg.id(), ACT, leg.standing(), leg.standing(), by, now, today, Map.of("to", to.id().toString()), Map.of(),
                entry.value()));
        boolean told = false;
        for (var post : receiving.receivers(to, today)) {
            told |= shield.addReceiver(matter.id(), java.util.Objects.requireNonNull(post.staff()), by, now).isEmpty();
        }
        if (!told) {
            escalations.raise(matter.id(), leg.id(), "NO_RECEIVER", null, to, true, now, today);
        }
    }

    private OfficeId free(Matter matter, OfficeId office, LocalDate today, Map<OfficeId, Optional<Office>> next) {
        return shield.shields(matter.id(), office) ? next(matter, office, today, next).map(Office::id).orElse(office) : office;
    }

    private Optional<Office> next(Matter matter, OfficeId accused, LocalDate today, Map<OfficeId, Optional<Office>> known) {
        return known.computeIfAbsent(accused, office -> receiving.from(receiving.startFor(organization.require(office)), matter.place(),
                one -> shield.mayReceive(matter.id(), one.id()), today));
    }
}
