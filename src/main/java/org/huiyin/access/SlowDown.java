package org.huiyin.access;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes guessing slow: after some free tries each further one has to wait twice as long as the one before, up to a cap. Kept in the
 * database, so that it holds across copies of the program and restarts.
 *
 * <p>A try is charged before its outcome is known, so that many at once gain nothing; {@link #forgive} takes the charge back. What is kept
 * is a bucket number out of a keyed digest, a count and two instants. Rows lapse within the hour: it is no history of persons.
 */
@Component
public class SlowDown {

    /** What is being guessed, by whom. */
    public enum Kind {
        /** One account, whoever tries. The cap is what a locked account waits. */
        SIGN_IN_ACCOUNT(5, Duration.ofSeconds(2), Duration.ofMinutes(15)),
        /** One client address, whatever account. */
        SIGN_IN_CLIENT(20, Duration.ofSeconds(2), Duration.ofMinutes(15)),
        /** The second step of one account. */
        SIGN_IN_CODE(5, Duration.ofSeconds(2), Duration.ofMinutes(15)),
        /** Number and query code, by client address. */
        CODE_CLIENT(10, Duration.ofSeconds(2), Duration.ofMinutes(10)),
        /** Number and query code, by network (/24 or /64). */
        CODE_NETWORK(60, Duration.ofSeconds(1), Duration.ofMinutes(2)),
        /** Query code of one matter. Never a lock-out: the person with the right code waits half a minute at most. */
        CODE_MATTER(10, Duration.ofSeconds(1), Duration.ofSeconds(30)),
        /** Whether a problem is being handled already, by client address. Whoever must wait files without being asked. */
        JOIN_CLIENT(6, Duration.ofMinutes(2), Duration.ofMinutes(30)),
        /** The same by network (/24 or /64): many file from one building. */
        JOIN_NETWORK(60, Duration.ofSeconds(10), Duration.ofMinutes(5)),
        /** Suggestions while staff type, by member of staff: what a person types stays free, a program that asks and asks does not. */
        LOOK_STAFF(60, Duration.ofSeconds(1), Duration.ofSeconds(3));

        final int free;
        final Duration first;
        final Duration cap;

        Kind(int free, Duration first, Duration cap) {
            this.free = free;
            this.first = first;
            this.cap = cap;
        }
    }

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int BUCKETS = 1 << 22;

    private final JdbcClient jdbc;
    private final AccessKey key;

    SlowDown(JdbcClient jdbc, AccessKey key) {
        this.jdbc = jdbc;
        this.key = key;
    }

    /**
     * Charges one try.
     *
     * @param key what identifies the thing tried: a login, an address, a network, a matter number
     * @return zero when the try may go on; else how long to wait, and nothing was charged
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Duration attempt(Kind kind, String key, Instant now) {
        int bucket = bucket(kind, key);
        boolean charged = charge(kind, bucket, now);
        if (ThreadLocalRandom.current().nextInt(64) == 0) {
            forgetExpired(now);
        }
        return charged ? Duration.ZERO : waitOf(kind, bucket, now);
    }

    /** One statement, so that many at once are counted one after the other. */
    private boolean charge(Kind kind, int bucket, Instant now) {
        return jdbc.sql("""
                        insert into slow_downs as s (kind, bucket, tries, until_at, expires_at)
                        values (:kind, :bucket, 1, :now, :expires)
                        on conflict (kind, bucket) do update
                          set (tries, until_at, expires_at) = (
                            select n.tries,
                                   cast(:now as timestamptz) + make_interval(secs =>
                                     case when n.tries < :free then 0 else least(:cap, :first * power(2, least(n.tries - :free, 20))) end),
                                   cast(:expires as timestamptz)
                            from (select case when s.expires_at <= :now then 1 else least(s.tries + 1, 1000) end as tries) n)
                          where s.until_at <= :now""")
                .param("kind", kind.name()).param("bucket", bucket)
                .param("now", Timestamp.from(now)).param("expires", Timestamp.from(now.plus(KEPT)))
                .param("free", kind.free).param("first", kind.first.toSeconds()).param("cap", kind.cap.toSeconds())
                .update() == 1;
    }

    /** How long this one still has to wait, charging nothing. */
    public Duration waitFor(Kind kind, String key, Instant now) {
        return waitOf(kind, bucket(kind, key), now);
    }

    private Duration waitOf(Kind kind, int bucket, Instant now) {
        return jdbc.sql("select until_at from slow_downs where kind = :kind and bucket = :bucket and until_at > :now")
                .param("kind", kind.name()).param("bucket", bucket).param("now", Timestamp.from(now))
                .query(Timestamp.class).optional().map(until -> Duration.between(now, until.toInstant())).orElse(Duration.ZERO);
    }

    /** Takes one charge back: the try was a good one. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void forgive(Kind kind, String key, Instant now) {
        jdbc.sql("update slow_downs set tries = greatest(tries - 1, 0), until_at = :now where kind = :kind and bucket = :bucket")
                .param("now", Timestamp.from(now)).param("kind", kind.name()).param("bucket", bucket(kind, key)).update();
    }

    /** Forgets this one wholly: a right password, or a security administrator unlocks. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void clear(Kind kind, String key) {
        jdbc.sql("delete from slow_downs where kind = :kind and bucket = :bucket")
                .param("kind", kind.name()).param("bucket", bucket(kind, key)).update();
    }

    private void forgetExpired(Instant now) {
        jdbc.sql("""
                        delete from slow_downs where (kind, bucket) in
                          (select kind, bucket from slow_downs where expires_at < :now order by expires_at limit 1000 for update skip locked)""")
                .param("now", Timestamp.from(now)).update();
    }

    private int bucket(Kind kind, String what) {
        var digest = key.digest("slow-down/" + kind.name(), what.getBytes(StandardCharsets.UTF_8));
        return ((digest[0] & 0xFF) << 16 | (digest[1] & 0xFF) << 8 | digest[2] & 0xFF) & BUCKETS - 1;
    }
}
