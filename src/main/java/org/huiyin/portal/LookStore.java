package org.huiyin.portal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.journal.MatterId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks at one matter (table {@code looks}): after number and code were right, the browser holds a token for that matter
 * alone, and the server its digest. A look ends when nobody asked for a while.
 */
@Repository
class LookStore {

    /** How long a look lasts without a touch. A choice of ours: people read on shared computers. */
    static final Duration IDLE = Duration.ofMinutes(15);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;

    LookStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A new look; gives its token. */
    @Transactional
    String begin(MatterId matter, Instant now) {
        jdbc.sql("delete from looks where id in (select id from looks where expires_at <= :now limit 200 for update skip locked)")
                .param("now", Timestamp.from(now)).update();
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("insert into looks (id, home, matter, expires_at) values (:id, :home, :matter, :expires)")
                .param("id", digest(token)).param("home", matter.home()).param("matter", matter.value())
                .param("expires", Timestamp.from(now.plus(IDLE))).update();
        return token;
    }

    /** The matter a token looks at, and the look goes on; empty when it has ended. */
    Optional<MatterId> touch(String token, Instant now) {
        return jdbc.sql("""
                update looks set expires_at = :expires where id = :id and expires_at > :now
                returning home, matter""")
                .param("id", digest(token)).param("now", Timestamp.from(now)).param("expires", Timestamp.from(now.plus(IDLE)))
                .query((row, n) -> new MatterId(row.getInt("home"), row.getObject("matter", UUID.class)))
                .optional();
    }

    /** Whether this form is sent for the first time in this look. In the caller's transaction, so that a failed form may come again. */
    boolean first(String token, String form) {
        return jdbc.sql("insert into look_forms (look, form) values (:look, :form) on conflict do nothing")
                .param("look", digest(token)).param("form", form).update() == 1;
    }

    void end(String token) {
        jdbc.sql("delete from looks where id = :id").param("id", digest(token)).update();
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
