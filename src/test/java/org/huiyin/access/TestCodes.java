package org.huiyin.access;

import java.time.Instant;

/** The phone of a test. */
public final class TestCodes {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private TestCodes() {}

    /** What an authenticator app shows for the secret that was typed into it. */
    public static String code(String typed, Instant now) {
        int bits = 0;
        int held = 0;
        var secret = new java.io.ByteArrayOutputStream();
        for (char c : typed.replace(" ", "").toCharArray()) {
            held = held << 5 | BASE32.indexOf(c);
            bits += 5;
            if (bits >= 8) {
                secret.write(held >> bits - 8);
                bits -= 8;
            }
        }
        return OneTimeCode.at(secret.toByteArray(), OneTimeCode.step(now));
    }
}
