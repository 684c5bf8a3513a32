package org.huiyin.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a folded text into the terms that stand in the index. Of Chinese every two neighbouring characters are a term, so that each literal
 * occurrence is found whatever a dictionary thinks; the first and the last of a run are terms by themselves as well, which makes every
 * character the beginning of some term. Letters and digits make words. Whatever else there is separates, and what separates is a term as well:
 * words in quotes then stand together exactly as they are written.
 */
public final class Units {

    /** Longer words are cut: a term of the index is never longer than this many characters. */
    static final int LONGEST_WORD = 64;

    /**
     * A term of the index.
     *
     * @param position grows by one with each character, each word and each stretch of what separates
     * @param characters how many Chinese characters it has; 0 for a word or what separates
     */
    public record Unit(String text, int position, int characters) {

        /** Whether this says what the text is about. */
        public boolean isWord() {
            return !text.equals(APART);
        }
    }

    private static final String APART = " ";

    private Units() {}

    /** Everything that is kept of a text. */
    public static List<Unit> kept(Folding text) {
        var units = new ArrayList<Unit>();
        runs(text, (from, to, position, characters) -> {
            if (characters == 0) {
                units.add(new Unit(from == to ? APART : text.slice(from, to), position, 0));
                return;
            }
            int at = from;
            int place = position;
            int first = next(text, from);
            units.add(new Unit(text.slice(from, first), position, 1));
            while (next(text, at) < to) {
                int second = next(text, at);
                int third = next(text, second);
                units.add(new Unit(text.slice(at, third), place, 2));
                at = second;
                place++;
            }
            if (characters > 1) {
                units.add(new Unit(text.slice(at, to), place, 1));
            }
        });
        return units;
    }

    /** The fewest terms that, each at its place, say that the words stand there literally. */
    public static List<Unit> asked(Folding words) {
        var units = new ArrayList<Unit>();
        runs(words, (from, to, position, characters) -> {
            if (characters < 2) {
                units.add(new Unit(from == to ? APART : words.slice(from, to), position, characters));
                return;
            }
            int at = from;
            int place = position;
            for (int left = characters; left >= 2; left -= 2) {
                int second = next(words, at);
                int third = next(words, second);
                units.add(new Unit(words.slice(at, third), place, 2));
                if (left == 3) {
                    units.add(new Unit(words.slice(second, next(words, third)), place + 1, 2));
                }
                at = third;
                place += 2;
            }
        });
        return units;
    }

    private interface Run {
        /** A run of characters, a word, or, from and to being the same, what separates two of these. */
        void at(int from, int to, int position, int characters);
    }

    private static void runs(Folding text, Run run) {
        int position = 0;
        int i = 0;
        boolean apart = false;
        while (i < text.length()) {
            int sign = text.codePoint(i);
            int from = i;
            boolean character = isCharacter(sign);
            if (apart && position > 0 && (character || Character.isLetterOrDigit(sign))) {
                run.at(i, i, position++, 0);
            }
            if (character) {
                apart = false;
                int characters = 0;
                while (i < text.length() && isCharacter(text.codePoint(i))) {
                    i = next(text, i);
                    characters++;
                }
                run.at(from, i, position, characters);
                position += characters;
            } else if (Character.isLetterOrDigit(sign)) {
                apart = false;
                while (i < text.length() && i - from < LONGEST_WORD && !isCharacter(text.codePoint(i))
                        && (Character.isLetterOrDigit(text.codePoint(i)) || isMark(text.codePoint(i)))) {
                    i = next(text, i);
                }
                run.at(from, i, position, 0);
                position++;
            } else {
                apart = true;
                i = next(text, i);
            }
        }
    }

    private static int next(Folding text, int at) {
        return at + Character.charCount(text.codePoint(at));
    }

    /** Written without blanks between words: Chinese, Japanese, Korean. */
    static boolean isCharacter(int sign) {
        if (sign < 0x2E80) {
            return false;
        }
        return Character.isIdeographic(sign) || switch (Character.UnicodeScript.of(sign)) {
            case HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> Character.isLetter(sign);
            default -> false;
        };
    }

    private static boolean isMark(int sign) {
        int type = Character.getType(sign);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
