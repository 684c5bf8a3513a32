package org.huiyin.knowledge;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts text into pairs of neighbouring letters (bigrams), so that a search for two characters finds every place where they stand. Width and
 * case are folded; single characters are kept too, for searches of one.
 */
final class Grams {

    private static final int MOST_TERMS = 8;

    private Grams() {}

    /** Folded to lower case and half width, blanks to one blank. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }

    /** The distinct pairs and single letters of a folded text. */
    static Set<String> of(String folded) {
        var grams = new LinkedHashSet<String>();
        int before = -1;
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            if (Character.isLetterOrDigit(c)) {
                grams.add(Character.toString(c));
                if (before >= 0) {
                    grams.add(Character.toString(before) + Character.toString(c));
                }
                before = c;
            } else {
                before = -1;
            }
            i += Character.charCount(c);
        }
        return grams;
    }

    /** The terms of a question, folded; at most {@value #MOST_TERMS}. A term without a letter or digit asks nothing. */
    static List<String> terms(String question) {
        var terms = new ArrayList<String>();
        for (String term : folded(question).split("[\\s　,，;；、]+")) {
            if (term.codePoints().anyMatch(Character::isLetterOrDigit) && terms.size() < MOST_TERMS && !terms.contains(term)) {
                terms.add(term);
            }
        }
        return terms;
    }

    /** Whether a term is one pair: it stands wherever the pair does. */
    static boolean isPair(String term) {
        return term.codePointCount(0, term.length()) == 2 && term.codePoints().allMatch(Character::isLetterOrDigit);
    }

    /** All pairs of a term as a query; its single letters only where it has no pair. */
    static String query(String term) {
        var grams = of(term);
        boolean pairs = grams.stream().anyMatch(g -> g.codePointCount(0, g.length()) == 2);
        return String.join(" & ", grams.stream().filter(g -> !pairs || g.codePointCount(0, g.length()) == 2).map(g -> "'" + g + "'").toList());
    }
}
