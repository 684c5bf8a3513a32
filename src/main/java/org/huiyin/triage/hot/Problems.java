package org.huiyin.triage.hot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The kinds of problem and the words people use for them ({@code triage/problems.tsv}). Each row: code, whether it is a problem of
 * public space, its name in Chinese and English, a weight, its words.
 */
public final class Problems {

    private static final double IN_TITLE = 3;

    private final List<Problem> all;
    private final List<Word> words = new ArrayList<>();
    /** Words by their first character: a text is read once, not once for each word. */
    private final Map<Character, List<Integer>> byFirst = new HashMap<>();

    private record Word(String text, int problem) {}

    private Problems(List<Problem> all) {
        this.all = List.copyOf(all);
        for (int i = 0; i < all.size(); i++) {
            for (var word : all.get(i).words()) {
                byFirst.computeIfAbsent(word.charAt(0), _ -> new ArrayList<>()).add(words.size());
                words.add(new Word(word, i));
            }
        }
    }

    /**
     * One kind of problem.
     *
     * @param ofPublicSpace whether it is about a thing everybody may use, such as a drain or a lamp
     * @param weight the rarer the problem, the more it says
     */
    public record Problem(String code, boolean ofPublicSpace, String zh, String en, double weight, List<String> words) {

        public Problem {
            words = List.copyOf(words);
        }
    }

    /** Those that come with the program. */
    public static Problems shipped() {
        try (var in = Problems.class.getResourceAsStream("/triage/problems.tsv")) {
            if (in == null) {
                throw new IllegalStateException("triage/problems.tsv is missing");
            }
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problems read(BufferedReader in) throws IOException {
        var all = new ArrayList<Problem>();
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var cells = line.split("\t");
            if (cells.length != 6) {
                throw new IllegalStateException("triage/problems.tsv, line " + number + ": six columns are wanted");
            }
            all.add(new Problem(cells[0], cells[1].equals("public"), cells[2], cells[3], Double.parseDouble(cells[4]), List.of(cells[5].split(" "))));
        }
        return new Problems(all);
    }

    /** All kinds, in the order of the file, which is the order of {@link Sketch#problems()}. */
    public List<Problem> all() {
        return all;
    }

    /** How much a text speaks of each kind; the sum of squares is 1, or 0 when it speaks of none. */
    public float[] weights(Words text) {
        var raw = new double[all.size()];
        in(text.title()).stream().forEach(w -> raw[words.get(w).problem()] += IN_TITLE);
        in(text.content()).stream().forEach(w -> raw[words.get(w).problem()] += 1);
        double sum = 0;
        for (int i = 0; i < raw.length; i++) {
            raw[i] = Math.log1p(raw[i]) * all.get(i).weight();
            sum += raw[i] * raw[i];
        }
        var weights = new float[raw.length];
        if (sum > 0) {
            for (int i = 0; i < raw.length; i++) {
                weights[i] = (float) (raw[i] / Math.sqrt(sum));
            }
        }
        return weights;
    }

    private BitSet in(String text) {
        var found = new BitSet(words.size());
        for (int at = 0; at < text.length(); at++) {
            for (int w : byFirst.getOrDefault(text.charAt(at), List.of())) {
                if (!found.get(w) && text.startsWith(words.get(w).text(), at)) {
                    found.set(w);
                }
            }
        }
        return found;
    }
}
