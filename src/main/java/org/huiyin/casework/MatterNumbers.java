package org.huiyin.casework;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Numbers of matters: year and month, then eight random signs of Crockford's base 32 (no I, L, O, U), for example {@code 2611-7KQ4-M29X}. Forty
 * random bits: a number says when a matter came, and nobody can guess the next one.
 */
public final class MatterNumbers {

    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyMM");
    private static final SecureRandom RANDOM = new SecureRandom();

    private MatterNumbers() {}

    static String next(LocalDate receivedOn) {
        var number = new StringBuilder(14).append(MONTH.format(receivedOn));
        for (int i = 0; i < 8; i++) {
            if (i % 4 == 0) {
                number.append('-');
            }
            number.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return number.toString();
    }

    /** What somebody typed, as a number is written: full-width signs, lower case, spaces and the letters O, I and L are understood. */
    public static String normalise(String typed) {
        var signs = new StringBuilder(12);
        for (char c : typed.toUpperCase(Locale.ROOT).toCharArray()) {
            char plain = c >= '！' && c <= '～' ? (char) (c - 0xFEE0) : c;
            plain = Character.toUpperCase(plain);
            plain = plain == 'O' ? '0' : plain == 'I' || plain == 'L' ? '1' : plain;
            if (SIGNS.indexOf(plain) >= 0 && signs.length() < 13) {
                signs.append(plain);
            }
        }
        return signs.length() == 12
                ? signs.substring(0, 4) + "-" + signs.substring(4, 8) + "-" + signs.substring(8)
                : signs.toString();
    }
}
