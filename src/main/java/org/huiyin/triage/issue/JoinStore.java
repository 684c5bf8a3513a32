package org.huiyin.triage.issue;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.journal.EntryId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which matters were said to belong to an issue, and what an offer is weighed by. */
@Repository
class JoinStore {

    private final JdbcClient jdbc;

    JoinStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The issue that the person of a matter said it belongs to. */
    Optional<UUID> of(int home, UUID matter) {
        return jdbc.sql("select issue from issue_joins where home = :home and matter = :matter")
                .param("home", home).param("matter", matter).query(UUID.class).optional();
    }

    void add(int home, UUID matter, UUID issue, Instant at, EntryId entry) {
        jdbc.sql("insert into issue_joins (home, matter, issue, at, entry) values (:home, :matter, :issue, :at, :entry)")
                .param("home", home).param("matter", matter).param("issue", issue).param("at", Timestamp.from(at)).param("entry", entry.value())
                .update();
    }

    /** Whether a matter may belong to an issue at all. */
    boolean mayJoin(int home, UUID matter) {
        return jdbc.sql("""
                /* scope: program issues */
                select exists (select 1 from matters m where m.home = :home and m.id = :matter and not m.sealed and m.class <> 'accusation'
                   and not exists (select 1 from accused a where a.home = m.home and a.matter = m.id))
                """)
                .param("home", home).param("matter", matter).query(Boolean.class).single();
    }

    /** An issue as it is offered. @param known the petition office has said that it is publicly known */
    record Offered(UUID issue, String place, List<String> problems, boolean known) {}

    Optional<Offered> issue(int home, UUID issue) {
        return jdbc.sql("""
                select i.place_name, i.problems,
                       (select a.act = 'publish' from issue_acts a where a.home = i.home and a.issue = i.id and a.act in ('publish', 'withdraw')
                         order by a.at desc, a.id desc limit 1) as known
                  from issues i where i.home = :home and i.id = :issue
                """)
                .param("home", home).param("issue", issue)
                .query((row, _) -> new Offered(issue, row.getString("place_name"), List.of((String[]) row.getArray("problems").getArray()), row.getBoolean("known")))
                .optional();
    }

    /** A matter of an issue. @param handled an office has it in hand @param archived it came with a ledger of things past */
    record Member(UUID matter, @Nullable String category, @Nullable String originalNumber, boolean archived, boolean handled) {}

    /** The latest matters of an issue. */
    List<Member> members(int home, UUID issue, int atMost) {
        return jdbc.sql("""
                /* scope: program issues */
                select m.id, m.category, m.original_number, m.origin = 'LEDGER_HISTORY' as archived,
                       exists (select 1 from legs l where l.home = m.home and l.matter = m.id and l.open) as handled
                  from matter_sketches s join matters m on m.home = s.home and m.id = s.matter
                 where s.home = :home and s.issue = :issue order by s.matter desc limit :most
                """)
                .param("home", home).param("issue", issue).param("most", atMost)
                .query((row, _) -> new Member(row.getObject("id", UUID.class), row.getString("category"), row.getString("original_number"),
                        row.getBoolean("archived"), row.getBoolean("handled")))
                .list();
    }

    /** Pairs of these matters that officials have decided to be the same. */
    List<Independence.Same> same(int home, Collection<UUID> matters) {
        return jdbc.sql("select matter, other from same_matters where home = :home and matter = any(:ids) and other = any(:ids) and same and undone_at is null")
                .param("home", home).param("ids", matters.toArray(UUID[]::new))
                .query((row, _) -> new Independence.Same(row.getObject("matter", UUID.class), row.getObject("other", UUID.class)))
                .list();
    }
}
