package org.huiyin.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.huiyin.access.Scope;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.OfficeId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happened to like matters: same category, same place. Only counts at offices leave this class, and only of what the viewer may see. */
@Component
public class LikeMatters {

    /** Of each place and category at most so many are looked at, the latest first. */
    static final int LOOKED_AT = 200;

    /** And about so many in all, so that a county of many streets costs no more than one of few. */
    private static final int IN_ALL = 1_000;

    /** The places looked at are those of one county at most. */
    private static final int MOST_PLACES = 40;

    private final JdbcClient jdbc;

    LikeMatters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How offices fared with such matters.
     *
     * @param categories codes of categories; each is looked for by itself
     * @param places codes of divisions, as matters carry them
     * @param except the matter that is asked about; null before it is filed
     * @param since older ones say little about who is competent now
     */
    @Transactional(readOnly = true)
    public List<OfficeHistory> at(Scope scope, int home, Collection<String> categories, Collection<String> places, @Nullable MatterId except,
            Instant since) {
        if (places.isEmpty() || categories.isEmpty()) {
            return List.of();
        }
        return scope.bind(jdbc.sql("""
                        select s.office_id,
                               count(*) as sent,
                               count(*) filter (where not s.open and o.upheld is distinct from true) as ended,
                               count(o.id) as objected,
                               count(*) filter (where o.upheld) as upheld
                          from unnest(cast(:places as text[])) p (code)
                         cross join unnest(cast(:categories as text[])) c (code)
                         cross join lateral (
                               select l.home, l.id, l.office_id, l.open from legs l
                                where l.home = :home and l.category = c.code and l.place = p.code and l.kind = 'handling'
                                  and l.opened_at >= :since and l.matter is distinct from cast(:except as uuid) and\s""" + scope.visible("l") + """

                                order by l.opened_at desc limit :most) s
                          left join lateral (
                               select o.id, o.upheld from objections o where o.home = s.home and o.leg = s.id order by o.raised_at desc limit 1) o on true
                         group by s.office_id order by sent desc, s.office_id limit 50
                        """)
                        .param("places", places.stream().limit(MOST_PLACES).toArray(String[]::new))
                        .param("home", home)
                        .param("categories", categories.toArray(String[]::new))
                        .param("since", since.atOffset(java.time.ZoneOffset.UTC))
                        .param("except", except == null ? null : except.value())
                        .param("most", Math.clamp(IN_ALL / ((long) Math.min(MOST_PLACES, places.size()) * categories.size()), 1, LOOKED_AT)))
                .query((row, n) -> new OfficeHistory(new OfficeId(row.getObject("office_id", UUID.class)), row.getInt("sent"), row.getInt("ended"),
                        row.getInt("objected"), row.getInt("upheld")))
                .list();
    }
}
