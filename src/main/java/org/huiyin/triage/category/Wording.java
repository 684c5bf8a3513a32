package org.huiyin.triage.category;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import org.huiyin.lawfile.LawFile;

/**
 * A message brought to the form in which messages are compared: width, case and script made one, marks and stop words left out, numbers
 * all alike. A message as typed and the same message cut into words with its stop words removed come out (nearly) the same, so that a
 * model may learn from one and read the other. Each character remembers where it stood.
 *
 * @param chars the characters that remain
 * @param from for each of them its place in {@link #source}
 * @param length how many remain
 * @param source the text that was read, cut at {@value #LONGEST} characters
 */
record Wording(char[] chars, int[] from, int length, String source) {

    /** What stands after this many characters changes no category; reading it would only cost time. */
    static final int LONGEST = 20_000;

    private static final char NUMBER = '0';
    private static final char[] SIMPLE = simple();
    private static final String[][] STOP = stop();

    /** Reads a text. Anything may stand in it. */
    static Wording of(String text) {
        String source = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        var chars = new char[source.length() * 2 + 8];
        var from = new int[chars.length];
        int length = 0;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c < 0x80) {
                if (c >= '0' && c <= '9' || c >= 'a' && c <= 'z') {
                    chars[length] = c;
                    from[length++] = i;
                } else if (c >= 'A' && c <= 'Z') {
                    chars[length] = (char) (c + 32);
                    from[length++] = i;
                }
            } else if (c >= 0x3400 && c <= 0x9FFF) {
                chars[length] = SIMPLE[c - 0x3400];
                from[length++] = i;
            } else if (c >= 0xF900 && c <= 0xFAFF || c >= 0xFF00 && c <= 0xFFEF || c >= 0x2E80 && c <= 0x2FDF) {
                String plain = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
                for (int k = 0; k < plain.length() && length < chars.length; k++) {
                    char p = Character.toLowerCase(plain.charAt(k));
                    if (p >= 0x3400 && p <= 0x9FFF) {
                        p = SIMPLE[p - 0x3400];
                    } else if (!(p >= '0' && p <= '9' || p >= 'a' && p <= 'z')) {
                        continue;
                    }
                    chars[length] = p;
                    from[length++] = i;
                }
            } else if (Character.isLetter(c) && !Character.isSurrogate(c)) {
                chars[length] = Character.toLowerCase(c);
                from[length++] = i;
            }
        }
        return thinned(chars, from, length, source);
    }

    /** Without stop words, the longest first, and with each run of digits as one. */
    private static Wording thinned(char[] chars, int[] from, int length, String source) {
        int kept = 0;
        int i = 0;
        while (i < length) {
            int skip = stopAt(chars, i, length);
            if (skip > 0) {
                i += skip;
                continue;
            }
            char c = chars[i];
            if (c >= '0' && c <= '9') {
                if (kept == 0 || chars[kept - 1] != NUMBER) {
                    chars[kept] = NUMBER;
                    from[kept++] = from[i];
                }
            } else {
                chars[kept] = c;
                from[kept++] = from[i];
            }
            i++;
        }
        return new Wording(Arrays.copyOf(chars, kept), Arrays.copyOf(from, kept), kept, source);
    }

    private static int stopAt(char[] chars, int at, int length) {
        char first = chars[at];
        if (first < 0x4E00 || first > 0x9FFF) {
            return 0;
        }
        String[] words = STOP[first - 0x4E00];
        if (words == null) {
            return 0;
        }
        next:
        for (String word : words) {
            int size = word.length();
            if (at + size > length) {
                continue;
            }
            for (int k = 1; k < size; k++) {
                if (chars[at + k] != word.charAt(k)) {
                    continue next;
                }
            }
            return size;
        }
        return 0;
    }

    private static char[] simple() {
        var simple = new char[0x9FFF - 0x3400 + 1];
        for (int i = 0; i < simple.length; i++) {
            simple[i] = (char) (0x3400 + i);
        }
        for (String line : lines("triage/traditional.txt")) {
            for (String pair : line.split(" ")) {
                if (pair.length() == 2) {
                    simple[pair.charAt(0) - 0x3400] = pair.charAt(1);
                }
            }
        }
        return simple;
    }

    private static String[][] stop() {
        var byFirst = new String[0x9FFF - 0x4E00 + 1][];
        for (String line : lines("triage/stop-words.txt")) {
            for (String word : line.split(" ")) {
                if (word.isEmpty()) {
                    continue;
                }
                int first = word.charAt(0) - 0x4E00;
                String[] old = byFirst[first] == null ? new String[0] : byFirst[first];
                var with = Arrays.copyOf(old, old.length + 1);
                with[old.length] = word;
                Arrays.sort(with, (a, b) -> b.length() - a.length());
                byFirst[first] = with;
            }
        }
        return byFirst;
    }

    private static List<String> lines(String path) {
        return LawFile.shippedText(path).lines().filter(line -> !line.startsWith("#")).toList();
    }
}
