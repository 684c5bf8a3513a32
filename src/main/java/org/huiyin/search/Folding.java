package org.huiyin.search;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * Takes away the differences that nobody means when they search: full and half width, capitals, traditional and simplified characters. Sign
 * by sign, so that each folded sign knows where it stood. The same for what is kept and for what is asked.
 */
public final class Folding {

    /** Stands where one sign becomes several or none; it is folded when it comes. */
    private static final char SEVERAL = '\uFFFF';
    private static final char[] ONE = table();

    private final char[] signs;
    private final int[] places;
    private final int length;

    private Folding(char[] signs, int[] places, int length) {
        this.signs = signs;
        this.places = places;
        this.length = length;
    }

    /** Folds a text. */
    public static Folding of(CharSequence text) {
        var signs = new char[text.length() + 16];
        var places = new int[signs.length];
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char one = ONE[c];
            if (one != SEVERAL) {
                if (at == signs.length) {
                    signs = Arrays.copyOf(signs, at + at / 2 + 16);
                    places = Arrays.copyOf(places, signs.length);
                }
                signs[at] = one;
                places[at++] = i;
                continue;
            }
            for (char each : several(String.valueOf(c)).toCharArray()) {
                if (at == signs.length) {
                    signs = Arrays.copyOf(signs, at + at / 2 + 16);
                    places = Arrays.copyOf(places, signs.length);
                }
                signs[at] = each;
                places[at++] = i;
            }
        }
        return new Folding(signs, places, at);
    }

    /** The folded text. */
    public String text() {
        return new String(signs, 0, length);
    }

    int length() {
        return length;
    }

    int codePoint(int at) {
        return Character.codePointAt(signs, at, length);
    }

    String slice(int from, int to) {
        return new String(signs, from, to - from);
    }

    /** Where the folded sign stood in the text that was given. */
    public int place(int at) {
        return places[at];
    }

    private static String several(String sign) {
        return Normalizer.normalize(sign, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static char[] table() {
        var table = new char[Character.MAX_VALUE + 1];
        var han = new StringBuilder();
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            char sign = (char) c;
            if (c < 0x80) {
                table[c] = Character.toLowerCase(sign);
            } else if (Character.isSurrogate(sign) || c >= 0xAC00 && c <= 0xD7A3) {
                table[c] = sign;
            } else {
                var folded = several(String.valueOf(sign));
                table[c] = folded.length() == 1 ? folded.charAt(0) : SEVERAL;
            }
            if (Character.isIdeographic(c)) {
                han.append(table[c] == SEVERAL ? sign : table[c]).append('\n');
            }
        }
        // each character on a line of its own: what a word means by its neighbours plays no part
        var simplified = Transliterator.getInstance("Traditional-Simplified").transliterate(han.toString());
        int at = 0;
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            if (Character.isIdeographic(c)) {
                int end = simplified.indexOf('\n', at);
                if (end - at == 1 && table[c] != SEVERAL) {
                    table[c] = simplified.charAt(at);
                }
                at = end + 1;
            }
        }
        return table;
    }
}
