package org.huiyin.triage.category;

import java.util.Arrays;

/**
 * The features of a message: runs of characters, hashed into {@value #BUCKETS} buckets. Two views: the whole text, and its first
 * characters, where people say what it is about (titles come first, and a file without titles has them there all the same).
 */
final class Grams {

    /** Number of buckets, a power of two. */
    static final int BUCKETS = 1 << 20;

    /** How many characters at the beginning count as its head. */
    static final int HEAD = 18;

    /** Weight of the head's view against that of the whole text, whose length is one. */
    static final float HEAD_WEIGHT = 0.6f;

    /** How steeply weight grows with rarity; chosen by cross-validation (docs/benchmarks.md). */
    private static final double RARITY = 1.3;

    private static final int[][] VIEWS = {{2}, {1, 2}};

    private Grams() {}

    /**
     * Buckets with their counts; the whole text's first, then the head's.
     *
     * @param bucket buckets, each once, ascending within its view
     * @param count how often each occurs
     * @param head where the head's view begins
     */
    record Counted(int[] bucket, float[] count, int head) {}

    static Counted of(Wording words) {
        int head = Math.min(HEAD, words.length());
        int[] whole = hashes(words, words.length(), 0);
        int[] first = hashes(words, head, 1);
        var bucket = new int[whole.length + first.length];
        var count = new float[bucket.length];
        int middle = counted(whole, bucket, count, 0);
        int end = counted(first, bucket, count, middle);
        return new Counted(Arrays.copyOf(bucket, end), Arrays.copyOf(count, end), middle);
    }

    private static int[] hashes(Wording words, int length, int view) {
        int[] sizes = VIEWS[view];
        var hashes = new int[length * sizes.length];
        int at = 0;
        for (int size : sizes) {
            for (int i = 0; i + size <= length; i++) {
                hashes[at++] = bucket(words.chars(), i, size, view);
            }
        }
        return at == hashes.length ? hashes : Arrays.copyOf(hashes, at);
    }

    /** The bucket of one run of characters in one view. */
    static int bucket(char[] chars, int at, int size, int view) {
        int hash = 0x9E3779B9 * (view * 8 + size);
        for (int k = 0; k < size; k++) {
            hash = (hash ^ chars[at + k]) * 0x5BD1E995;
            hash ^= hash >>> 15;
        }
        hash *= 0x2C1B3C6D;
        hash ^= hash >>> 13;
        return hash & BUCKETS - 1;
    }

    private static int counted(int[] hashes, int[] bucket, float[] count, int to) {
        Arrays.sort(hashes);
        int at = to;
        for (int i = 0; i < hashes.length; ) {
            int j = i + 1;
            while (j < hashes.length && hashes[j] == hashes[i]) {
                j++;
            }
            bucket[at] = hashes[i];
            count[at++] = j - i;
            i = j;
        }
        return at;
    }

    /** How rare a bucket is that so many of these messages hold. */
    static float rarity(int messages, int holding) {
        return (float) Math.pow(Math.log((1.0 + messages) / (1 + holding)) + 1, RARITY);
    }

    /**
     * Makes counts into a vector: logarithm of the count, weighted by how rare the bucket is, each view with its own length.
     *
     * @param rarity weight of each bucket; 0 for one that was never seen
     * @return the values beside {@link Counted#bucket}; zeros for buckets that do not count
     */
    static float[] weighed(Counted counted, float[] rarity) {
        var value = new float[counted.bucket().length];
        weigh(counted, rarity, value, 0, counted.head(), 1);
        weigh(counted, rarity, value, counted.head(), value.length, HEAD_WEIGHT);
        return value;
    }

    private static void weigh(Counted counted, float[] rarity, float[] value, int begin, int end, float length) {
        double sum = 0;
        for (int i = begin; i < end; i++) {
            float v = (counted.count()[i] == 1 ? 1 : 1 + (float) Math.log(counted.count()[i])) * rarity[counted.bucket()[i]];
            value[i] = v;
            sum += (double) v * v;
        }
        if (sum > 0) {
            float by = (float) (length / Math.sqrt(sum));
            for (int i = begin; i < end; i++) {
                value[i] *= by;
            }
        }
    }
}
