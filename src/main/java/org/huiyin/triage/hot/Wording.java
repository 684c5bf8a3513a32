package org.huiyin.triage.hot;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text made even before it is compared: one width, one case, no addresses of the web, no sealed placeholders, and a mark where the
 * name of a city, district or county stood. What stands right after such a mark is often the name of a place.
 */
final class Wording {

    /** Stands where an administrative division was written by a letter and a number (A市, A7县), as in anonymised ledgers. */
    static final char DIVISION = '\u0001';

    /** More of a content says little more about what it is about, and costs time. */
    static final int LONGEST_CONTENT = 400;
    static final int LONGEST_TITLE = 200;

    private static final Pattern WEB = Pattern.compile("https?://[\\w./?=&%-]*");
    /** What stands in a text for a sealed value: 「本人」, 「电话①」 and so on. */
    private static final Pattern SEALED = Pattern.compile("「(?:本人|住址|邮箱|电话|证件号)(?:[①-⑳㉑-㉟㊱-㊿]|\\d{1,5}|\\(\\d{1,5}\\))?」");
    private static final Pattern CODED_DIVISION = Pattern.compile("(?<![a-z])[a-z]\\d{0,2}[市区县]{1,2}|西地省");
    private static final Pattern DOTS = Pattern.compile("[·.．]");

    private Wording() {}

    static String title(String raw) {
        return even(raw, LONGEST_TITLE);
    }

    static String content(String raw) {
        return even(raw, LONGEST_CONTENT);
    }

    private static String even(String raw, int longest) {
        var cut = raw.length() > longest * 2 ? raw.substring(0, longest * 2) : raw;
        var text = Normalizer.normalize(SEALED.matcher(cut).replaceAll(" "), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        text = WEB.matcher(text).replaceAll(" ");
        text = CODED_DIVISION.matcher(text).replaceAll(String.valueOf(DIVISION));
        text = DOTS.matcher(text).replaceAll("");
        return text.length() > longest ? text.substring(0, longest) : text;
    }

    static boolean isWord(char c) {
        return c >= 0x4e00 && c <= 0x9fff || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    static boolean isHan(char c) {
        return c >= 0x4e00 && c <= 0x9fff;
    }

    /** A 32-bit digest of a piece of text, the same in every run and on every machine (FNV-1a over UTF-16, then mixed). */
    static int hash(CharSequence text, int from, int to, int seed) {
        int h = start(seed);
        for (int i = from; i < to; i++) {
            h = step(h, text.charAt(i));
        }
        return mixed(h);
    }

    static int start(int seed) {
        return 0x811c9dc5 ^ seed;
    }

    static int step(int h, char c) {
        return (h ^ c) * 0x01000193;
    }

    static int mixed(int h) {
        int m = h ^ h >>> 16;
        m *= 0x85ebca6b;
        return m ^ m >>> 13;
    }
}
