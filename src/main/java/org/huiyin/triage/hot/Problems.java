package org.huiyin.triage.hot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The kinds of problem and the words people use for them ({@code triage/problems.tsv}). Each row: code, whether it is a problem of
 * public space, its name in Chinese and English, a weight, its words.
 */
public final class Problems {

    private static final double IN_TITLE = 3;
    private static final Pattern TOWN = Pattern.compile("镇|乡|村|街道|社区");

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
        return weights(in(text.title(), new BitSet()), in(text.content(), new BitSet()));
    }

    /** The same, with words left out that are only a piece of one of these names, or of the name of a town or village: 绿地 in 绿地海外滩 is no lawn. */
    float[] weightsBeside(Words text, Collection<String> names) {
        return weights(in(text.title(), covered(text.title(), names)), in(text.content(), covered(text.content(), names)));
    }

    private float[] weights(BitSet inTitle, BitSet inContent) {
        var raw = new double[all.size()];
        inTitle.stream().forEach(w -> raw[words.get(w).problem()] += IN_TITLE);
        inContent.stream().forEach(w -> raw[words.get(w).problem()] += 1);
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

    private static BitSet covered(String text, Collection<String> names) {
        var covered = new BitSet(text.length());
        for (var name : names) {
            for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
                covered.set(at, at + name.length());
            }
        }
        return covered;
    }

    private BitSet in(String text, BitSet covered) {
        boolean besideNames = !covered.isEmpty();
        var found = new BitSet(words.size());
        for (int at = 0; at < text.length(); at++) {
            var here = byFirst.get(text.charAt(at));
            if (here == null) {
                continue;
            }
            for (int w : here) {
                var word = words.get(w).text();
                if (!found.get(w) && text.startsWith(word, at)) {
                    int to = at + word.length();
                    int next = covered.nextSetBit(at);
                    if (!besideNames || (next < 0 || next >= to) && !TOWN.matcher(text).region(to, text.length()).lookingAt()) {
                        found.set(w);
                    }
                }
            }
        }
        return found;
    }
}
