package org.huiyin.triage.category;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Trains a model. Messages are taken one by one and kept as hashed counts only; their text is gone when {@link #add} returns.
 */
public final class Trainer {

    /** Price of a training message on the wrong side; chosen by cross-validation (docs/triage.md). */
    static final double COST = 1;

    /** A bucket that fewer messages than this hold says nothing. */
    private static final int FEWEST = 2;

    private static final int FOLDS = 3;

    private final List<Grams.Counted> counted = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final List<Integer> twins = new ArrayList<>();
    private final Twins groups = new Twins();

    /** Takes a message; one without a label or without words is passed over. */
    public boolean add(Example example) {
        if (example.label() == null || example.label().isBlank()) {
            return false;
        }
        var words = Wording.of(example.text());
        if (words.length() < 2) {
            return false;
        }
        counted.add(Grams.of(words));
        labels.add(example.label().strip());
        twins.add(groups.add(words));
        return true;
    }

    /** How many messages were taken. */
    public int size() {
        return counted.size();
    }

    /** The categories met so far, in the order of their names. */
    public List<String> categories() {
        return labels.stream().distinct().sorted().toList();
    }

    /**
     * Trains on all messages taken.
     *
     * @throws IllegalStateException when there are fewer than two categories
     */
    public CategoryModel train() {
        var categories = categories();
        if (categories.size() < 2) {
            throw new IllegalStateException("two categories at least");
        }
        var all = new int[size()];
        Arrays.setAll(all, i -> i);
        return train(categories, all, sharpness(categories));
    }

    /**
     * Says how well a model trained on part of the messages reads the others.
     *
     * @param folds parts; each is read by a model trained on the others
     * @param grouped whether messages that are nearly alike stay on one side; without it figures come out too high
     */
    public Figures heldOut(int folds, boolean grouped) {
        return heldOutFrom(0, folds, grouped);
    }

    /**
     * The same, reading only the messages from one on, for instance those of a second file. Training messages nearly alike to one that
     * is read are left out of its model.
     *
     * @param first number of the first message to read, in the order in which they were added
     */
    public Figures heldOutFrom(int first, int folds, boolean grouped) {
        var categories = categories();
        var figures = new Figures(categories);
        for (int fold = 0; fold < folds; fold++) {
            var part = parted(folds, fold, grouped);
            var read = Arrays.stream(part[1]).filter(i -> i >= first).toArray();
            if (read.length == 0) {
                continue;
            }
            var model = train(categories, part[0], 1);
            for (int i : read) {
                figures.count(labels.get(i), categories.get(best(model.scores(counted.get(i)))));
            }
        }
        return figures;
    }

    /** Rows to train on and rows to read, parted by groups of twins or one by one. */
    private int[][] parted(int folds, int fold, boolean grouped) {
        var train = new ArrayList<Integer>();
        var read = new ArrayList<Integer>();
        for (int i = 0; i < size(); i++) {
            int mixed = ((grouped ? groups.of(twins.get(i)) : i) * 0x9E3779B9) >>> 8;
            (mixed % folds == fold ? read : train).add(i);
        }
        return new int[][] {train.stream().mapToInt(i -> i).toArray(), read.stream().mapToInt(i -> i).toArray()};
    }

    /** How steeply confidence follows the scores: what makes the categories of messages held out most likely. */
    private float sharpness(List<String> categories) {
        if (size() < 50) {
            return 3;
        }
        var scores = new ArrayList<float[]>();
        var truths = new ArrayList<Integer>();
        var part = parted(FOLDS, 0, true);
        var model = train(categories, part[0], 1);
        for (int i : part[1]) {
            scores.add(model.scores(counted.get(i)));
            truths.add(categories.indexOf(labels.get(i)));
        }
        return sharpness(scores, truths);
    }

    /** What makes these truths most likely for these scores. */
    static float sharpness(List<float[]> scores, List<Integer> truths) {
        float best = 3;
        double least = Double.POSITIVE_INFINITY;
        for (float sharp = 0.5f; sharp <= 12; sharp *= 1.1f) {
            double loss = 0;
            for (int i = 0; i < scores.size(); i++) {
                loss -= Math.log(Math.max(1e-9, CategoryModel.chances(scores.get(i), sharp)[truths.get(i)]));
            }
            if (loss < least) {
                least = loss;
                best = sharp;
            }
        }
        return best;
    }

    private CategoryModel train(List<String> categories, int[] which, float sharpness) {
        var rarity = rarity(which);
        var rows = new Rows();
        var place = new int[which.length];
        for (int k = 0; k < which.length; k++) {
            var one = counted.get(which[k]);
            rows.add(one.bucket(), Grams.weighed(one, rarity));
            place[k] = k;
        }
        var many = new TreeMap<String, Integer>();
        for (int i : which) {
            many.merge(labels.get(i), 1, Integer::sum);
        }
        var weights = new float[categories.size()][];
        var thresholds = new float[categories.size()];
        for (int c = 0; c < categories.size(); c++) {
            var positive = new boolean[which.length];
            for (int k = 0; k < which.length; k++) {
                positive[k] = labels.get(which[k]).equals(categories.get(c));
            }
            double balance = (double) which.length / categories.size() / Math.max(1, many.getOrDefault(categories.get(c), 0));
            weights[c] = new float[Grams.BUCKETS];
            thresholds[c] = Solver.solve(rows, place, positive, COST * Math.min(20, balance), COST, weights[c], 0);
        }
        return CategoryModel.of(categories, rarity, weights, thresholds, sharpness);
    }

    private float[] rarity(int[] which) {
        var met = new int[Grams.BUCKETS];
        for (int i : which) {
            for (int bucket : counted.get(i).bucket()) {
                met[bucket]++;
            }
        }
        var rarity = new float[Grams.BUCKETS];
        for (int b = 0; b < rarity.length; b++) {
            rarity[b] = met[b] < FEWEST ? 0 : Grams.rarity(which.length, met[b]);
        }
        return rarity;
    }

    static int best(float[] scores) {
        int best = 0;
        for (int c = 1; c < scores.length; c++) {
            if (scores[c] > scores[best]) {
                best = c;
            }
        }
        return best;
    }
}
