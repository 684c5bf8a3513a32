package org.huiyin.triage.issue;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.triage.hot.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what matters say, as it is kept: swept. Sealed matters, accusations, and matters whose key was destroyed are never read, nor are erased texts. */
@Repository
class MatterWords {

    private final JdbcClient jdbc;

    MatterWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A matter that may be grouped.
     *
     * @param place code of the division of the problem
     */
    record Read(UUID matter, LocalDate receivedOn, @Nullable String place, Words words) {}

    /** Those of these matters that may be grouped. Whoever is missing is sealed, an accusation, erased, or there no more. */
    Map<UUID, Read> of(int home, Collection<UUID> matters) {
        var found = new HashMap<UUID, Read>();
        if (matters.isEmpty()) {
            return found;
        }
        jdbc.sql("""
                /* scope: program issues */
                select m.id, m.received_on, m.place, t.text as title, c.text as content
                  from matters m
                  left join matter_texts t on t.home = m.home and t.matter = m.id and t.kind = 'title' and t.erased_at is null
                  left join matter_texts c on c.home = m.home and c.matter = m.id and c.kind = 'content' and c.erased_at is null
                 where m.home = :home and m.id = any(:ids) and not m.sealed and m.class <> 'accusation'
                   and not exists (select 1 from accused a where a.home = m.home and a.matter = m.id)
                   and not exists (select 1 from vault_destroyed_keys d where d.home = m.home and d.matter = m.id)
                 order by m.id, t.version, c.version
                """)
                .param("home", home)
                .param("ids", matters.toArray(UUID[]::new))
                .query((RowCallbackHandler) row -> {
                    var words = Words.of(text(row.getString("title")), text(row.getString("content")));
                    var id = row.getObject("id", UUID.class);
                    if (!words.empty()) {
                        found.put(id, new Read(id, row.getObject("received_on", LocalDate.class), row.getString("place"), words));
                    }
                });
        return found;
    }

    /** The latest matters of a home that may be grouped, for learning a vocabulary. */
    List<UUID> latest(int home, int atMost) {
        return jdbc.sql("""
                /* scope: program issues */
                select id from matters where home = :home and not sealed and class <> 'accusation' order by id desc limit :most
                """)
                .param("home", home)
                .param("most", atMost)
                .query(UUID.class)
                .list();
    }

    /** How many of the latest may be grouped. */
    int count(int home, int atMost) {
        return jdbc.sql("""
                /* scope: program issues */
                select count(*) from (select 1 from matters where home = :home and not sealed and class <> 'accusation' limit :most) m
                """)
                .param("home", home)
                .param("most", atMost)
                .query(Integer.class)
                .single();
    }

    private static String text(@Nullable String maybe) {
        return maybe == null ? "" : maybe;
    }
}
