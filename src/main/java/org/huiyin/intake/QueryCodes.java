package org.huiyin.intake;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * Query codes: fifteen random digits and a check digit (ISO 7064 MOD 11,10), so that a slip of the pen is told from a wrong code before
 * anything is looked up.
 */
final class QueryCodes {

    static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private QueryCodes() {}

    static String next() {
        var code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH - 1; i++) {
            code.append((char) ('0' + RANDOM.nextInt(10)));
        }
        return code.append(check(code)).toString();
    }

    /** The code in what somebody typed (spaces, hyphens and full-width digits are understood), if its check digit is right. */
    static Optional<String> read(String typed) {
        var digits = new StringBuilder(LENGTH);
        for (int i = 0; i < typed.length() && digits.length() <= LENGTH; i++) {
            int digit = Character.digit(typed.charAt(i), 10);
            if (digit >= 0) {
                digits.append((char) ('0' + digit));
            }
        }
        boolean sound = digits.length() == LENGTH && check(digits.subSequence(0, LENGTH - 1)) == digits.charAt(LENGTH - 1);
        return sound ? Optional.of(digits.toString()) : Optional.empty();
    }

    private static char check(CharSequence digits) {
        int product = 10;
        for (int i = 0; i < digits.length(); i++) {
            int sum = (digits.charAt(i) - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (char) ('0' + (11 - product) % 10);
    }
}
