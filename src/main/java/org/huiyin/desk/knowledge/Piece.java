package org.huiyin.desk.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A stretch of text, marked where it is what somebody looked for. */
public record Piece(String text, boolean marked) {

    /**
     * The words with every term marked.
     *
     * @param around how many characters to show in all, beginning a little before the first term; 0 for everything
     */
    public static List<Piece> of(String words, List<String> terms, int around) {
        String low = words.toLowerCase(Locale.ROOT);
        if (low.length() != words.length()) {
            low = words;
        }
        int first = -1;
        for (String term : terms) {
            int at = low.indexOf(term);
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }
        int from = around == 0 || words.length() <= around ? 0 : Math.max(0, Math.min(first - around / 4, words.length() - around));
        int to = around == 0 ? words.length() : Math.min(words.length(), from + around);
        var pieces = new ArrayList<Piece>();
        if (from > 0) {
            pieces.add(new Piece("…", false));
        }
        int plain = from;
        int at = from;
        while (at < to) {
            int length = length(low, terms, at);
            if (length == 0) {
                at++;
                continue;
            }
            if (plain < at) {
                pieces.add(new Piece(words.substring(plain, at), false));
            }
            pieces.add(new Piece(words.substring(at, at + length), true));
            at += length;
            plain = at;
        }
        if (plain < to) {
            pieces.add(new Piece(words.substring(plain, to), false));
        }
        if (to < words.length()) {
            pieces.add(new Piece("…", false));
        }
        return pieces;
    }

    private static int length(String low, List<String> terms, int at) {
        int longest = 0;
        for (String term : terms) {
            if (term.length() > longest && low.startsWith(term, at)) {
                longest = term.length();
            }
        }
        return longest;
    }
}
