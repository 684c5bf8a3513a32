package org.huiyin.triage.hot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names an issue by its place and its problem, as most of its matters have them: 「丽发新城 · 搅拌站、噪音」. */
public final class IssueNames {

    private static final double MOST_OF_THEM = 0.5;
    private static final double MANY_OF_THEM = 0.35;

    private final Sketcher sketcher;
    private final Problems problems;

    public IssueNames(Sketcher sketcher, Problems problems) {
        this.sketcher = sketcher;
        this.problems = problems;
    }

    /**
     * What an issue is called.
     *
     * @param place the name most of its matters have in common; empty when they have none
     * @param problems one or two kinds of problem, the commonest first; may be empty
     */
    public record Named(String place, List<Problems.Problem> problems) {

        public Named {
            problems = List.copyOf(problems);
        }

        /** In Chinese, for lists and files. */
        public String zh() {
            var problem = String.join("、", problems.stream().map(Problems.Problem::zh).toList());
            return place.isEmpty() ? problem : problem.isEmpty() ? place : place + " · " + problem;
        }
    }

    /** Names the issue that these texts are about. */
    public Named name(Collection<Words> texts) {
        return new Named(place(texts), problems(texts));
    }

    private String place(Collection<Words> texts) {
        var in = new HashMap<String, Integer>();
        var inTitle = new HashMap<String, Integer>();
        var weight = new HashMap<String, Double>();
        for (var text : texts) {
            for (var name : sketcher.names(text)) {
                in.merge(name.text(), 1, Integer::sum);
                inTitle.merge(name.text(), text.title().contains(name.text()) ? 1 : 0, Integer::sum);
                weight.merge(name.text(), name.weight(), Math::max);
            }
        }
        return in.entrySet().stream()
                .filter(e -> e.getValue() >= MOST_OF_THEM * texts.size() && e.getKey().length() >= 2)
                .max(Comparator.<Map.Entry<String, Integer>>comparingDouble(e -> fitness(e.getKey(), e.getValue(),
                                inTitle.getOrDefault(e.getKey(), 0) / (double) texts.size(), weight.getOrDefault(e.getKey(), 0d)))
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /**
     * A name that most have, that is rare, and that is long enough to be told; not one that already says the problem (柳溪路路灯). Who writes a
     * title names the place in it, while letters copied from one another share any odd run of words.
     *
     * @param inTitles share of the titles that name it
     */
    private double fitness(String name, int in, double inTitles, double weight) {
        boolean saysProblem = problems.all().stream().flatMap(p -> p.words().stream()).anyMatch(w -> w.length() > 1 && !NameShapes.isEnding(w) && name.contains(w));
        return in * weight * (0.1 + inTitles) * Math.sqrt(Math.min(6, name.length())) * (saysProblem ? 0.25 : 1);
    }

    private List<Problems.Problem> problems(Collection<Words> texts) {
        var sums = new LinkedHashMap<Integer, Double>();
        var in = new HashMap<Integer, Integer>();
        for (var text : texts) {
            var weights = problems.weights(text);
            for (int i = 0; i < weights.length; i++) {
                if (weights[i] > 0) {
                    sums.merge(i, (double) weights[i], Double::sum);
                    in.merge(i, 1, Integer::sum);
                }
            }
        }
        var order = new ArrayList<>(sums.keySet());
        order.sort(Comparator.<Integer>comparingDouble(i -> -sums.getOrDefault(i, 0d)).thenComparing(Comparator.naturalOrder()));
        var best = new ArrayList<Problems.Problem>();
        for (int i : order) {
            boolean common = in.getOrDefault(i, 0) >= MANY_OF_THEM * texts.size();
            boolean nearFirst = sums.getOrDefault(i, 0d) >= 0.6 * sums.getOrDefault(order.getFirst(), 0d);
            if (best.isEmpty() || best.size() == 1 && common && nearFirst) {
                best.add(problems.all().get(i));
            }
        }
        return best;
    }
}
