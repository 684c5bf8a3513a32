package org.huiyin.casework;

import static org.huiyin.casework.MatterStore.at;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.journal.Actor;
import org.huiyin.journal.LegId;
import org.huiyin.journal.MatterId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.ObjectMapper;

/** What was done to each leg: who, when, from where to where. Rows are added, never changed. */
@Repository
class LegActStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    LegActStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(LegAct act) {
        jdbc.sql("""
                insert into leg_acts (home, id, matter, leg, act, from_standing, to_standing, actor_kind, actor, post, office, happened_at,
                                      happened_on, detail, entry)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
                """)
                .params(act.leg().home(), act.id(), act.matter().value(), act.leg().value(), act.act(), act.fromStanding(), act.toStanding(),
                        act.actor().kind(), act.actor().reference(), act.actor().postValue(), act.actor().officeValue(), at(act.happenedAt()), act.happenedOn(),
                        json.writeValueAsString(act.detail()), act.entry())
                .update();
        act.texts().forEach((name, text) -> jdbc.sql("insert into act_texts (home, act, name, text) values (?, ?, ?, ?)")
                .params(act.leg().home(), act.id(), name, text)
                .update());
    }

    /** Acts of a matter, oldest first. */
    List<LegAct> of(MatterId matter) {
        var texts = new java.util.HashMap<UUID, Map<String, UUID>>();
        jdbc.sql("""
                select t.act, t.name, t.text from act_texts t join leg_acts a on a.home = t.home and a.id = t.act
                 where a.home = ? and a.matter = ?
                """)
                .params(matter.home(), matter.value())
                .query(row -> {
                    texts.computeIfAbsent(row.getObject("act", UUID.class), id -> new java.util.LinkedHashMap<>())
                            .put(row.getString("name"), row.getObject("text", UUID.class));
                });
        return jdbc.sql("select * from leg_acts where home = ? and matter = ? order by happened_at, id")
                .params(matter.home(), matter.value())
                .query((row, n) -> {
                    var id = row.getObject("id", UUID.class);
                    return new LegAct(
                            id,
                            matter,
                            new LegId(matter.home(), row.getObject("leg", UUID.class)),
                            row.getString("act"),
                            row.getString("from_standing"),
                            row.getString("to_standing"),
                            Actor.of(row.getString("actor_kind"), row.getString("actor"), row.getObject("post", UUID.class), row.getObject("office", UUID.class)),
                            row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                            row.getObject("happened_on", LocalDate.class),
                            detail(row.getString("detail")),
                            texts.getOrDefault(id, Map.of()),
                            row.getObject("entry", UUID.class));
                })
                .list();
    }

    /** The last act on a leg: what the second of two writers must be told. */
    Optional<LegAct> lastOf(LegId leg, MatterId matter) {
        return of(matter).stream().filter(a -> a.leg().equals(leg)).reduce((first, second) -> second);
    }

    boolean everDone(LegId leg, String act) {
        return jdbc.sql("select exists (select 1 from leg_acts where home = ? and leg = ? and act = ?)")
                .params(leg.home(), leg.value(), act)
                .query(Boolean.class)
                .single();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> detail(String written) {
        return json.readValue(written, Map.class);
    }
}
