package org.huiyin.vault;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a text for a sealed value: 「本人」 the name, 「住址」 the address, 「邮箱」 the mail address, 「电话①」 and 「证件号①」 the
 * telephone and identity card numbers found in texts of the matter, numbered from 1.
 *
 * @param ordinal the number; 0 for a field that a matter has once, and for a value that could not be sealed because the matter is erased
 */
record Placeholder(Field field, int ordinal) implements Comparable<Placeholder> {

    private static final int LAST_CIRCLED = 50;
    private static final int LARGEST = 99_999;
    private static final Field[] IN_TEXTS = {Field.NAME, Field.ADDRESS, Field.EMAIL, Field.TEXT_PHONE, Field.TEXT_ID_NUMBER};

    private static final Comparator<Placeholder> ORDER =
            Comparator.comparing(Placeholder::field).thenComparingInt(Placeholder::ordinal);

    /** A placeholder in a text, from its 「 to just after its 」. */
    record Found(Placeholder placeholder, int start, int end) {}

    private static String word(Field field) {
        return switch (field) {
            case NAME -> "本人";
            case ADDRESS -> "住址";
            case EMAIL -> "邮箱";
            case TEXT_PHONE -> "电话";
            case TEXT_ID_NUMBER -> "证件号";
            case PHONE, ID_NUMBER -> throw new IllegalArgumentException(field + " stands in texts as a numbered value");
        };
    }

    /** How the record of openings and the journal name it. */
    String code() {
        return ordinal == 0 ? field.name() : field.name() + "." + ordinal;
    }

    @Override
    public int compareTo(Placeholder other) {
        return ORDER.compare(this, other);
    }

    String text() {
        return "「" + word(field) + (ordinal == 0 ? "" : number(ordinal)) + "」";
    }

    private static String number(int n) {
        if (n <= 20) {
            return String.valueOf((char) (0x2460 + n - 1));
        }
        if (n <= 35) {
            return String.valueOf((char) (0x3251 + n - 21));
        }
        if (n <= LAST_CIRCLED) {
            return String.valueOf((char) (0x32B1 + n - 36));
        }
        return Integer.toString(n);
    }

    /** The placeholder that starts at this place of the text, or null. */
    static @Nullable Found at(String text, int start) {
        if (text.charAt(start) != '「') {
            return null;
        }
        for (var field : IN_TEXTS) {
            var word = word(field);
            if (!text.startsWith(word, start + 1)) {
                continue;
            }
            int at = start + 1 + word.length();
            int ordinal = 0;
            if (field.foundInText() && at < text.length() && text.charAt(at) != '」') {
                ordinal = circled(text.charAt(at));
                if (ordinal > 0) {
                    at++;
                } else {
                    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9' && ordinal <= LARGEST) {
                        ordinal = ordinal * 10 + text.charAt(at++) - '0';
                    }
                    if (ordinal <= LAST_CIRCLED || ordinal > LARGEST) {
                        return null;
                    }
                }
            }
            return at < text.length() && text.charAt(at) == '」' ? new Found(new Placeholder(field, ordinal), start, at + 1) : null;
        }
        return null;
    }

    /** The next placeholder from this place on, or null. */
    static @Nullable Found next(String text, int from) {
        for (int i = text.indexOf('「', from); i >= 0; i = text.indexOf('「', i + 1)) {
            var found = at(text, i);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static int circled(char c) {
        if (c >= 0x2460 && c <= 0x2473) {
            return c - 0x2460 + 1;
        }
        if (c >= 0x3251 && c <= 0x325F) {
            return c - 0x3251 + 21;
        }
        if (c >= 0x32B1 && c <= 0x32BF) {
            return c - 0x32B1 + 36;
        }
        return 0;
    }
}
