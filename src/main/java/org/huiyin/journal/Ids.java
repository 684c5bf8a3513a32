package org.huiyin.journal;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes UUIDv7 ids (RFC 9562): they sort by the time they were made, so indexes grow at one end. Ids made by one program sort in the
 * order they were made, also within a millisecond (§6.2 method 3: the twelve bits after the milliseconds count on).
 */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Milliseconds and, below them, twelve bits that count within one; never goes back. */
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /** A new id. The time inside is only for ordering; no fact may be read from it. */
    public static UUID next() {
        long now = System.currentTimeMillis() << 12;
        long tick = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = (tick & ~0xFFFL) << 4 | 0x7000L | tick & 0xFFFL;
        return new UUID(high, RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }
}
