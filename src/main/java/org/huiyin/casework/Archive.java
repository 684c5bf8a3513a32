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
    private final ArchiveStore store;
    private final Words words;
    private final Registration registration;

    Archive(JdbcClient jdbc, Procedures procedures, Vault vault, Journal journal, TimeLimits limits, ArchiveStore store, Words words,
            Registration registration) {
        this.jdbc = jdbc;
        this.procedures = procedures;
        this.vault = vault;
        this.journal = journal;
        this.limits = limits;
        this.store = store;
        this.words = words;
        this.registration = registration;
    }

    /**
     * A matter that has ended, as a ledger tells it.
     *
     * @param matter as it was filed; its class decides whether it is sealed
     * @param holder office that handled it
     * @param answer what the person was answered, if the ledger tells
     * @param answeredAt when, if the ledger tells; the matter then counts as closed on that day, else on the day it was received
     */
    public record Old(NewMatter matter, Office holder, @Nullable String answer, @Nullable Instant answeredAt) {}

    /** One of them on its way: what is written for it in several tables. */
    private record Kept(Old old, Matter matter, Leg leg, String act, LocalDate closedOn, Map<String, UUID> texts) {}

    /**
     * Keeps matters that have ended, in the caller's transaction: all of one registering office, with one statement a table.
     *
     * @return their ids, in the same order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<MatterId> archive(int home, List<Old> olds, Actor by, Instant now) {
        if (olds.isEmpty()) {
            return List.of();
        }
        var ids = olds.stream().map(_ -> new MatterId(home, Ids.next())).toList();
        var kept = new ArrayList<Kept>();
        var texts = new ArrayList<ArchiveStore.Text>();
        vault.together(ids, () -> {
            for (int i = 0; i < olds.size(); i++) {
                kept.add(keep(ids.get(i), olds.get(i), texts));
            }
        });
        store.matters(kept.stream().map(Kept::matter).toList(), olds.getFirst().matter().chosenOffice().value());
        store.texts(texts, now);
        store.legs(kept.stream().map(Kept::leg).toList(), olds.stream().map(Old::holder).toList(), kept.stream().map(k -> k.matter().receivedOn()).toList());
        for (var one : kept) {
            if (one.matter().sealed()) {
                registration.nameReceivers(one.matter().id(), one.leg().id(), one.old().holder(), by, now, now.atZone(zone(one.matter())).toLocalDate());
            }
        }
        var entries = journal.appendAll(kept.stream().map(k -> new NewEntry(home, k.matter().id(), k.leg().id(), k.act(), k.closedOn(), by,
                Map.of("procedure", k.matter().procedure(), "class", k.matter().matterClass(), "channel", k.matter().channel(), "office",
                        k.old().holder().id().toString(), "origin", k.matter().origin().name(), "received", k.matter().receivedOn().toString()))).toList());
        var done = new ArrayList<LegAct>();
        for (int i = 0; i < kept.size(); i++) {
            var k = kept.get(i);
            done.add(new LegAct(Ids.next(), k.matter().id(), k.leg().id(), k.act(), null, k.leg().standing(), by,
                    java.util.Objects.requireNonNull(k.leg().closedAt()), k.closedOn(), Map.of(), k.texts(), entries.get(i).value()));
        }
        store.acts(done);
        return ids;
    }

    private ZoneId zone(Matter matter) {
        return ZoneId.of(procedures.require(matter.procedure()).zone());
    }

    private Kept keep(MatterId id, Old one, List<ArchiveStore.Text> texts) {
        var old = one.matter();
        Procedure procedure = procedures.require(old.procedure());
        ZoneId zone = ZoneId.of(procedure.zone());
        LocalDate receivedOn = old.receivedAt().atZone(zone).toLocalDate();
        Instant closedAt = one.answeredAt() == null ? old.receivedAt() : one.answeredAt();
        boolean sealed = old.isSealed() || Optional.ofNullable(procedure.classes().get(old.matterClass())).map(c -> c.sealed()).orElse(false);
        String act = one.answer() == null ? ENDED : ANSWERED;
        String number = MatterNumbers.next(receivedOn);
        var matter = new Matter(id, number, procedure.id(), procedure.law().edition(), old.matterClass(), old.category(), old.channel(), old.place(), null,
                old.receivedAt(), receivedOn, sealed, old.nameVisibleTo(), old.replyBy(), Ids.next(), old.origin(), old.originalNumber());
        if (!old.identity().isEmpty()) {
            vault.seal(id, old.identity());
        }
        var said = new LinkedHashMap<String, UUID>();
        said.put("title", text(id, sealed, "title", old.title(), texts));
        said.put("content", text(id, sealed, "content", old.content(), texts));
        if (!old.placeText().isBlank()) {
            text(id, sealed, "place", old.placeText(), texts);
        }
        if (one.answer() != null) {
            said.put("answer", text(id, sealed, "answer", one.answer(), texts));
        }
        var holder = one.holder().id();
        var leg = new Leg(new LegId(id.home(), Ids.next()), id, number, "handling", null, holder, true, null, null, holder, "ordinary",
                procedure.act(act).to(), false, sealed, procedure.id(), old.matterClass(), old.category(), old.place(),
                sealed ? null : vault.sweep(id, old.title()), null, null, null, false, null, old.receivedAt(), closedAt, 1);
        return new Kept(one, matter, leg, act, closedAt.atZone(zone).toLocalDate(), said);
    }

    private UUID text(MatterId matter, boolean sealed, String kind, String typed, List<ArchiveStore.Text> texts) {
        var text = words.made(matter, sealed, kind, typed);
        texts.add(text);
        return text.id();
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
