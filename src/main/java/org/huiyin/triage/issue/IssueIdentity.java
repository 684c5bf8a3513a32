package org.huiyin.triage.issue;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Entry;
import org.huiyin.journal.Ids;
import org.huiyin.journal.Journal;
import org.huiyin.journal.NewEntry;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What an issue is known by. Its id follows from the matter it began with, so that it is the same when everything is made again. When that
 * matter leaves, the id passes to one that stays; when two issues turn out to be one, what people did with the one that goes is written down
 * for the one that stays. Both are facts: rows are added, never changed, and each has an entry in the journal.
 */
@Repository
class IssueIdentity {

    private static final Actor PROGRAM = new Actor.Program(IssueFollower.NAME);

    private final JdbcClient jdbc;
    private final Journal journal;

    IssueIdentity(JdbcClient jdbc, Journal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    /** The id of an issue that begins with this matter and was never known by another. */
    static UUID idOf(UUID founder) {
        return UUID.nameUUIDFromBytes(("issue " + founder).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** For each matter the id of an issue that it would found: of those it inherited the latest, unless another issue bears it now. */
    Map<UUID, UUID> ids(int home, Collection<UUID> founders) {
        var ids = new HashMap<UUID, UUID>();
        founders.forEach(founder -> ids.put(founder, idOf(founder)));
        jdbc.sql("""
                select h.founder, h.issue from issue_heirs h
                 where h.home = :home and h.founder = any(:founders) and not exists (select 1 from issues i where i.home = h.home and i.id = h.issue)
                 order by h.at, h.issue
                """)
                .param("home", home).param("founders", founders.toArray(UUID[]::new))
                .query((RowCallbackHandler) row -> ids.put(row.getObject("founder", UUID.class), row.getObject("issue", UUID.class)));
        return ids;
    }

    /** For a matter that arrives and each of those found that is in no issue, the id of the issue it would found. */
    Map<UUID, UUID> ids(int home, SketchStore.Row arrived, Collection<SketchStore.Row> found) {
        var founders = new java.util.LinkedHashSet<UUID>();
        founders.add(arrived.matter());
        found.stream().filter(other -> other.issue() == null).forEach(other -> founders.add(other.matter()));
        return ids(home, founders);
    }

    UUID id(int home, UUID founder) {
        return ids(home, java.util.List.of(founder)).get(founder);
    }

    /** Remembers the matter that an issue begins with, so that its address still leads somewhere when it is there no more. Twice is once. */
    void founded(int home, UUID issue, UUID founder) {
        jdbc.sql("insert into issue_founders (home, issue, founder) values (:home, :issue, :founder) on conflict do nothing")
                .param("home", home).param("issue", issue).param("founder", founder).update();
    }

    /** A matter that may not be in any issue is remembered as the beginning of none. */
    void forget(int home, UUID founder) {
        jdbc.sql("delete from issue_founders where home = :home and founder = :founder").param("home", home).param("founder", founder).update();
    }

    /** Where the matters are now that an issue began with which is there no more: the issue that it became a part of. */
    Optional<UUID> heir(int home, UUID gone) {
        return jdbc.sql("""
                select s.issue from issue_founders f join matter_sketches s on s.home = f.home and s.matter = f.founder
                 where f.home = :home and f.issue = :gone and s.issue is not null and s.issue <> :gone
                 group by s.issue order by count(*) desc, s.issue limit 1
                """)
                .param("home", home).param("gone", gone).query(UUID.class).optional();
    }

    /** The id passes to a matter that stays. Twice is once. */
    void pass(int home, UUID issue, UUID heir, Entry cause) {
        boolean known = jdbc.sql("select exists (select 1 from issue_heirs where home = :home and issue = :issue and founder = :heir)")
                .param("home", home).param("issue", issue).param("heir", heir).query(Boolean.class).single();
        if (known || idOf(heir).equals(issue)) {
            return;
        }
        var entry = journal.append(new NewEntry(home, null, null, "issue.pass", cause.happenedOn(), PROGRAM, Map.of("issue", issue, "founder", heir, "because", cause.id().value())));
        jdbc.sql("insert into issue_heirs (home, issue, founder, at, entry) values (:home, :issue, :heir, :at, :entry)")
                .param("home", home).param("issue", issue).param("heir", heir).param("at", Timestamp.from(cause.recordedAt())).param("entry", entry.value())
                .update();
    }

    /** What people did with one issue holds for the one it became part of, where nobody had decided on that otherwise. Twice is once. */
    void merge(int home, UUID gone, UUID kept, Entry cause) {
        var acts = jdbc.sql("""
                select a.id from issue_acts a
                 where a.home = :home and a.issue = :gone and a.act <> 'split'
                   and not exists (select 1 from issue_acts k where k.home = a.home and k.issue = :kept
                         and (k.act = a.act or k.act in ('publish', 'withdraw') and a.act in ('publish', 'withdraw')))
                """)
                .param("home", home).param("gone", gone).param("kept", kept).query(UUID.class).list();
        if (acts.isEmpty()) {
            return;
        }
        var entry = journal.append(new NewEntry(home, null, null, "issue.merge", cause.happenedOn(), PROGRAM, Map.of("gone", gone, "issue", kept, "because", cause.id().value())));
        for (var act : acts) {
            jdbc.sql("""
                    insert into issue_acts (home, id, issue, act, matter, office_id, words, by_staff, at, entry, origin)
                    select home, :id, :kept, act, matter, office_id, words, by_staff, at, :entry, coalesce(origin, id) from issue_acts where home = :home and id = :act
                    on conflict do nothing
                    """)
                    .param("id", Ids.next()).param("kept", kept).param("entry", entry.value()).param("home", home).param("act", act)
                    .update();
        }
    }
}
