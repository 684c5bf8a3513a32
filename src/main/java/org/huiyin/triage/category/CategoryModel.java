package org.huiyin.triage.category;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * A trained model: for each bucket its rarity and one weight for each category. It holds numbers only; no word of any message can be
 * read from it. Safe for use by many threads.
 */
public final class CategoryModel {

    private final List<String> categories;
    private final float[] rarity;
    private final int[] row;
    private final float[] weight;
    private final float[] threshold;
    private final float sharpness;

    CategoryModel(List<String> categories, float[] rarity, int[] row, float[] weight, float[] threshold, float sharpness) {
        this.categories = List.copyOf(categories);
        this.rarity = rarity;
        this.row = row;
        this.weight = weight;
        this.threshold = threshold;
        this.sharpness = sharpness;
    }

    /** Packs weights by category into rows by bucket; buckets without rarity are left out. */
    static CategoryModel of(List<String> categories, float[] rarity, float[][] weights, float[] threshold, float sharpness) {
        var packed = new Packed(categories, rarity);
        for (int c = 0; c < categories.size(); c++) {
            packed.put(c, weights[c], threshold[c]);
        }
        return packed.model(sharpness);
    }

    /** A model in the making: takes the weights of one category at a time, so that those of the others need not be held by bucket. */
    static final class Packed {

        private final List<String> categories;
        private final float[] rarity;
        private final int[] row = new int[Grams.BUCKETS];
        private final float[] weight;
        private final float[] threshold;

        Packed(List<String> categories, float[] rarity) {
            this.categories = categories;
            this.rarity = rarity;
            int rows = 1; // row 0 is all zeros, for buckets that are not here
            for (int b = 0; b < row.length; b++) {
                if (rarity[b] != 0) {
                    row[b] = rows++;
                }
            }
            this.weight = new float[rows * categories.size()];
            this.threshold = new float[categories.size()];
        }

        void put(int category, float[] weights, float itsThreshold) {
            for (int b = 0; b < row.length; b++) {
                if (row[b] > 0) {
                    weight[row[b] * categories.size() + category] = weights[b];
                }
            }
            threshold[category] = itsThreshold;
        }

        CategoryModel model(float sharpness) {
            return new CategoryModel(categories, rarity, row, weight, threshold, sharpness);
        }
    }

    /** The categories it knows, in the order of its scores. */
    public List<String> categories() {
        return categories;
    }

    /** Suggests a category for a message of title and content. */
    public Guess guess(String title, String content) {
        return guess(Example.of(null, title, content));
    }

    /** Suggests a category. A message without a word it knows gets none. */
    public Guess guess(Example message) {
        var words = Wording.of(message.text());
        var counted = Grams.of(words);
        boolean known = false;
        for (int bucket : counted.bucket()) {
            known |= row[bucket] > 0;
        }
        if (!known) {
            return Guess.NONE;
        }
        float[] scores = scores(counted);
        float[] chances = chances(scores, sharpness);
        var order = new Integer[chances.length];
        Arrays.setAll(order, c -> c);
        Arrays.sort(order, (a, b) -> Float.compare(chances[b], chances[a]));
        int best = order[0];
        return new Guess(categories.get(best), chances[best], order.length > 1 ? categories.get(order[1]) : null,
                Because.of(words, counted, Grams.weighed(counted, rarity), this, best));
    }

    float[] scores(Grams.Counted counted) {
        int many = categories.size();
        float[] scores = threshold.clone();
        float[] value = Grams.weighed(counted, rarity);
        int[] bucket = counted.bucket();
        for (int i = 0; i < value.length; i++) {
            float v = value[i];
            if (v != 0) {
                int at = row[bucket[i]] * many;
                for (int c = 0; c < many; c++) {
                    scores[c] += v * weight[at + c];
                }
            }
        }
        return scores;
    }

    /** How rare each bucket is, 0 where it was never met: where a model that learns on begins. */
    float[] rarity() {
        return rarity.clone();
    }

    /** The weights of one category by bucket. */
    float[] weights(int category) {
        var weights = new float[Grams.BUCKETS];
        for (int b = 0; b < weights.length; b++) {
            weights[b] = row[b] == 0 ? 0 : weight[row[b] * categories.size() + category];
        }
        return weights;
    }

    /** What is added to each score of a category. */
    float threshold(int category) {
        return threshold[category];
    }

    /** How much more a bucket speaks for a category than for the others on average. */
    float speaks(int bucket, int category) {
        int many = categories.size();
        int at = row[bucket] * many;
        float others = 0;
        for (int c = 0; c < many; c++) {
            others += c == category ? 0 : weight[at + c];
        }
        return weight[at + category] - others / Math.max(1, many - 1);
    }

    /** Scores as chances that add up to one. */
    static float[] chances(float[] scores, float sharpness) {
        float most = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            most = Math.max(most, score);
        }
        var chances = new float[scores.length];
        double sum = 0;
        for (int c = 0; c < scores.length; c++) {
            chances[c] = (float) Math.exp(sharpness * (scores[c] - most));
            sum += chances[c];
        }
        for (int c = 0; c < scores.length; c++) {
            chances[c] /= (float) sum;
        }
        return chances;
    }

    /** Writes the model. */
    public void write(OutputStream out) throws IOException {
        ModelFile.write(out, new ModelFile(categories, rarity, row, weight, threshold, sharpness));
    }

    /**
     * Reads a model.
     *
     * @throws IOException when the bytes are no model, or not whole
     */
    public static CategoryModel read(InputStream in) throws IOException {
        var file = ModelFile.read(in);
        return new CategoryModel(file.categories(), file.rarity(), file.row(), file.weight(), file.threshold(), file.sharpness());
    }
}
