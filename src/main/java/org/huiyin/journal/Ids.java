package org.huiyin.journal;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes UUIDv7 ids (RFC 9562): they sort by the millisecond they were made in, so indexes grow at one end. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A new id. The time inside is only for ordering; no fact may be read from it. */
    public static UUID next() {
        var random = new byte[10];
        RANDOM.nextBytes(random);
        long millis = System.currentTimeMillis();
        long high = millis << 16 | 0x7000L | (random[0] & 0x0FL) << 8 | random[1] & 0xFFL;
        long low = 0;
        for (int i = 2; i < 10; i++) {
            low = low << 8 | random[i] & 0xFFL;
        }
        return new UUID(high, low & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }
}
