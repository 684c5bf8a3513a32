package org.huiyin.triage.category;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.huiyin.category.CrossWalk;
import org.jspecify.annotations.Nullable;

/**
 * Learns from what officials decided, beginning at the model that ships. A fifth of the matters is kept apart, the same in every training,
 * so that neither the new model nor one made earlier has seen what both are measured on. Of a message only hashed counts are kept.
 */
final class DecisionTrainer {

    /** With fewer decided matters the figures would say nothing. Experience, not law. */
    static final int FEWEST_DECISIONS = 200;
    /** A category with fewer is not learned. */
    static final int FEWEST_OF_CATEGORY = 10;
    static final int FEWEST_HELD_OUT = 20;
    /** Newest decided matters, and their characters in all: what training takes in memory hangs on these. */
    static final int MOST_DECISIONS = 50_000;
    static final int MOST_CHARACTERS = 2_500_000;
    /** What stands later in a message says little about its category. */
    static final int LONGEST = 800;

    /** A pair of characters that the model that ships does not know must stand in so many matters that are not nearly alike. */
    private static final int FEWEST_WITH_PAIR = 5;
    private static final int FIFTH = 5;

    private final List<String> categories;
    private final CategoryModel begin;
    private final CrossWalk labels;
    private final List<Row> rows = new ArrayList<>();
    private final Twins groups = new Twins();
    private int characters;

    private record Row(UUID matter, String category, @Nullable String inUse, Grams.Counted counted, int twin) {}

    /**
     * @param categories codes of the first level, in order
     * @param begin the model to begin at
     * @param labels which codes the labels of that model stand for
     */
    DecisionTrainer(List<String> categories, CategoryModel begin, CrossWalk labels) {
        this.categories = List.copyOf(categories);
        this.begin = begin;
        this.labels = labels;
    }

    /** What was learned, with both figures. */
    record Learned(CategoryModel model, int from, int heldOut, Figures own, Figures inUse) {}

    /** Hears how many categories of how many are learned. */
    interface Progress {
        void learned(int done, int of);
    }

    /**
     * Takes a decided matter, the newest first; one without words or of no category of the scheme is passed over.
     *
     * @param category of the first level
     * @param inUse what the model in use suggests, of the first level; null for nothing
     */
    void add(UUID matter, String category, String text, @Nullable String inUse) {
        var words = Wording.of(text);
        if (words.length() < 2 || !categories.contains(category)) {
            return;
        }
        characters += words.length();
        rows.add(new Row(matter, category, inUse, Grams.of(words), groups.add(words)));
    }

    int size() {
        return rows.size();
    }

    boolean full() {
        return rows.size() >= MOST_DECISIONS || characters >= MOST_CHARACTERS;
    }

    /** Why nothing can be learned from these; null when it can. */
    Training.@Nullable Outcome tooLittle() {
        if (size() < FEWEST_DECISIONS) {
            return Training.Outcome.FEW_DECISIONS;
        }
        var apart = apart();
        if (counts(apart).values().stream().filter(many -> many >= FEWEST_OF_CATEGORY).count() < 2) {
            return Training.Outcome.FEW_CATEGORIES;
        }
        int held = (int) java.util.stream.IntStream.range(0, size()).filter(i -> apart[i]).count();
        return held < FEWEST_HELD_OUT ? Training.Outcome.FEW_KEPT_APART : null;
    }

    /** Learns. */
    Learned learn(Progress progress) {
        var apart = apart();
        var counts = counts(apart);
        var own = new TreeMap<String, List<Integer>>(); // category: its labels in the model to begin at
        for (String category : categories) {
            var from = new ArrayList<Integer>();
            for (int c = 0; c < begin.categories().size(); c++) {
                if (begin.categories().get(c).equals(category) || labels.codes(begin.categories().get(c)).contains(category)) {
                    from.add(c);
                }
            }
            if (!from.isEmpty() || counts.getOrDefault(category, 0) >= FEWEST_OF_CATEGORY) {
                own.put(category, from);
            }
        }
        var known = List.copyOf(own.keySet());
        var rarity = rarity(apart);
        var model = weights(known, own, counts, rarity, apart, progress);
        return measured(model, known, rarity, apart);
    }

    private CategoryModel.Packed weights(List<String> known, Map<String, List<Integer>> labelsOf, Map<String, Integer> counts, float[] rarity, boolean[] apart,
            Progress progress) {
        var vectors = new Rows();
        var truths = new ArrayList<String>();
        for (int i = 0; i < size(); i++) {
            if (!apart[i]) {
                vectors.add(rows.get(i).counted().bucket(), Grams.weighed(rows.get(i).counted(), rarity));
                truths.add(rows.get(i).category());
            }
        }
        var all = new int[truths.size()];
        Arrays.setAll(all, i -> i);
        var packed = new CategoryModel.Packed(known, rarity);
        for (int c = 0; c < known.size(); c++) {
            progress.learned(c, known.size());
            var weights = new float[Grams.BUCKETS];
            float threshold = start(labelsOf.get(known.get(c)), weights);
            var positive = new boolean[all.length];
            for (int i = 0; i < all.length; i++) {
                positive[i] = truths.get(i).equals(known.get(c));
            }
            double balance = (double) all.length / known.size() / Math.max(1, counts.getOrDefault(known.get(c), 0));
            packed.put(c, weights, Solver.solve(vectors, all, positive, Trainer.COST * Math.min(20, balance), Trainer.COST, weights, threshold));
        }
        progress.learned(known.size(), known.size());
        return packed;
    }

    /** The mean of the weights of the labels that stand for a category; zeros for none. */
    private float start(List<Integer> from, float[] weights) {
        float threshold = from.isEmpty() ? -1 : 0;
        for (int label : from) {
            float[] of = begin.weights(label);
            for (int b = 0; b < weights.length; b++) {
                weights[b] += of[b] / from.size();
            }
            threshold += begin.threshold(label) / from.size();
        }
        return threshold;
    }

    private Learned measured(CategoryModel.Packed packed, List<String> known, float[] rarity, boolean[] apart) {
        var own = new Figures(categories);
        var inUse = new Figures(categories);
        var scores = new ArrayList<float[]>();
        var truths = new ArrayList<Integer>();
        var model = packed.model(1);
        int held = 0;
        for (int i = 0; i < size(); i++) {
            if (apart[i]) {
                held++;
                var row = rows.get(i);
                float[] of = model.scores(row.counted());
                own.count(row.category(), known.get(Trainer.best(of)));
                inUse.count(row.category(), row.inUse() == null ? "" : row.inUse());
                if (known.contains(row.category())) {
                    scores.add(of);
                    truths.add(known.indexOf(row.category()));
                }
            }
        }
        return new Learned(packed.model(Trainer.sharpness(scores, truths)), size() - held, held, own, inUse);
    }

    /** Which rows are kept apart: whole groups of twins, by the id of their oldest matter. */
    private boolean[] apart() {
        var oldest = new HashMap<Integer, UUID>();
        for (var row : rows) {
            oldest.merge(groups.of(row.twin()), row.matter(), (a, b) -> a.toString().compareTo(b.toString()) <= 0 ? a : b);
        }
        var apart = new boolean[size()];
        for (int i = 0; i < apart.length; i++) {
            apart[i] = ((oldest.get(groups.of(rows.get(i).twin())).hashCode() * 0x9E3779B9) >>> 8) % FIFTH == 0;
        }
        return apart;
    }

    private Map<String, Integer> counts(boolean[] apart) {
        var counts = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < size(); i++) {
            if (!apart[i]) {
                counts.merge(rows.get(i).category(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** As the model to begin at has it; for what that does not know, by groups of twins: a text sent five times is one text. */
    private float[] rarity(boolean[] apart) {
        float[] rarity = begin.rarity();
        var met = new int[Grams.BUCKETS];
        var last = new int[Grams.BUCKETS];
        var order = new ArrayList<Integer>();
        for (int i = 0; i < size(); i++) {
            if (!apart[i]) {
                order.add(i);
            }
        }
        order.sort(java.util.Comparator.comparing(i -> groups.of(rows.get(i).twin())));
        for (int i : order) {
            int group = groups.of(rows.get(i).twin()) + 1;
            for (int bucket : rows.get(i).counted().bucket()) {
                if (last[bucket] != group) {
                    last[bucket] = group;
                    met[bucket]++;
                }
            }
        }
        for (int b = 0; b < rarity.length; b++) {
            if (rarity[b] == 0 && met[b] >= FEWEST_WITH_PAIR) {
                rarity[b] = Grams.rarity(order.size(), met[b]);
            }
        }
        return rarity;
    }
}
