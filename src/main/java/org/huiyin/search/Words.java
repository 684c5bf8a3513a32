package org.huiyin.search;

import java.util.ArrayList;
import java.util.List;
import org.huiyin.vault.NumberOfAPerson;

/**
 * What somebody typed, understood: words between blanks must all be there, "words in quotes" stand together, -word must not be there.
 * Everything else is taken as it is written; there is nothing that can be typed wrongly.
 *
 * @param typed as it is shown again, cut where it was too long
 * @param wanted each must be there literally
 * @param unwanted none may be there
 * @param cut whether something at the end was left out
 */
public record Words(String typed, List<String> wanted, List<String> unwanted, boolean cut) {

    /** Characters of a query that are read. */
    public static final int LONGEST = 200;
    /** Words of a query that are read. */
    public static final int MOST = 20;

    public Words {
        wanted = List.copyOf(wanted);
        unwanted = List.copyOf(unwanted);
    }

    /** No words: whatever the filters show. */
    public static Words none() {
        return new Words("", List.of(), List.of(), false);
    }

    /** Whether this is, or holds, a telephone or identity card number. Such a query is refused: Huiyin looks by matter, never by person. */
    public static boolean looksForAPerson(String typed) {
        return NumberOfAPerson.isIn(typed.length() > 2000 ? typed.substring(0, 2000) : typed);
    }

    /** Reads what was typed. */
    public static Words read(String typed) {
        var text = new StringBuilder();
        typed.codePoints().limit(10_000).map(c -> Character.isISOControl(c) || Character.isWhitespace(c) || c == 0x3000 ? ' ' : c)
                .forEach(text::appendCodePoint);
        var clean = text.toString().strip();
        boolean cut = clean.codePointCount(0, clean.length()) > LONGEST;
        if (cut) {
            clean = clean.substring(0, clean.offsetByCodePoints(0, LONGEST)).strip();
        }
        var wanted = new ArrayList<String>();
        var unwanted = new ArrayList<String>();
        int at = 0;
        while (at < clean.length()) {
            if (clean.charAt(at) == ' ') {
                at++;
                continue;
            }
            boolean not = isMinus(clean.charAt(at)) && at + 1 < clean.length() && clean.charAt(at + 1) != ' ';
            int from = not ? at + 1 : at;
            int end;
            if (isQuote(clean.charAt(from)) && closing(clean, from + 1) > from) {
                end = closing(clean, from + 1);
                from++;
            } else {
                end = clean.indexOf(' ', from);
                end = end < 0 ? clean.length() : end;
            }
            var word = clean.substring(from, end);
            if (!Units.asked(Folding.of(word)).isEmpty()) {
                if (wanted.size() + unwanted.size() == MOST) {
                    cut = true;
                    break;
                }
                (not ? unwanted : wanted).add(word);
            }
            at = Math.max(end, at) + 1;
        }
        return new Words(clean, wanted, unwanted, cut);
    }

    /** Nothing that could be looked for: empty, or only signs and pictures. */
    public boolean isEmpty() {
        return wanted.isEmpty() && unwanted.isEmpty();
    }

    private static boolean isMinus(char c) {
        return c == '-' || c == '－' || c == '−';
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '“' || c == '”' || c == '＂' || c == '「' || c == '」';
    }

    private static int closing(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (isQuote(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }
}
