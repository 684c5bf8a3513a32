package org.huiyin.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.clock.TimeLimits;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Ids;
import org.huiyin.journal.Journal;
import org.huiyin.journal.LegId;
import org.huiyin.journal.MatterId;
import org.huiyin.journal.NewEntry;
import org.huiyin.organization.Office;
import org.huiyin.procedure.Procedure;
import org.huiyin.procedure.Procedures;
import org.huiyin.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Matters that ended before they came here: kept with their words, their answer and their dates, and nothing runs for them. No clock, no message;
 * the entry of the journal says {@code archive}, which no effect follows.
 */
@Service
public class Archive {

    private static final String ANSWERED = "archive-answered";
    private static final String ENDED = "archive";
    private static final String TAKEN_BACK = "archive-undo";

    private final JdbcClient jdbc;
    private final Procedures procedures;
    private final Vault vault;
    private final Journal journal;
    private final TimeLimits limits;
    private final MatterStore matters;
    private final LegStore legs;
    private final LegActStore acts;
    private final Words words;
    private final Registration registration;

    Archive(JdbcClient jdbc, Procedures procedures, Vault vault, Journal journal, TimeLimits limits, MatterStore matters, LegStore legs,
            LegActStore acts, Words words, Registration registration) {
        this.jdbc = jdbc;
        this.procedures = procedures;
        this.vault = vault;
        this.journal = journal;
        this.limits = limits;
        this.matters = matters;
        this.legs = legs;
        this.acts = acts;
        this.words = words;
        this.registration = registration;
    }

    /**
     * Keeps a matter that has ended, in the caller's transaction.
     *
     * @param old as it was filed; its class decides whether it is sealed
     * @param holder office that handled it
     * @param answer what the person was answered, if the ledger tells
     * @param answeredAt when, if the ledger tells; the matter then counts as closed on that day, else on the day it was received
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public MatterId archive(int home, NewMatter old, Office holder, @Nullable String answer, @Nullable Instant answeredAt, Actor by, Instant now) {
        Procedure procedure = procedures.require(old.procedure());
        ZoneId zone = ZoneId.of(procedure.zone());
        LocalDate receivedOn = old.receivedAt().atZone(zone).toLocalDate();
        Instant closedAt = answeredAt == null ? old.receivedAt() : answeredAt;
        boolean sealed = old.isSealed() || Optional.ofNullable(procedure.classes().get(old.matterClass())).map(c -> c.sealed()).orElse(false);
        String act = answer == null ? ENDED : ANSWERED;
        var id = new MatterId(home, Ids.next());
        String number = MatterNumbers.next(receivedOn);
        matters.add(new Matter(id, number, procedure.id(), procedure.law().edition(), old.matterClass(), old.category(), old.channel(), old.place(), null,
                old.receivedAt(), receivedOn, sealed, old.nameVisibleTo(), old.replyBy(), Ids.next(), old.origin(), old.originalNumber()), old.chosenOffice());
        if (!old.identity().isEmpty()) {
            vault.seal(id, old.identity());
        }
        var texts = new LinkedHashMap<String, UUID>();
        texts.put("title", words.keep(id, sealed, "title", old.title(), now));
        texts.put("content", words.keep(id, sealed, "content", old.content(), now));
        if (!old.placeText().isBlank()) {
            words.keep(id, sealed, "place", old.placeText(), now);
        }
        if (answer != null) {
            texts.put("answer", words.keep(id, sealed, "answer", answer, now));
        }
        var leg = new Leg(new LegId(home, Ids.next()), id, number, "handling", null, holder.id(), true, null, null, holder.id(), "ordinary",
                procedure.act(act).to(), false, sealed, procedure.id(), old.matterClass(), old.category(), old.place(),
                sealed ? null : vault.sweep(id, old.title()), null, null, null, false, null, old.receivedAt(), closedAt, 1);
        legs.add(leg, holder, receivedOn);
        if (sealed) {
            registration.nameReceivers(id, leg.id(), holder, by, now, now.atZone(zone).toLocalDate());
        }
        LocalDate closedOn = closedAt.atZone(zone).toLocalDate();
        var entry = journal.append(new NewEntry(home, id, leg.id(), act, closedOn, by, Map.of("procedure", procedure.id(), "class", old.matterClass(),
                "channel", old.channel(), "office", holder.id().toString(), "origin", old.origin().name(), "received", receivedOn.toString())));
        acts.add(new LegAct(Ids.next(), id, leg.id(), act, null, leg.standing(), by, closedAt, closedOn, Map.of(), texts, entry.value()));
        return id;
    }

    /** Whether the first limit of a matter received then would have ended before today. */
    public boolean lateBefore(Procedure procedure, Instant receivedAt, LocalDate today) {
        return procedure.start().clocks().stream().anyMatch(rule -> limits.forecast(rule, receivedAt).dueOn().isBefore(today));
    }

    /**
     * Takes back matters that came from a ledger, all or none, in the caller's transaction. What follows by itself from a date, such as a limit that
     * lapsed, is no act; what anybody did is.
     *
     * @return how many of them have been acted on: when there are any, nothing is taken back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int takeBack(int home, List<MatterId> from, Actor by, LocalDate today) {
        var ids = from.stream().map(MatterId::value).toArray(UUID[]::new);
        jdbc.sql("/* scope: program */ select id from legs where home = ? and matter = any(?) order by id for update").params(home, ids).query(UUID.class).list();
        int acted = jdbc.sql("""
                /* scope: program */
                select count(*) from matters m
                 where m.home = ? and m.id = any(?)
                   and (m.origin = 'LIVE' or m.route is not null
                        or (select count(*) from legs l where l.home = m.home and l.matter = m.id and l.version = 1) <> 1
                        or (select count(*) from leg_acts a where a.home = m.home and a.matter = m.id) <> 1
                        or exists (select 1 from correspondence c where c.home = m.home and c.matter = m.id)
                        or exists (select 1 from attachments f where f.home = m.home and f.matter = m.id)
                        or exists (select 1 from escalations e where e.home = m.home and e.matter = m.id and e.answered_at is not null))
                """)
                .params(home, ids)
                .query(Integer.class)
                .single();
        if (acted > 0) {
            return acted;
        }
        for (MatterId matter : from) {
            limits.forget(matter);
            vault.erase(matter, by, "ledger-undo", today);
            journal.append(new NewEntry(home, matter, null, TAKEN_BACK, today, by, Map.of()));
        }
        for (String delete : List.of(
                "delete from act_texts where home = ? and act in (select a.id from leg_acts a where a.home = act_texts.home and a.matter = any(?))",
                "delete from leg_acts where home = ? and matter = any(?)",
                "delete from escalations where home = ? and matter = any(?)",
                "delete from matter_texts where home = ? and matter = any(?)",
                "/* scope: program */ delete from legs where home = ? and matter = any(?)",
                "/* scope: program */ delete from matters where home = ? and id = any(?)")) {
            jdbc.sql(delete).params(home, ids).update();
        }
        return 0;
    }
}
