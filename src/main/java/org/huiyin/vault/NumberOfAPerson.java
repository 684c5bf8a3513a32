package org.huiyin.vault;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Knows a telephone or identity card number that somebody typed to look for a person. Huiyin looks by matter, never by person. */
public final class NumberOfAPerson {

    /** Mobile and landline telephone numbers, identity card numbers of 15 and 18 places. */
    private static final Pattern WHOLE = Pattern.compile("1[0-9]{10}|0[0-9]{9,11}|[0-9]{7,8}|[0-9]{15}|[0-9]{17}[0-9Xx]");

    private NumberOfAPerson() {}

    /**
     * Whether the typed words are such a number or hold one: the whole of it, one of the words between blanks, or a mobile or identity card
     * number anywhere, however it is grouped or written (full width, 一三八…).
     */
    public static boolean isIn(String typed) {
        var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC);
        if (isWhole(plain)) {
            return true;
        }
        for (var word : plain.split("[\\s\"“”]+")) {
            if (isWhole(word)) {
                return true;
            }
        }
        var found = new boolean[1];
        new PersonalNumbers(typed.toCharArray(), null, null).each((start, end, kind, value) -> found[0] = true);
        return found[0];
    }

    private static boolean isWhole(String plain) {
        var digits = plain.replaceAll("[\\s.()+-]", "").replaceFirst("^86(?=1[0-9]{10}$)", "");
        return WHOLE.matcher(digits).matches();
    }
}
