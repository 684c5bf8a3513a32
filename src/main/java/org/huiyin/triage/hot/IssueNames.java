package org.huiyin.triage.hot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;

/** Names an issue by its place and its problem, as most of its matters have them: 「丽发新城 · 搅拌站、噪音」. */
public final class IssueNames {

    private static final double MOST_OF_THEM = 0.5;
    private static final double MANY_OF_THEM = 0.35;
    /** Of the titles, so many must have a name that does not end as places do; and of the texts, so many must speak of a problem in other words than the names that they share. */
    private static final double SOME_OF_THEM = 0.25;
    /** A second problem is named when it is nearly as much spoken of as the first. */
    private static final double NEAR_FIRST = 0.65;

    private final Sketcher sketcher;
    private final Problems problems;
    private final PlaceNames placeNames;

    public IssueNames(Sketcher sketcher, Problems problems) {
        this.sketcher = sketcher;
        this.problems = problems;
        this.placeNames = new PlaceNames(sketcher, problems);
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
            return with(String.join("、", problems.stream().map(Problems.Problem::zh).toList()));
        }

        /** The place as its matters call it, the problems in English. */
        public String en() {
            return with(String.join(", ", problems.stream().map(Problems.Problem::en).toList()));
        }

        private String with(String problem) {
            return place.isEmpty() ? problem : problem.isEmpty() ? place : place + " · " + problem;
        }
    }

    /** Names the issue that these texts are about. */
    public Named name(Collection<Words> texts) {
        var known = new ArrayList<List<Sketcher.Name>>();
        texts.forEach(text -> known.add(sketcher.names(text)));
        var place = place(texts, known);
        return new Named(place, problems(texts, shared(known, texts.size(), place)));
    }

    private String place(Collection<Words> texts, List<List<Sketcher.Name>> known) {
        var in = new HashMap<String, Integer>();
        var inTitle = new HashMap<String, Integer>();
        var weight = new HashMap<String, Double>();
        int at = 0;
        for (var text : texts) {
            for (var name : known.get(at++)) {
                in.merge(name.text(), 1, Integer::sum);
                inTitle.merge(name.text(), text.title().contains(name.text()) ? 1 : 0, Integer::sum);
                weight.merge(name.text(), name.weight(), Math::max);
            }
        }
        record Candidate(String name, double fitness, double inTitles) {}
        var candidates = in.entrySet().stream()
                .filter(e -> e.getValue() >= MOST_OF_THEM * texts.size() && e.getKey().length() >= 2)
                .map(e -> {
                    double inTitles = inTitle.getOrDefault(e.getKey(), 0) / (double) texts.size();
                    return new Candidate(e.getKey(), fitness(e.getKey(), e.getValue(), inTitles, weight.getOrDefault(e.getKey(), 0d)), inTitles);
                })
                .sorted(Comparator.comparingDouble(Candidate::fitness).thenComparing(Candidate::name).reversed())
                .toList();
        // when the fittest says a problem, the issue is hardly one of a place: then a place must stand in the titles to be believed
        boolean isTopic = !candidates.isEmpty() && placeNames.saysNoPlace(candidates.getFirst().name());
        return candidates.stream()
                .filter(c -> !placeNames.saysNoPlace(c.name()) && (!isTopic && NameShapes.endsAsName(c.name()) || c.inTitles() >= (isTopic ? MANY_OF_THEM : SOME_OF_THEM)))
                .findFirst()
                .map(c -> placeNames.whole(c.name(), texts))
                .orElseGet(() -> isTopic ? "" : placeNames.inCommon(texts));
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

    /** The place, and other names that many of the texts have: words inside these do not say what the problem is. */
    private List<String> shared(List<List<Sketcher.Name>> known, int texts, String place) {
        var in = new HashMap<String, Integer>();
        known.forEach(names -> names.forEach(name -> in.merge(name.text(), 1, Integer::sum)));
        var shared = new ArrayList<String>();
        if (!place.isEmpty()) {
            shared.add(placeNames.beforeThing(place));
        }
        in.forEach((name, n) -> {
            if (n >= MANY_OF_THEM * texts && !placeNames.saysNoPlace(name)) {
                shared.add(placeNames.beforeThing(name));
            }
        });
        return shared;
    }

    private List<Problems.Problem> problems(Collection<Words> texts, List<String> names) {
        var sums = new LinkedHashMap<Integer, Double>();
        var in = new HashMap<Integer, Integer>();
        var beside = new HashMap<Integer, Integer>();
        for (var text : texts) {
            var weights = problems.weights(text);
            var weightsBeside = problems.weightsBeside(text, names);
            for (int i = 0; i < weights.length; i++) {
                if (weights[i] > 0) {
                    sums.merge(i, (double) weights[i], Double::sum);
                    in.merge(i, 1, Integer::sum);
                    beside.merge(i, weightsBeside[i] > 0 ? 1 : 0, Integer::sum);
                }
            }
        }
        var order = new ArrayList<>(sums.keySet());
        order.sort(Comparator.<Integer>comparingDouble(i -> -sums.getOrDefault(i, 0d)).thenComparing(Comparator.naturalOrder()));
        var spoken = order.stream().filter(i -> beside.getOrDefault(i, 0) >= SOME_OF_THEM * texts.size()).toList();
        var best = new ArrayList<Problems.Problem>();
        for (int i : spoken.isEmpty() ? order : spoken) {
            boolean common = in.getOrDefault(i, 0) >= MOST_OF_THEM * texts.size();
            boolean nearFirst = sums.getOrDefault(i, 0d) >= NEAR_FIRST * sums.getOrDefault(order.getFirst(), 0d);
            if (best.isEmpty() || best.size() == 1 && common && nearFirst) {
                best.add(problems.all().get(i));
            }
        }
        return best;
    }
}
