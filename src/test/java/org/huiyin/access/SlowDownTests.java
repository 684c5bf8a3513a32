package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.huiyin.access.SlowDown.Kind;
import org.huiyin.storage.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SlowDownTests {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private final Instant now = Instant.parse("2026-11-22T02:00:00Z");
    private final SlowDown slow = new SlowDown(DATABASE.jdbc(), new AccessKey(new byte[32]));

    @Test
    void afterTheFreeTriesEachWaitDoublesUpToTheCap() {
        var at = now;
        var waits = new java.util.ArrayList<Long>();
        for (int i = 0; i < 20; i++) {
            assertThat(slow.attempt(Kind.SIGN_IN_ACCOUNT, "linan", at)).isZero();
            var wait = slow.waitFor(Kind.SIGN_IN_ACCOUNT, "linan", at);
            waits.add(wait.toSeconds());
            at = at.plus(wait);
        }
        assertThat(waits).startsWith(0L, 0L, 0L, 0L, 2L, 4L, 8L, 16L).endsWith(900L, 900L);
    }

    @Test
    void aTryThatHasToWaitIsNotCharged() {
        for (int i = 0; i < 5; i++) {
            slow.attempt(Kind.SIGN_IN_ACCOUNT, "zhao", now);
        }
        assertThat(slow.attempt(Kind.SIGN_IN_ACCOUNT, "zhao", now.plusMillis(500))).isEqualTo(Duration.ofMillis(1500));
        assertThat(slow.attempt(Kind.SIGN_IN_ACCOUNT, "zhao", now.plusMillis(600))).isEqualTo(Duration.ofMillis(1400));
        assertThat(slow.attempt(Kind.SIGN_IN_ACCOUNT, "zhao", now.plusSeconds(2))).isZero();
    }

    @Test
    void oneDoesNotSlowAnother() {
        for (int i = 0; i < 9; i++) {
            slow.attempt(Kind.SIGN_IN_ACCOUNT, "qin", now);
        }
        assertThat(slow.attempt(Kind.SIGN_IN_ACCOUNT, "fang", now)).isZero();
        assertThat(slow.attempt(Kind.CODE_CLIENT, "qin", now)).isZero();
    }

    @Test
    void aMatterIsNeverLocked() {
        var at = now;
        for (int i = 0; i < 100; i++) {
            slow.attempt(Kind.CODE_MATTER, "20261122-AB12", at);
            at = at.plus(slow.waitFor(Kind.CODE_MATTER, "20261122-AB12", at));
        }
        assertThat(slow.attempt(Kind.CODE_MATTER, "20261122-AB12", at)).isZero();
        assertThat(slow.waitFor(Kind.CODE_MATTER, "20261122-AB12", at)).isLessThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void manyAtOnceGainNothing() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tries = IntStream.range(0, 60).<Callable<Duration>>mapToObj(_ -> () -> slow.attempt(Kind.SIGN_IN_ACCOUNT, "flood", now)).toList();
            long through = 0;
            for (var result : threads.invokeAll(tries)) {
                through += result.get().isZero() ? 1 : 0;
            }
            assertThat(through).isEqualTo(5);
        }
    }

    @Test
    void itIsForgottenWithinTheHour() {
        for (int i = 0; i < 9; i++) {
            slow.attempt(Kind.CODE_NETWORK, "203.0.113.9", now.plusSeconds(i));
        }
        assertThat(DATABASE.jdbc().sql("select max(expires_at) from slow_downs where kind = 'CODE_NETWORK'").query(java.sql.Timestamp.class)
                .single().toInstant()).isBeforeOrEqualTo(now.plusSeconds(3700));
        slow.attempt(Kind.CODE_NETWORK, "203.0.113.9", now.plus(Duration.ofHours(2)));
        assertThat(DATABASE.jdbc().sql("select tries from slow_downs where kind = 'CODE_NETWORK'").query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void aGoodTryIsTakenBackAndAnUnlockForgetsAll() {
        for (int i = 0; i < 4; i++) {
            slow.attempt(Kind.SIGN_IN_CLIENT, "198.51.100.7", now);
            slow.forgive(Kind.SIGN_IN_CLIENT, "198.51.100.7", now);
        }
        assertThat(DATABASE.jdbc().sql("select tries from slow_downs where kind = 'SIGN_IN_CLIENT'").query(Integer.class).single()).isZero();
        slow.clear(Kind.SIGN_IN_CLIENT, "198.51.100.7");
        assertThat(DATABASE.jdbc().sql("select count(*) from slow_downs where kind = 'SIGN_IN_CLIENT'").query(Integer.class).single()).isZero();
    }
}
