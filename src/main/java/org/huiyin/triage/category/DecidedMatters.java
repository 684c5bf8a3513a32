package org.huiyin.triage.category;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huiyin.access.Scope;
import org.huiyin.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Matters whose category an official has set, with the words as they are kept: swept. The latest decision counts. Sealed matters, accusations
 * and erased texts are never read, and of who wrote nothing at all.
 */
@Repository
class DecidedMatters {

    /** Decided matters read at a time. */
    private static final int AT_ONCE = 200;
    private static final Scope SCOPE = Scope.program("category-training");
    /** What stands in a text for a sealed value: it says that there is one, which is nothing to learn from. */
    private static final Pattern SEALED = Pattern.compile("「(?:本人|住址|邮箱|电话|证件号)[^」]{0,5}」");
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;
    private final int home;

    DecidedMatters(JdbcClient jdbc, Installation installation) {
        this.jdbc = jdbc;
        this.home = installation.home();
    }

    /** A decided matter. */
    record Decided(UUID matter, String category, String title, String content) {}

    /** Takes decided matters one by one. */
    interface Reader {
        /** @return false to stop */
        boolean take(Decided decided);
    }

    private record Row(UUID matter, @Nullable String category, @Nullable String title, @Nullable String content) {}

    /**
     * Reads decided matters, the latest filed first.
     *
     * @param longest characters of a title and of a content that are read at most
     */
    void read(int longest, Reader reader) {
        UUID before = LAST;
        List<Row> rows = page(before, longest);
        while (!rows.isEmpty()) {
            for (Row row : rows) {
                if (row.category() != null && row.title() != null && !reader.take(new Decided(row.matter(), row.category(), plain(row.title()), plain(row.content())))) {
                    return;
                }
            }
            rows = page(rows.getLast().matter(), longest);
        }
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : SEALED.matcher(text).replaceAll(" ");
    }

    private List<Row> page(UUID before, int longest) {
        return SCOPE.bind(jdbc.sql("""
                        with decided as (
                          select distinct on (a.matter) a.matter, a.detail->>'category' as category
                            from leg_acts a
                           where a.home = :home and a.act = 'classify' and a.actor_kind = 'staff' and a.matter < :before
                           order by a.matter desc, a.happened_at desc, a.id desc
                           limit :many)
                        select d.matter, d.category, left(t.text, :longest) as title, left(concat_ws(E'\\n', c.text, r.text), :longest) as content
                          from decided d
                          left join matters m on m.home = :home and m.id = d.matter and m.class <> 'accusation'
                               and not exists (select 1 from accused a where a.home = m.home and a.matter = m.id) and\s""" + SCOPE.visible("m") + """

                          left join lateral (select x.text from matter_texts x where x.home = m.home and x.matter = m.id and x.kind = 'title'
                               and x.erased_at is null order by x.version desc limit 1) t on true
                          left join lateral (select x.text from matter_texts x where x.home = m.home and x.matter = m.id and x.kind = 'content'
                               and x.erased_at is null order by x.version desc limit 1) c on true
                          left join lateral (select string_agg(x.text, E'\\n' order by x.ordinal) as text from matter_texts x
                               where x.home = m.home and x.matter = m.id and x.kind = 'request' and x.erased_at is null) r on true
                         order by d.matter desc""")
                .param("home", home).param("before", before).param("many", AT_ONCE).param("longest", longest))
                .query((row, _) -> new Row(row.getObject("matter", UUID.class), row.getString("category"), row.getString("title"), row.getString("content")))
                .list();
    }
}
