package org.huiyin.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Finds the words of a query in a text and cuts out the places where they stand. The text comes from PostgreSQL, after the scope. */
final class Marks {

    private static final int BEFORE = 24;
    private static final int WIDTH = 110;
    private static final int READ = 40_000;

    /** The folded words, each with whether it has to begin and end where a word does. */
    private record Wanted(String text, boolean wordStart, boolean wordEnd) {}

    private final List<Wanted> wanted = new ArrayList<>();

    Marks(Words words) {
        for (var word : words.wanted()) {
            var folded = Folding.of(word).text().strip();
            if (!folded.isEmpty()) {
                wanted.add(new Wanted(folded, !Units.isCharacter(folded.codePointAt(0)),
                        !Units.isCharacter(folded.codePointBefore(folded.length()))));
            }
        }
    }

    /** Whether each of the words stands in one of these. */
    boolean allIn(List<Facts.Piece> texts) {
        var left = new ArrayList<>(wanted);
        for (var piece : texts) {
            if (left.isEmpty()) {
                break;
            }
            var folded = Folding.of(piece.text()).text();
            left.removeIf(each -> folded.contains(each.text()));
        }
        return left.isEmpty();
    }

    /** The whole text with its marks, for a title. */
    List<Fragment.Piece> whole(String text) {
        return pieces(text, marked(text), 0, text.length());
    }

    /** The places that say most, at most so many; the beginning of the content where nothing is marked. */
    List<Fragment> best(List<Facts.Piece> texts, int atMost) {
        var found = new ArrayList<Fragment>();
        for (var piece : texts) {
            if (piece.kind().equals("title") || found.size() == atMost) {
                continue;
            }
            var text = piece.text().length() > READ ? piece.text().substring(0, READ) : piece.text();
            var marked = marked(text);
            if (!marked.isEmpty()) {
                found.add(around(piece.kind(), text, marked));
            }
        }
        if (found.isEmpty()) {
            texts.stream().filter(p -> p.kind().equals("content")).findFirst()
                    .ifPresent(p -> found.add(around("content", p.text(), new BitSet())));
        }
        return found;
    }

    private static Fragment around(String kind, String text, BitSet marked) {
        int from = Math.max(0, best(marked) - BEFORE);
        if (from > 0 && Character.isLowSurrogate(text.charAt(from))) {
            from--;
        }
        int to = Math.min(text.length(), from + WIDTH);
        if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
            to++;
        }
        return new Fragment(kind, pieces(text, marked, from, to), from > 0, to < text.length());
    }

    /** Where the window begins that has most marks in it. */
    private static int best(BitSet marked) {
        int best = Math.max(0, marked.nextSetBit(0));
        int most = -1;
        int tries = 0;
        for (int at = marked.nextSetBit(0); at >= 0 && tries < 200; tries++) {
            int count = marked.get(at, at + WIDTH - BEFORE).cardinality();
            if (count > most) {
                most = count;
                best = at;
            }
            at = marked.nextSetBit(marked.nextClearBit(at));
        }
        return best;
    }

    private static List<Fragment.Piece> pieces(String text, BitSet marked, int from, int to) {
        var pieces = new ArrayList<Fragment.Piece>();
        int at = from;
        while (at < to) {
            boolean mark = marked.get(at);
            int end = mark ? marked.nextClearBit(at) : marked.nextSetBit(at);
            end = end < 0 || end > to ? to : end;
            // a title or a snippet is one line
            pieces.add(new Fragment.Piece(text.substring(at, end).replaceAll("\\s+", " "), mark));
            at = end;
        }
        return pieces;
    }

    private BitSet marked(String text) {
        var marked = new BitSet(text.length());
        if (wanted.isEmpty()) {
            return marked;
        }
        var folding = Folding.of(text);
        var folded = folding.text();
        for (var each : wanted) {
            for (int at = folded.indexOf(each.text()); at >= 0; at = folded.indexOf(each.text(), at + 1)) {
                int end = at + each.text().length();
                if (each.wordStart() && at > 0 && goesOn(folded.codePointBefore(at))
                        || each.wordEnd() && end < folded.length() && goesOn(folded.codePointAt(end))) {
                    continue;
                }
                marked.set(folding.place(at), folding.place(end - 1) + 1);
            }
        }
        return marked;
    }

    /** Letters and digits go on with the word they stand at. */
    private static boolean goesOn(int sign) {
        return Character.isLetterOrDigit(sign) && !Units.isCharacter(sign);
    }
}
