package org.huiyin.search;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads matters for the index, many at once, as they are now. Sealed matters are never read: their texts are under a key, and even their
 * number is nobody's business here. What people wrote is read swept, as it is kept.
 */
@Repository
public class Facts {

    private static final String FILED = """
            select matter, kind, ordinal, text from matter_texts
             where home = :home and matter = any(:ids) and kind in ('title', 'content', 'place', 'request')
               and erased_at is null and text is not null
             order by matter, written_at, id
            """;

    /** The words staff read on the page of a matter. Drafts that were not issued are not among them. */
    private static final String TEXTS = """
            select t.matter, t.id, case t.kind when 'fact' then 'message' else t.kind end as kind, t.ordinal, t.text, t.written_at from matter_texts t
             where t.home = :home and t.matter = any(:ids) and t.kind in ('title', 'content', 'place', 'request')
               and t.erased_at is null and t.text is not null
            union
            select t.matter, t.id, lower(c.kind), t.ordinal, t.text, t.written_at from correspondence c
              join matter_texts t on t.home = c.home and t.id = c.text
             where c.home = :home and c.matter = any(:ids) and t.erased_at is null and t.text is not null
            union
            select t.matter, t.id, case when a.name = 'answer' then 'answer' else 'act' end, t.ordinal, t.text, t.written_at from leg_acts l
              join act_texts a on a.home = l.home and a.act = l.id
              join matter_texts t on t.home = a.home and t.id = a.text
             where l.home = :home and l.matter = any(:ids) and t.kind not in ('title', 'content', 'place', 'request')
               and t.erased_at is null and t.text is not null
            union
            select t.matter, t.id, 'answer', t.ordinal, t.text, t.written_at from documents d
              join answer_drafts r on r.home = d.home and r.id = d.draft
              join matter_texts t on t.home = d.home and (t.id = r.findings or t.id = r.basis)
             where d.home = :home and d.matter = any(:ids) and t.erased_at is null and t.text is not null
            union
            select t.matter, t.id, 'answer', t.ordinal, t.text, t.written_at from documents d
              join answer_draft_items i on i.home = d.home and i.draft = d.draft
              join matter_texts t on t.home = d.home and t.id = i.reply
             where d.home = :home and d.matter = any(:ids) and t.erased_at is null and t.text is not null
            order by matter, written_at, id
            """;

    private final JdbcClient jdbc;

    public Facts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A piece of what was written in a matter.
     *
     * @param kind title, content, place, request, note, question, message, act or answer
     */
    public record Piece(String kind, int ordinal, String text) {}

    /** Those of these matters that an index may hold. Whoever is missing is sealed, or there no more: the index forgets it. */
    public List<MatterText> read(int home, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var asked = ids.toArray(UUID[]::new);
        var legs = new HashMap<UUID, List<MatterText.LegText>>();
        jdbc.sql("""
                /* scope: program search */
                select matter, office_id, branch_id, standing, open, due_at, legal_due_at from legs
                 where home = :home and matter = any(:ids) and not sealed order by matter, opened_at, id
                """)
                .param("home", home)
                .param("ids", asked)
                .query((RowCallbackHandler) row -> {
                    boolean open = row.getBoolean("open");
                    var due = open ? row.getObject("due_at", OffsetDateTime.class) : null;
                    var legal = open ? row.getObject("legal_due_at", OffsetDateTime.class) : null;
                    legs.computeIfAbsent(row.getObject("matter", UUID.class), _ -> new ArrayList<>())
                            .add(new MatterText.LegText(row.getObject("office_id", UUID.class), row.getObject("branch_id", UUID.class),
                                    row.getString("standing"), open, due == null ? null : due.toInstant(), legal == null ? null : legal.toInstant()));
                });
        var texts = texts(home, legs.keySet());
        var answered = new HashSet<>(jdbc.sql("""
                select distinct matter from documents where home = :home and matter = any(:ids)
                union
                select distinct l.matter from leg_acts l join act_texts a on a.home = l.home and a.act = l.id and a.name = 'answer'
                 where l.home = :home and l.matter = any(:ids)
                """)
                .param("home", home)
                .param("ids", asked)
                .query(UUID.class)
                .list());
        return jdbc.sql("""
                /* scope: program search */
                select id, number, class, category, channel, place, received_on from matters
                 where home = :home and id = any(:ids) and not sealed
                """)
                .param("home", home)
                .param("ids", asked)
                .query((row, n) -> {
                    var id = row.getObject("id", UUID.class);
                    var pieces = texts.getOrDefault(id, List.of());
                    return new MatterText(id, row.getString("number"),
                            pieces.stream().filter(p -> p.kind().equals("title")).map(Piece::text).findFirst().orElse(""),
                            pieces.stream().filter(p -> !p.kind().equals("title")).map(Piece::text).toList(),
                            row.getString("class"), row.getString("category"), row.getString("channel"), row.getString("place"),
                            row.getObject("received_on", LocalDate.class), answered.contains(id), legs.getOrDefault(id, List.of()));
                })
                .list()
                .stream()
                .filter(m -> !m.legs().isEmpty())
                .toList();
    }

    /** What was filed in matters, for callers that have found them within a scope: title, content, place and requests. Of sealed ones nothing. */
    public Map<UUID, List<Piece>> filed(int home, Collection<UUID> ids) {
        return ids.isEmpty() ? new LinkedHashMap<>() : pieces(FILED, home, ids);
    }

    /** All words of matters, for callers that have found them within a scope. Of sealed ones there are none. */
    public Map<UUID, List<Piece>> texts(int home, Collection<UUID> ids) {
        return ids.isEmpty() ? new LinkedHashMap<>() : pieces(TEXTS, home, ids);
    }

    private Map<UUID, List<Piece>> pieces(String sql, int home, Collection<UUID> ids) {
        var found = new LinkedHashMap<UUID, List<Piece>>();
        jdbc.sql(sql)
                .param("home", home)
                .param("ids", ids.toArray(UUID[]::new))
                .query((RowCallbackHandler) row -> {
                    found.computeIfAbsent(row.getObject("matter", UUID.class), _ -> new ArrayList<>())
                            .add(new Piece(row.getString("kind"), row.getInt("ordinal"), row.getString("text")));
                });
        return found;
    }

    /** The homes that have matters. */
    public List<Integer> homes() {
        // one look at the index for each home, not one for each matter
        return jdbc.sql("""
                with recursive h(home) as (
                  (/* scope: program search */ select home from matters order by home limit 1)
                  union all
                  select (select m.home from matters m where m.home > h.home order by m.home limit 1) from h where h.home is not null)
                select home from h where home is not null
                """)
                .query(Integer.class)
                .list();
    }

    /** The next matters of a home by id, sealed ones left out. */
    public List<UUID> idsAfter(int home, @Nullable UUID after, int atMost) {
        return jdbc.sql("/* scope: program search */ select id from matters where home = :home and id > :after and not sealed order by id limit :n")
                .param("home", home)
                .param("after", after == null ? new UUID(0, 0) : after)
                .param("n", atMost)
                .query(UUID.class)
                .list();
    }

    /** About how many matters there are, for how far a rebuild has come; the planner's figure, not a count. */
    public long about() {
        return jdbc.sql("select greatest(reltuples::bigint, 0) from pg_class where oid = 'matters'::regclass").query(Long.class).single();
    }
}
