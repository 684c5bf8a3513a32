package org.huiyin.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.Office;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.ObjectMapper;

/** Writes many archived matters at once: one statement a table, however many they are. The rows are those that the other stores write singly. */
@Repository
class ArchiveStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ArchiveStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A text of a new matter, swept or sealed; the first of its kind. */
    record Text(MatterId matter, UUID id, String kind, @Nullable String text, byte @Nullable [] sealed) {}

    void matters(List<Matter> rows, UUID registeredBy) {
        jdbc.sql("""
                /* scope: program archive */
                insert into matters (home, id, number, procedure, edition, class, category, channel, place, received_at, received_on,
                                     registered_by, sealed, name_visible_to, reply_by, person, origin, original_number)
                select home, id, number, procedure, edition, class, category, channel, place, received_at, received_on, ?, sealed, name_visible_to,
                       reply_by, person, origin, original_number
                  from unnest(?::integer[], ?::uuid[], ?::text[], ?::text[], ?::date[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
                              ?::date[], ?::boolean[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[])
                    as m (home, id, number, procedure, edition, class, category, channel, place, received_at, received_on, sealed, name_visible_to,
                          reply_by, person, origin, original_number)
                """)
                .params(registeredBy, of(rows, Integer[]::new, m -> m.id().home()), of(rows, UUID[]::new, m -> m.id().value()),
                        of(rows, String[]::new, Matter::number), of(rows, String[]::new, Matter::procedure),
                        of(rows, String[]::new, m -> m.edition().toString()), of(rows, String[]::new, Matter::matterClass),
                        of(rows, String[]::new, Matter::category), of(rows, String[]::new, Matter::channel), of(rows, String[]::new, Matter::place),
                        of(rows, String[]::new, m -> m.receivedAt().toString()), of(rows, String[]::new, m -> m.receivedOn().toString()),
                        of(rows, Boolean[]::new, Matter::sealed), of(rows, String[]::new, m -> m.nameVisibleTo().name()),
                        of(rows, String[]::new, m -> m.replyBy().name()), of(rows, UUID[]::new, Matter::person),
                        of(rows, String[]::new, m -> m.origin().name()), of(rows, String[]::new, Matter::originalNumber))
                .update();
    }

    void texts(List<Text> rows, Instant now) {
        jdbc.sql("""
                insert into matter_texts (home, id, matter, kind, ordinal, text, sealed, written_at)
                select home, id, matter, kind, 1, text, sealed, ?
                  from unnest(?::integer[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bytea[]) as t (home, id, matter, kind, text, sealed)
                """)
                .params(MatterStore.at(now), of(rows, Integer[]::new, t -> t.matter().home()), of(rows, UUID[]::new, Text::id),
                        of(rows, UUID[]::new, t -> t.matter().value()), of(rows, String[]::new, Text::kind), of(rows, String[]::new, Text::text),
                        of(rows, byte[][]::new, Text::sealed))
                .update();
    }

    /** @param holders the office of each leg, in the same order */
    void legs(List<Leg> rows, List<Office> holders, List<LocalDate> openedOn) {
        jdbc.sql("""
                /* scope: program archive */
                insert into legs (home, id, matter, number, kind, office_id, office_path, branch_id, lead, turn_id, track, standing, open, sealed,
                                  procedure, class, category, place, title, opened_at, opened_on, closed_at)
                select home, id, matter, number, kind, office_id, office_path, branch_id, true, office_id, 'ordinary', standing, false, sealed, procedure,
                       class, category, place, title, opened_at, opened_on, closed_at
                  from unnest(?::integer[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::boolean[],
                              ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::date[], ?::timestamptz[])
                    as l (home, id, matter, number, kind, office_id, office_path, branch_id, standing, sealed, procedure, class, category, place, title,
                          opened_at, opened_on, closed_at)
                """)
                .params(of(rows, Integer[]::new, l -> l.id().home()), of(rows, UUID[]::new, l -> l.id().value()),
                        of(rows, UUID[]::new, l -> l.matter().value()), of(rows, String[]::new, Leg::number), of(rows, String[]::new, Leg::kind),
                        of(holders, UUID[]::new, o -> o.id().value()), of(holders, String[]::new, Office::path),
                        of(holders, UUID[]::new, o -> o.branch().value()), of(rows, String[]::new, Leg::standing), of(rows, Boolean[]::new, Leg::sealed),
                        of(rows, String[]::new, Leg::procedure), of(rows, String[]::new, Leg::matterClass), of(rows, String[]::new, Leg::category),
                        of(rows, String[]::new, Leg::place), of(rows, String[]::new, Leg::title), of(rows, String[]::new, l -> l.openedAt().toString()),
                        of(openedOn, String[]::new, LocalDate::toString),
                        of(rows, String[]::new, l -> l.closedAt() == null ? null : l.closedAt().toString()))
                .update();
    }

    void acts(List<LegAct> rows) {
        jdbc.sql("""
                insert into leg_acts (home, id, matter, leg, act, from_standing, to_standing, actor_kind, actor, post, office, happened_at, happened_on,
                                      detail, entry)
                select home, id, matter, leg, act, null, to_standing, actor_kind, actor, post, office, happened_at, happened_on, detail::jsonb, entry
                  from unnest(?::integer[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::uuid[],
                              ?::timestamptz[], ?::date[], ?::text[], ?::uuid[])
                    as a (home, id, matter, leg, act, to_standing, actor_kind, actor, post, office, happened_at, happened_on, detail, entry)
                """)
                .params(of(rows, Integer[]::new, a -> a.leg().home()), of(rows, UUID[]::new, LegAct::id), of(rows, UUID[]::new, a -> a.matter().value()),
                        of(rows, UUID[]::new, a -> a.leg().value()), of(rows, String[]::new, LegAct::act), of(rows, String[]::new, LegAct::toStanding),
                        of(rows, String[]::new, a -> a.actor().kind()), of(rows, String[]::new, a -> a.actor().reference()),
                        of(rows, UUID[]::new, a -> a.actor().postValue()), of(rows, UUID[]::new, a -> a.actor().officeValue()),
                        of(rows, String[]::new, a -> a.happenedAt().toString()), of(rows, String[]::new, a -> a.happenedOn().toString()),
                        of(rows, String[]::new, a -> json.writeValueAsString(a.detail())), of(rows, UUID[]::new, LegAct::entry))
                .update();
        record Said(int home, UUID act, String name, UUID text) {}
        var said = rows.stream().flatMap(a -> a.texts().entrySet().stream().map((Map.Entry<String, UUID> t) -> new Said(a.leg().home(), a.id(), t.getKey(), t.getValue()))).toList();
        jdbc.sql("insert into act_texts (home, act, name, text) select * from unnest(?::integer[], ?::uuid[], ?::text[], ?::uuid[])")
                .params(of(said, Integer[]::new, Said::home), of(said, UUID[]::new, Said::act), of(said, String[]::new, Said::name),
                        of(said, UUID[]::new, Said::text))
                .update();
    }

    private static <R, T> T[] of(List<R> rows, IntFunction<T[]> array, Function<R, @Nullable T> value) {
        return rows.stream().map(value).toArray(array);
    }
}
