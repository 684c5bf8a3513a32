package org.huiyin.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The tables of entries, salts and the order. */
@Component
final class JournalStore {

    static final int SCHEMA_VERSION = 1;

    static final String COLUMNS = """
            e.home, e.id, e.matter, e.leg, e.act, e.recorded_at, e.happened_on, e.actor_kind, e.actor, e.post, e.office, \
            e.schema_version, e.payload, e.digest, e.digest_algorithm""";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();
    private static final TypeReference<Map<String, Object>> PAYLOAD = new TypeReference<>() {};

    private final JdbcClient db;

    JournalStore(JdbcClient db) {
        this.db = db;
    }

    /** The clock of the database, in whole microseconds. */
    Instant now() {
        return db.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
    }

    /** An entry with its id and digest, as it is to be written. */
    record Row(EntryId id, NewEntry entry, byte[] digest, byte[] salt) {}

    /** One statement for all of them: a round trip and a parse are what an entry costs. */
    void insert(List<Row> rows, Instant recordedAt) {
        db.sql("""
                with given as (
                    select * from unnest(?::integer[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::date[], ?::text[], ?::text[], ?::uuid[], ?::uuid[],
                            ?::text[], ?::bytea[], ?::bytea[])
                        as g (home, id, matter, leg, act, happened_on, actor_kind, actor, post, office, payload, digest, salt)
                ), entry as (
                    insert into journal_entries (home, id, matter, leg, act, recorded_at, happened_on, actor_kind, actor, post,
                        office, schema_version, payload, digest, digest_algorithm)
                    select home, id, matter, leg, act, ?::timestamptz, happened_on, actor_kind, actor, post, office, ?, payload::jsonb, digest, ? from given
                ), salt as (
                    insert into journal_salts (home, entry, salt) select home, id, salt from given
                )
                insert into journal_unordered (home, entry, recorded_at) select home, id, ?::timestamptz from given
                """)
                .params(of(rows, Integer[]::new, row -> row.entry().home()),
                        of(rows, UUID[]::new, row -> row.id().value()),
                        of(rows, UUID[]::new, row -> row.entry().matter() == null ? null : row.entry().matter().value()),
                        of(rows, UUID[]::new, row -> row.entry().leg() == null ? null : row.entry().leg().value()),
                        of(rows, String[]::new, row -> row.entry().act()),
                        of(rows, String[]::new, row -> row.entry().happenedOn().toString()),
                        of(rows, String[]::new, row -> row.entry().actor().kind()),
                        of(rows, String[]::new, row -> row.entry().actor().reference()),
                        of(rows, UUID[]::new, row -> row.entry().actor().postValue()),
                        of(rows, UUID[]::new, row -> row.entry().actor().officeValue()),
                        of(rows, String[]::new, row -> CanonicalJson.text(row.entry().payload())),
                        of(rows, byte[][]::new, Row::digest),
                        of(rows, byte[][]::new, Row::salt),
                        recordedAt.atOffset(ZoneOffset.UTC), SCHEMA_VERSION, Digest.ALGORITHM, recordedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static <T> T[] of(List<Row> rows, java.util.function.IntFunction<T[]> array, java.util.function.Function<Row, @Nullable T> value) {
        return rows.stream().map(value).toArray(array);
    }

    List<Entry> of(MatterId matter) {
        return db.sql("select " + COLUMNS + """
                 from journal_entries e
                where e.home = :home and e.matter = :matter
                order by e.recorded_at, e.id
                """)
                .param("home", matter.home())
                .param("matter", matter.value())
                .query(JournalStore::entry)
                .list();
    }

    List<Entry> accessActs(int home, String prefix, @Nullable Entry before, int atMost) {
        var statement = db.sql("select " + COLUMNS + " from journal_entries e where e.home = :home and starts_with(e.act, 'access.')"
                        + " and starts_with(e.act, :prefix)"
                        + (before == null ? "" : " and (e.recorded_at, e.id) < (:at, :id)")
                        + " order by e.recorded_at desc, e.id desc limit :n")
                .param("home", home)
                .param("prefix", prefix)
                .param("n", atMost);
        if (before != null) {
            statement = statement.param("at", before.recordedAt().atOffset(ZoneOffset.UTC)).param("id", before.id().value());
        }
        return statement.query(JournalStore::entry).list();
    }

    Optional<Entry> find(EntryId id) {
        return db.sql("select " + COLUMNS + " from journal_entries e where e.home = :home and e.id = :id")
                .param("home", id.home())
                .param("id", id.value())
                .query(JournalStore::entry)
                .optional();
    }

    record Kept(Entry entry, int schemaVersion, String algorithm, byte @Nullable [] salt) {}

    Optional<Kept> kept(EntryId id) {
        return db.sql("select " + COLUMNS + """
                , s.salt
                 from journal_entries e left join journal_salts s on s.home = e.home and s.entry = e.id
                where e.home = :home and e.id = :id
                """)
                .param("home", id.home())
                .param("id", id.value())
                .query((row, n) -> new Kept(entry(row, n), row.getInt("schema_version"), row.getString("digest_algorithm"),
                        row.getBytes("salt")))
                .optional();
    }

    /** Entries from a position on, in their order. */
    List<Entry> ordered(int home, long from, int atMost) {
        return db.sql("select " + COLUMNS + """
                 from journal_order o join journal_entries e on e.home = o.home and e.id = o.entry
                where o.home = :home and o.position >= :from and o.position < :to
                order by o.position
                """)
                .param("home", home)
                .param("from", from)
                .param("to", from + atMost)
                .query(JournalStore::entry)
                .list();
    }

    static Entry entry(ResultSet row, int n) throws SQLException {
        int home = row.getInt("home");
        var matter = row.getObject("matter", UUID.class);
        var leg = row.getObject("leg", UUID.class);
        return new Entry(
                new EntryId(home, row.getObject("id", UUID.class)),
                home,
                matter == null ? null : new MatterId(home, matter),
                leg == null ? null : new LegId(home, leg),
                row.getString("act"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("happened_on", LocalDate.class),
                Actor.of(row.getString("actor_kind"), row.getString("actor"), row.getObject("post", UUID.class),
                        row.getObject("office", UUID.class)),
                JSON.readValue(row.getString("payload"), PAYLOAD),
                row.getBytes("digest"));
    }
}
