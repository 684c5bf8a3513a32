package org.huiyin.vault;

/** The check digit of an identity card number of 18 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
final class Cards {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";

    private Cards() {}

    /** @param card 17 digits and a digit or {@code X} */
    static boolean hasRightCheckDigit(String card) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (card.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK.charAt(sum % 11) == card.charAt(17);
    }
}
