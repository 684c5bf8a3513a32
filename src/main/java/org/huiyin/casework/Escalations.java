package org.huiyin.casework;

import static org.huiyin.casework.MatterStore.at;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What an office did not do in time, or a person says is not fixed, told to whoever must see to it. Written in the transaction of the
 * lapse or the act, so it cannot be lost; an office without a head passes it to its superior.
 */
@Component
public class Escalations {

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Organization organization;

    Escalations(JdbcClient jdbc, Journal journal, Organization organization) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.organization = organization;
    }

    /**
     * One escalation.
     *
     * @param ground LAPSED, NOT_FIXED, UNOPENED or NO_RECEIVER
     * @param vacant whether it went up because the office has no head in place
     */
    public record Escalation(
            UUID id,
            MatterId matter,
            LegId leg,
            String number,
            @Nullable String title,
            String ground,
            @Nullable String rule,
            OfficeId from,
            OfficeId to,
            boolean vacant,
            Instant raisedAt,
            LocalDate raisedOn) {}

    void raise(MatterId matter, LegId leg, String ground, @Nullable String rule, Office from, boolean sealed, Instant now, LocalDate today) {
        Office to = from;
        boolean vacant = false;
        while (!organization.hasHead(to.id(), today)) {
            Optional<Office> above = organization.superiorOf(to);
            if (above.isEmpty()) {
                break;
            }
            vacant = true;
            to = above.get();
        }
        var payload = new LinkedHashMap<String, Object>();
        payload.put("ground", ground);
        payload.put("to", to.id().toString());
        if (rule != null) {
            payload.put("rule", rule);
        }
        var entry = journal.append(new NewEntry(matter.home(), matter, leg, "escalate", today, new Actor.Program("escalation"), payload));
        jdbc.sql("""
                insert into escalations (home, id, matter, leg, ground, rule, from_office, to_office, vacant, sealed, raised_at, raised_on, entry)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (home, leg, ground, rule) where answered_at is null do nothing
                """)
                .params(matter.home(), Ids.next(), matter.value(), leg.value(), ground, rule == null ? "" : rule, from.id().value(),
                        to.id().value(), vacant, sealed, at(now), today, entry.value())
                .update();
    }

    /** An answer that was to be served online lies unopened: its office must serve it another way. Said once until it is answered. */
    @org.springframework.transaction.annotation.Transactional
    public void unopened(Leg leg, Instant now, LocalDate today) {
        boolean said = jdbc.sql("select exists (select 1 from escalations where home = ? and leg = ? and ground = 'UNOPENED')")
                .params(leg.id().home(), leg.id().value())
                .query(Boolean.class)
                .single();
        if (!said) {
            raise(leg.matter(), leg.id(), "UNOPENED", null, organization.require(leg.office()), leg.sealed(), now, today);
        }
    }

    /**
     * Escalations that nobody has answered, oldest first. Those of sealed matters are never listed here.
     *
     * @param after last one of the page before; none for the first page
     */
    public List<Escalation> open(Scope scope, @Nullable UUID after, int limit) {
        return scope.bind(jdbc.sql("""
                        select e.*, l.number, l.title from escalations e join legs l on l.home = e.home and l.id = e.leg
                         where e.answered_at is null and (cast(:after as uuid) is null or e.id > cast(:after as uuid)) and\s"""
                                + scope.visible("l") + " order by e.id limit :limit")
                        .param("after", after)
                        .param("limit", limit))
                .query((row, n) -> {
                    int home = row.getInt("home");
                    String rule = row.getString("rule");
                    return new Escalation(
                            row.getObject("id", UUID.class),
                            new MatterId(home, row.getObject("matter", UUID.class)),
                            new LegId(home, row.getObject("leg", UUID.class)),
                            row.getString("number"),
                            row.getString("title"),
                            row.getString("ground"),
                            rule.isEmpty() ? null : rule,
                            new OfficeId(row.getObject("from_office", UUID.class)),
                            new OfficeId(row.getObject("to_office", UUID.class)),
                            row.getBoolean("vacant"),
                            row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                            row.getObject("raised_on", LocalDate.class));
                })
                .list();
    }

    /** Marks one as seen to by a member of staff who may see it; false when it is not there for them or was answered before. */
    @org.springframework.transaction.annotation.Transactional
    public boolean answer(Doer.Staff by, UUID id, Instant now, LocalDate today) {
        var found = by.scope().bind(jdbc.sql("""
                        select e.home, e.matter, e.leg from escalations e join legs l on l.home = e.home and l.id = e.leg
                         where e.id = :id and e.answered_at is null and\s""" + by.scope().visible("l") + " for update of e")
                        .param("id", id))
                .query((row, n) -> new LegId(row.getInt(1), row.getObject(3, UUID.class)))
                .optional();
        if (found.isEmpty()) {
            return false;
        }
        var matter = new MatterId(found.get().home(), jdbc.sql("select matter from escalations where home = ? and id = ?")
                .params(found.get().home(), id)
                .query(UUID.class)
                .single());
        jdbc.sql("update escalations set answered_at = ?, answered_by = ? where home = ? and id = ?")
                .params(at(now), by.who().staff().toString(), matter.home(), id)
                .update();
        journal.append(new NewEntry(matter.home(), matter, found.get(), "answer-escalation", today, by.actor(), java.util.Map.of("escalation", id.toString())));
        return true;
    }
}
