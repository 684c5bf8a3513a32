package org.huiyin.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Accused;
import org.huiyin.access.AccusedShield;
import org.huiyin.clock.TimeLimits;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Ids;
import org.huiyin.journal.Journal;
import org.huiyin.journal.LegId;
import org.huiyin.journal.MatterId;
import org.huiyin.journal.NewEntry;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.organization.Post;
import org.huiyin.procedure.Procedure;
import org.huiyin.procedure.Procedures;
import org.huiyin.vault.Vault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers what somebody asks (登记, 条例第二十二条): always, at once, and before any queue shows it the shield stands. Identity goes to the
 * vault, words are swept or sealed, the clock starts on receipt.
 */
@Service
public class Registration {

    private final Organization organization;
    private final Procedures procedures;
    private final Vault vault;
    private final AccusedShield shield;
    private final Journal journal;
    private final TimeLimits limits;
    private final MatterStore matters;
    private final LegStore legs;
    private final LegActStore acts;
    private final Words words;
    private final LegDue due;
    private final Escalations escalations;
    private final ReceivingOffice receiving;

    Registration(Organization organization, Procedures procedures, Vault vault, AccusedShield shield, Journal journal, TimeLimits limits,
            MatterStore matters, LegStore legs, LegActStore acts, Words words, LegDue due, Escalations escalations, ReceivingOffice receiving) {
        this.organization = organization;
        this.procedures = procedures;
        this.vault = vault;
        this.shield = shield;
        this.journal = journal;
        this.limits = limits;
        this.matters = matters;
        this.legs = legs;
        this.acts = acts;
        this.words = words;
        this.due = due;
        this.escalations = escalations;
        this.receiving = receiving;
    }

    /**
     * A matter that has been registered.
     *
     * @param leg the leg at the office that registered it, which is another than the one chosen where that one is accused
     */
    public record Registered(MatterId matter, String number, LegId leg, OfficeId office, UUID person) {}

    /**
     * Registers in the caller's transaction.
     *
     * @param by who registers: the person at the portal, a clerk at the window, or the ledger import
     * @param now the instant of registering; the clocks start at {@link NewMatter#receivedAt}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Registered register(int home, NewMatter filed, java.util.function.Function<UUID, Actor> by, Instant now) {
        Procedure procedure = procedures.require(filed.procedure());
        ZoneId zone = ZoneId.of(procedure.zone());
        LocalDate receivedOn = filed.receivedAt().atZone(zone).toLocalDate();
        boolean sealed = filed.isSealed() || Optional.ofNullable(procedure.classes().get(filed.matterClass())).map(c -> c.sealed()).orElse(false);
        Office office = receivingOffice(filed, sealed, receivedOn);
        var id = new MatterId(home, Ids.next());
        var person = Ids.next();
        Actor actor = by.apply(person);
        String number = MatterNumbers.next(receivedOn);

        var matter = new Matter(id, number, procedure.id(), procedure.law().edition(), filed.matterClass(), filed.category(), filed.channel(),
                filed.place(), null, filed.receivedAt(), receivedOn, sealed, filed.nameVisibleTo(), filed.replyBy(), person, filed.origin(),
                filed.originalNumber());
        matters.add(matter, office.id());
        vault.seal(id, filed.identity());
        if (!filed.accused().isEmpty()) {
            shield.accuse(id, filed.accused(), office.id(), actor, now);
        }
        var texts = new LinkedHashMap<String, UUID>();
        texts.put("title", words.keep(id, sealed, "title", filed.title(), now));
        texts.put("content", words.keep(id, sealed, "content", filed.content(), now));
        if (!filed.placeText().isBlank()) {
            words.keep(id, sealed, "place", filed.placeText(), now);
        }
        for (String request : filed.requests()) {
            words.keep(id, sealed, "request", request, now);
        }

        var leg = new Leg(new LegId(home, Ids.next()), id, number, procedure.start().kind(), null, office.id(), true, null, null, office.id(),
                "ordinary", procedure.start().standing(), true, sealed, procedure.id(), filed.matterClass(), filed.category(), filed.place(),
                sealed ? null : vault.sweep(id, filed.title()), null, null, null, false, null, filed.receivedAt(), null, 1);
        legs.add(leg, office, receivedOn);
        if (sealed) {
            nameReceivers(id, leg.id(), office, actor, now, receivedOn);
        }
        var payload = new LinkedHashMap<String, Object>();
        payload.put("procedure", procedure.id());
        payload.put("class", filed.matterClass());
        payload.put("channel", filed.channel());
        payload.put("office", office.id().toString());
        payload.put("origin", filed.origin().name());
        var entry = journal.append(new NewEntry(home, id, leg.id(), "register", receivedOn, actor, payload));
        acts.add(new LegAct(Ids.next(), id, leg.id(), "register", null, leg.standing(), actor, filed.receivedAt(), receivedOn, Map.of(), texts,
                entry.value()));
        if (procedure.law().holdsOn(receivedOn)) {
            for (var rule : procedure.start().clocks()) {
                limits.start(id, leg.id(), rule, filed.receivedAt(), "register");
            }
        }
        due.refresh(leg.id());
        return new Registered(id, number, leg.id(), office.id(), person);
    }

    /** What a matter was registered as, for a form that is sent twice. */
    public Optional<Registered> again(MatterId id) {
        var matter = matters.require(id);
        return legs.of(id, org.huiyin.access.Scope.program("filing")).stream()
                .filter(l -> l.parent() == null)
                .findFirst()
                .map(l -> new Registered(id, matter.number(), l.id(), l.office(), matter.person()));
    }

    /**
     * The office chosen, or for a sealed matter the first one up the line that is free of the accused and has somebody who may open it; when
     * there is none, the discipline organ of the place. Only if that fails too it stays where it was filed, shielded and unseen, and is escalated.
     */
    private Office receivingOffice(NewMatter filed, boolean sealed, LocalDate today) {
        Office chosen = organization.require(filed.chosenOffice());
        return sealed ? receiving.from(chosen, filed.place(), office -> isFree(office, filed, today), today).orElse(chosen) : chosen;
    }

    private boolean isFree(Office office, NewMatter filed, LocalDate today) {
        return filed.accused().isEmpty() || shield.receivingOfficeFor(office.id(), filed.accused(), today).filter(office.id()::equals).isPresent();
    }

    void nameReceivers(MatterId matter, LegId leg, Office office, Actor actor, Instant now, LocalDate today) {
        boolean any = false;
        for (Post post : receiving.receivers(office, today)) {
            any |= shield.addReceiver(matter, java.util.Objects.requireNonNull(post.staff()), actor, now).isEmpty();
        }
        if (!any) {
            escalations.raise(matter, leg, "NO_RECEIVER", null, office, true, now, today);
        }
    }
}
