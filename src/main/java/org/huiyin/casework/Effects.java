package org.huiyin.casework;

import static org.huiyin.casework.MatterStore.at;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Accused;
import org.huiyin.access.AccusedShield;
import org.huiyin.access.Refusal;
import org.huiyin.access.Scope;
import org.huiyin.clock.TimeLimits;
import org.huiyin.journal.Actor;
import org.huiyin.journal.EntryId;
import org.huiyin.journal.Ids;
import org.huiyin.journal.LegId;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.procedure.Effect;
import org.huiyin.procedure.Opens;
import org.huiyin.procedure.Procedure;
import org.huiyin.procedure.Procedures;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What acts do besides moving the leg: the vocabulary of {@link Effect}, each in one place. */
@Component
class Effects {

    private final Organization organization;
    private final Procedures procedures;
    private final LegStore legs;
    private final MatterStore matters;
    private final Words words;
    private final TimeLimits limits;
    private final LegDue due;
    private final AccusedShield shield;
    private final Escalations escalations;
    private final Registration registration;
    private final Displacement displacement;
    private final JdbcClient jdbc;

    Effects(Organization organization, Procedures procedures, LegStore legs, MatterStore matters, Words words, TimeLimits limits, LegDue due,
            AccusedShield shield, Escalations escalations, @Lazy Registration registration, Displacement displacement, JdbcClient jdbc) {
        this.organization = organization;
        this.procedures = procedures;
        this.legs = legs;
        this.matters = matters;
        this.words = words;
        this.limits = limits;
        this.due = due;
        this.shield = shield;
        this.escalations = escalations;
        this.registration = registration;
        this.displacement = displacement;
        this.jdbc = jdbc;
    }

    /** What the effect itself has against the act, beyond policies and inputs. */
    Optional<Refusal> refuse(Policies.Asked asked, Checked checked, LocalDate today) {
        return switch (asked.act().effect()) {
            case ASK_REVIEW -> organization.superiorOf(organization.require(asked.leg().office())).isEmpty()
                    ? Optional.of(Refusal.because("casework.refused.no-superior"))
                    : Optional.empty();
            case EXTEND -> limits.refuseExtension(asked.matter().id(), asked.leg().id(), java.util.Objects.requireNonNull(asked.act().extends_()),
                            Integer.parseInt(checked.code("days", "0")), asked.now())
                    .map(r -> Refusal.because(r.key(), r.args().toArray()));
            case MOVE, CLASSIFY, SEND, CLOSE, INTRODUCE, ACCEPT, OBJECT, TAKE_BACK, RULE, TO_ORDINARY, REOPEN, WITHDRAW -> Optional.empty();
        };
    }

    /**
     * Where an act leads, decided before any row is written, so that the row of the act, the journal and the leg say the same.
     *
     * @param procedure the one the standing belongs to: another one when the matter changes its procedure
     * @param office who holds the leg from now on: another one when the leg opens again after its office was closed
     */
    record Ahead(Procedure procedure, String standing, Office office) {}

    Ahead ahead(Policies.Asked asked, Checked checked) {
        var next = asked.act().next(asked.leg().standing());
        var office = organization.require(asked.leg().office());
        return switch (asked.act().effect()) {
            case CLASSIFY -> {
                var procedure = procedures.require(checked.code("procedure", asked.leg().procedure()));
                boolean changes = !procedure.id().equals(asked.procedure().id());
                yield new Ahead(procedure, changes ? procedure.start().standing() : next, office);
            }
            case REOPEN -> new Ahead(asked.procedure(), next, organization.working(office));
            case MOVE, SEND, CLOSE, INTRODUCE, ACCEPT, OBJECT, TAKE_BACK, RULE, EXTEND, TO_ORDINARY, ASK_REVIEW, WITHDRAW ->
                new Ahead(asked.procedure(), next, office);
        };
    }

    /** The leg stands where the act leads already. */
    List<LegId> apply(Policies.Asked asked, Checked checked, Ahead ahead, LocalDate today, EntryId entry) {
        var opened = new ArrayList<LegId>();
        switch (asked.act().effect()) {
            case MOVE, CLOSE -> { }
            case CLASSIFY -> classify(asked, checked, ahead.procedure(), today);
            case SEND -> opened.addAll(send(asked, checked, today));
            case INTRODUCE -> matters.setRoute(asked.matter().id(), checked.code("route", ""));
            case ACCEPT -> matters.setRoute(asked.matter().id(), java.util.Objects.requireNonNull(asked.act().route()));
            case OBJECT -> object(asked, checked, today);
            case RULE -> rule(asked, false);
            case TAKE_BACK -> takeBack(asked);
            case EXTEND -> limits.extend(asked.matter().id(), asked.leg().id(), java.util.Objects.requireNonNull(asked.act().extends_()),
                    Integer.parseInt(checked.code("days", "0")), asked.doer().actor(), asked.act().id(), asked.now());
            case TO_ORDINARY -> legs.setTrack(asked.leg().id(), "ordinary");
            case REOPEN -> {
                if (!ahead.office().id().equals(asked.leg().office())) {
                    legs.hand(asked.leg().id(), ahead.office().id());
                }
            }
            case ASK_REVIEW -> opened.add(askReview(asked, today, entry));
            case WITHDRAW -> withdraw(asked, ahead.standing());
        }
        if (asked.act().escalates() != null) {
            escalations.raise(asked.matter().id(), asked.leg().id(), asked.act().escalates(), null, ahead.office(),
                    asked.leg().sealed(), asked.now(), today);
        }
        return opened;
    }

    private List<LegId> send(Policies.Asked asked, Checked checked, LocalDate today) {
        var opened = new ArrayList<LegId>();
        var opens = java.util.Objects.requireNonNull(asked.act().opens());
        for (OfficeId to : checked.offices("offices")) {
            LegId leg = open(asked, opens, organization.require(to), opened.isEmpty(), checked.code("track", "ordinary"),
                    checked.dates().get("due"), today);
            opened.add(leg);
        }
        return opened;
    }

    private LegId open(Policies.Asked asked, Opens opens, Office at, boolean lead, String track, @org.jspecify.annotations.Nullable LocalDate reportOn,
            LocalDate today) {
        Leg from = asked.leg();
        var id = new LegId(from.id().home(), Ids.next());
        boolean open = asked.procedure().standing(opens.standing()).open();
        legs.add(new Leg(id, from.matter(), from.number(), opens.kind(), from.id(), at.id(), lead, opens.sentAs(), from.office(), at.id(), track,
                opens.standing(), open, from.sealed(), from.procedure(), from.matterClass(), from.category(), from.place(), from.title(), null, null,
                null, false, reportOn, asked.now(), null, 1), at, today);
        opens.clocks().forEach(rule -> limits.start(from.matter(), id, rule, asked.now(), asked.act().id()));
        if (track.equals("simple")) {
            opens.simpleClocks().forEach(rule -> limits.start(from.matter(), id, rule, asked.now(), asked.act().id()));
        }
        due.refresh(id);
        return id;
    }

    private void classify(Policies.Asked asked, Checked checked, Procedure procedure, LocalDate today) {
        String matterClass = checked.code("class", asked.leg().matterClass());
        boolean seal = procedure.classes().get(matterClass).sealed() || !checked.offices("accused").isEmpty();
        var matter = asked.matter();
        matters.classify(matter.id(), procedure.id(), procedure.law().edition(), matterClass, checked.codes().get("category"), seal);
        legs.classify(matter.id(), procedure.id(), matterClass, checked.codes().get("category"), seal);
        if (!procedure.id().equals(asked.procedure().id())) {
            // The clocks of one law give way to those of the other; both count from receipt.
            asked.procedure().start().clocks().forEach(rule -> limits.stop(matter.id(), asked.leg().id(), rule, asked.now()));
            procedure.start().clocks().forEach(rule -> limits.start(matter.id(), asked.leg().id(), rule, matter.receivedAt(), asked.act().id()));
        }
        if (seal && !matter.sealed()) {
            words.seal(matter.id());
            if (!checked.offices("accused").isEmpty()) {
                shield.accuse(matter.id(), checked.offices("accused").stream().<Accused>map(Accused.AnOffice::new).toList(), asked.leg().office(),
                        asked.doer().actor(), asked.now());
            }
            if (!displacement.clear(matter.id(), asked.doer().actor(), asked.now()).containsKey(asked.leg().id())) {
                registration.nameReceivers(matter.id(), asked.leg().id(), organization.require(asked.leg().office()), asked.doer().actor(), asked.now(), today);
            }
        }
    }

    private void object(Policies.Asked asked, Checked checked, LocalDate today) {
        var proposed = checked.offices("proposed");
        jdbc.sql("insert into objections (home, id, matter, leg, raised_at, raised_on, in_time, proposed) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(asked.leg().id().home(), Ids.next(), asked.matter().id().value(), asked.leg().id().value(), at(asked.now()), today, true,
                        proposed.isEmpty() ? null : proposed.getFirst().value())
                .update();
    }

    private void rule(Policies.Asked asked, boolean upheld) {
        jdbc.sql("update objections set ruled_at = ?, upheld = ? where home = ? and leg = ? and ruled_at is null")
                .params(at(asked.now()), upheld, asked.leg().id().home(), asked.leg().id().value())
                .update();
    }

    /** The papers are back with the sender, whose leg opens again with its clock counted from today (our reading: XF-03 begins with receipt). */
    private void takeBack(Policies.Asked asked) {
        rule(asked, true);
        LegId parent = java.util.Objects.requireNonNull(asked.leg().parent());
        Leg sender = legs.lock(parent, Scope.program("take-back")).orElseThrow();
        var start = asked.procedure().start();
        legs.move(sender, start.standing(), true, sender.office(), null);
        start.clocks().forEach(rule -> limits.start(asked.matter().id(), parent, rule, asked.now(), asked.act().id()));
        due.refresh(parent);
    }

    private LegId askReview(Policies.Asked asked, LocalDate today, EntryId entry) {
        Office above = organization.superiorOf(organization.require(asked.leg().office())).orElseThrow();
        LegId review = open(asked, java.util.Objects.requireNonNull(asked.act().opens()), above, true, "ordinary", null, today);
        var asking = limits.of(asked.matter().id()).stream()
                .filter(l -> l.rule().equals(asked.act().onlyWhile()) && asked.leg().id().equals(l.leg()))
                .reduce((first, second) -> second);
        jdbc.sql("""
                insert into review_requests (home, id, matter, leg, review_leg, requested_at, requested_on, last_day_on, in_time, entry)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(asked.leg().id().home(), Ids.next(), asked.matter().id().value(), asked.leg().id().value(), review.value(), at(asked.now()),
                        today, asking.map(l -> l.dueOn()).orElse(null), true, entry.value())
                .update();
        return review;
    }

    /** The person takes the whole matter back: every other open leg ends with it. */
    private void withdraw(Policies.Asked asked, String next) {
        for (Leg other : legs.of(asked.matter().id(), Scope.program("withdraw"))) {
            if (other.open() && !other.id().equals(asked.leg().id())) {
                limits.of(asked.matter().id()).stream()
                        .filter(l -> other.id().equals(l.leg()) && l.isRunning())
                        .forEach(l -> limits.stop(asked.matter().id(), other.id(), l.rule(), asked.now()));
                legs.move(other, next, false, other.office(), asked.now());
                due.refresh(other.id());
            }
        }
    }
}
