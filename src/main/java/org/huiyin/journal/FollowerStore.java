package org.huiyin.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of followers and their positions. */
@Component
final class FollowerStore {

    private final JdbcClient db;

    FollowerStore(JdbcClient db) {
        this.db = db;
    }

    record Position(long next, int failures, boolean waiting) {}

    /** Registers a follower the first time it is seen. What is in order by then is no news to a new effect. */
    void register(String name, String kind) {
        int added = db.sql("insert into journal_followers (name, kind) values (:name, :kind) on conflict do nothing")
                .param("name", name)
                .param("kind", kind)
                .update();
        var kept = db.sql("select kind from journal_followers where name = :name").param("name", name).query(String.class).single();
        if (!kept.equals(kind)) {
            throw new IllegalStateException("Follower " + name + " is registered as " + kept);
        }
        if (added == 1 && kind.equals("effect")) {
            db.sql("""
                    insert into journal_positions (home, follower, next_position)
                    select home, :name, next_position from journal_sequencers
                    """)
                    .param("name", name)
                    .update();
        }
    }

    /** Entries recorded earlier are no news to an effect, whatever position they get. */
    Instant registeredAt(String name) {
        return db.sql("select registered_at from journal_followers where name = :name")
                .param("name", name)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    List<Integer> homes() {
        return db.sql("select home from journal_sequencers order by home").query(Integer.class).list();
    }

    long head(int home) {
        return db.sql("select next_position from journal_sequencers where home = :home")
                .param("home", home)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Held until the transaction ends; false if another program works for this follower now. */
    boolean tryLock(String follower, int home) {
        return db.sql("select pg_try_advisory_xact_lock(hashtextextended('huiyin/follower/' || :home || '/' || :follower, 0))")
                .param("home", Integer.toString(home))
                .param("follower", follower)
                .query(Boolean.class)
                .single();
    }

    void lock(String follower, int home) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('huiyin/follower/' || :home || '/' || :follower, 0))")
                .param("home", Integer.toString(home))
                .param("follower", follower)
                .query((row, n) -> 0)
                .list();
    }

    Optional<Position> position(String follower, int home) {
        return db.sql("""
                select next_position, failures, coalesce(retry_at > clock_timestamp(), false) as waiting
                from journal_positions where home = :home and follower = :follower
                """)
                .param("home", home)
                .param("follower", follower)
                .query((row, n) -> new Position(row.getLong("next_position"), row.getInt("failures"), row.getBoolean("waiting")))
                .optional();
    }

    /** In a home that it sees for the first time a follower begins at the first position. */
    void begin(String follower, int home) {
        db.sql("insert into journal_positions (home, follower, next_position) values (:home, :follower, 0) on conflict do nothing")
                .param("home", home)
                .param("follower", follower)
                .update();
    }

    /** Moves from one position to the next; false if the position is not the one that was read. */
    boolean move(String follower, int home, long from, long to) {
        return db.sql("""
                update journal_positions
                set next_position = :to, moved_at = clock_timestamp(), failures = 0, failed_at = null, retry_at = null, error = null
                where home = :home and follower = :follower and next_position = :from
                """)
                .param("home", home)
                .param("follower", follower)
                .param("from", from)
                .param("to", to)
                .update() == 1;
    }

    /** Sets the position whatever it was: to begin again, or to begin at "now". */
    void set(String follower, int home, long position) {
        db.sql("""
                insert into journal_positions (home, follower, next_position) values (:home, :follower, :position)
                on conflict (home, follower) do update set next_position = excluded.next_position, moved_at = clock_timestamp(),
                    failures = 0, failed_at = null, retry_at = null, error = null
                """)
                .param("home", home)
                .param("follower", follower)
                .param("position", position)
                .update();
    }

    void fail(String follower, int home, String error, Duration pause) {
        db.sql("""
                update journal_positions
                set failures = failures + 1, failed_at = clock_timestamp(), error = :error,
                    retry_at = clock_timestamp() + :seconds * interval '1 second'
                where home = :home and follower = :follower
                """)
                .param("home", home)
                .param("follower", follower)
                .param("error", error)
                .param("seconds", pause.toMillis() / 1000.0)
                .update();
    }

    void retryNow(String follower) {
        db.sql("update journal_positions set retry_at = null where follower = :follower").param("follower", follower).update();
    }

    List<FollowerStatus> status(List<String> followers) {
        if (followers.isEmpty()) {
            return List.of();
        }
        return db.sql("""
                select f.name, f.kind, s.home, s.next_position as head, coalesce(p.next_position, 0) as position,
                    coalesce(p.failures, 0) as failures, p.error, p.failed_at, p.retry_at,
                    (select count(*) from outbox o where o.effect = f.name and o.home = s.home and o.state = 'held') as held,
                    (select count(*) from outbox o where o.effect = f.name and o.home = s.home and o.state = 'doubtful') as doubtful
                from journal_followers f
                cross join journal_sequencers s
                left join journal_positions p on p.home = s.home and p.follower = f.name
                where f.name in (:followers)
                order by f.name, s.home
                """)
                .param("followers", followers)
                .query((row, n) -> new FollowerStatus(
                        row.getString("name"),
                        row.getString("kind").equals("effect") ? FollowerStatus.Kind.EFFECT : FollowerStatus.Kind.PROJECTION,
                        row.getInt("home"),
                        row.getLong("position"),
                        row.getLong("head"),
                        row.getInt("failures"),
                        row.getString("error"),
                        instant(row.getObject("failed_at", OffsetDateTime.class)),
                        instant(row.getObject("retry_at", OffsetDateTime.class)),
                        row.getLong("held"),
                        row.getLong("doubtful")))
                .list();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    // ---- which database this is

    record Copy(String systemIdentifier, long databaseOid) {}

    Copy thisDatabase() {
        return db.sql("""
                select (select system_identifier::text from pg_control_system()) as system_identifier,
                    (select oid::bigint from pg_database where datname = current_database()) as database_oid
                """)
                .query(Copy.class)
                .single();
    }

    Optional<Copy> rememberedDatabase() {
        return db.sql("select system_identifier, database_oid from journal_copies").query(Copy.class).optional();
    }

    void remember(Copy copy) {
        db.sql("""
                insert into journal_copies (system_identifier, database_oid) values (:system, :oid)
                on conflict (only_row) do update set system_identifier = excluded.system_identifier,
                    database_oid = excluded.database_oid, seen_at = clock_timestamp()
                """)
                .param("system", copy.systemIdentifier())
                .param("oid", copy.databaseOid())
                .update();
    }

    void lockCopies() {
        db.sql("select pg_advisory_xact_lock(hashtextextended('huiyin/journal/copies', 0))").query((row, n) -> 0).list();
    }

    /** Whatever was recorded before this instant is no longer news to any effect. */
    void effectsBeginNow() {
        db.sql("update journal_followers set registered_at = clock_timestamp() where kind = 'effect'").update();
        db.sql("""
                update journal_positions p
                set next_position = s.next_position, moved_at = clock_timestamp(), failures = 0, failed_at = null, retry_at = null, error = null
                from journal_sequencers s, journal_followers f
                where s.home = p.home and f.name = p.follower and f.kind = 'effect'
                """)
                .update();
    }
}
