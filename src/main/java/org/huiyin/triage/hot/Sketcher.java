package org.huiyin.triage.hot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes sketches with one vocabulary. Safe for use by many threads. */
public final class Sketcher {

    /** Pairs kept of a text. */
    static final int TERMS = 96;
    private static final int NAMES = 24;
    private static final double IN_TITLE = 2;
    private static final double LESS_FOR_REPEATS = 0.7;
    private static final double INSIDE_ANOTHER = 0.5;

    private final Vocabulary vocabulary;
    private final Problems problems;

    public Sketcher(Vocabulary vocabulary, Problems problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    /** The sketch of one text. */
    public Sketch sketch(Words words) {
        var weight = new HashMap<Integer, Double>();
        count(words.title()).forEach((d, _) -> weight.merge(d, IN_TITLE, Double::sum));
        count(words.content()).forEach((d, n) -> weight.merge(d, 1 + LESS_FOR_REPEATS * Math.log(n), Double::sum));
        var kept = new ArrayList<Map.Entry<Integer, Double>>();
        weight.forEach((d, w) -> {
            double rare = vocabulary.weight(d);
            if (rare > 0) {
                kept.add(Map.entry(d, w * rare));
            }
        });
        kept.sort((a, b) -> {
            int by = Double.compare(b.getValue(), a.getValue());
            return by != 0 ? by : Integer.compare(a.getKey(), b.getKey());
        });
        var best = new ArrayList<>(kept.subList(0, Math.min(TERMS, kept.size())));
        best.sort(Map.Entry.comparingByKey());
        double length = Math.sqrt(best.stream().mapToDouble(e -> e.getValue() * e.getValue()).sum());
        var terms = new int[best.size()];
        var weights = new float[best.size()];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = best.get(i).getKey();
            weights[i] = (float) (best.get(i).getValue() / length);
        }
        var names = heaviest(names(words));
        double most = names.stream().mapToDouble(Name::weight).max().orElse(1);
        var digests = new int[names.size()];
        var nameWeights = new float[names.size()];
        for (int i = 0; i < digests.length; i++) {
            digests[i] = names.get(i).digest();
            nameWeights[i] = (float) (names.get(i).weight() / most);
        }
        return new Sketch(terms, weights, digests, nameWeights, problems.weights(words));
    }

    /**
     * A name found in a text.
     *
     * @param weight the rarer and the nearer to the title, the more
     */
    public record Name(String text, int digest, double weight) {}

    /** The names in a text that the vocabulary knows, in the order they stand. */
    public List<Name> names(Words words) {
        var found = new LinkedHashMap<String, Double>();
        Vocabulary.windows(words.title(), (from, to, d) -> take(found, words.title(), from, to, d, IN_TITLE));
        Vocabulary.windows(words.content(), (from, to, d) -> take(found, words.content(), from, to, d, 1));
        var names = new ArrayList<Name>();
        found.forEach((text, weight) -> {
            boolean inside = found.keySet().stream().anyMatch(o -> o.length() > text.length() && o.contains(text));
            names.add(new Name(text, Wording.hash(text, 0, text.length(), 1), weight * (inside ? INSIDE_ANOTHER : 1)));
        });
        return names;
    }

    /** How rare the pair of characters at this place is; 0 for one that says nothing. */
    double rarity(String text, int at) {
        return vocabulary.weight(Wording.hash(text, at, at + 2, 0));
    }

    private void take(Map<String, Double> found, String text, int from, int to, int digest, double times) {
        double weight = vocabulary.nameWeight(digest);
        if (weight > 0) {
            found.merge(text.substring(from, to), weight * times, Math::max);
        }
    }

    private static List<Name> heaviest(List<Name> names) {
        var sorted = new ArrayList<>(names);
        sorted.sort((a, b) -> {
            int by = Double.compare(b.weight(), a.weight());
            return by != 0 ? by : Integer.compare(a.digest(), b.digest());
        });
        var kept = new ArrayList<>(sorted.subList(0, Math.min(NAMES, sorted.size())));
        kept.sort((a, b) -> Integer.compare(a.digest(), b.digest()));
        return kept;
    }

    private static Map<Integer, Integer> count(String text) {
        var counts = new HashMap<Integer, Integer>();
        Pairs.of(text, d -> counts.merge(d, 1, Integer::sum));
        return counts;
    }

}
