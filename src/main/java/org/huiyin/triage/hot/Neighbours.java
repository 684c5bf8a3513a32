package org.huiyin.triage.hot;

import java.util.Arrays;
import java.util.List;

/**
 * Finds, for each sketch, those it may be alike to, without comparing all with all: an index over names and rare pairs, of which the
 * commonest are left out, gives a few dozen candidates; only these are compared.
 */
final class Neighbours {

    /** Digests that are in more sketches than this lead nowhere; they are left out of the index. */
    static final int LONGEST_LIST = 400;
    /** Of a sketch, so many of its weightiest pairs are looked up. */
    static final int LOOKED_UP = 48;
    /** So many candidates are compared in full. */
    static final int COMPARED = 120;
    /** A likeness below this is none. */
    static final double LEAST = 0.03;

    private static final double NAME_COUNTS = 0.3;

    private Neighbours() {}

    /** Takes pairs of alike sketches by their places in the list, the smaller first; a pair may come twice, with the same score. */
    interface Pair {
        void take(int a, int b, float score);
    }

    static void among(List<Sketch> sketches, Pair to) {
        var index = new Index(sketches);
        int n = sketches.size();
        var sums = new float[n];
        var touched = new int[n];
        var linked = new Linked(n);
        for (int i = 0; i < n; i++) {
            int many = index.candidates(sketches.get(i), i, sums, touched);
            for (int k = 0; k < many; k++) {
                int other = touched[k];
                if (!linked.are(i, other) && score(sketches, i, other) >= (float) Grouping.ALIKE) {
                    linked.link(i, other);
                }
            }
        }
        // looking up again costs less than keeping all pairs until it is known which matter
        for (int i = 0; i < n; i++) {
            int many = linked.any(i) ? index.candidates(sketches.get(i), i, sums, touched) : 0;
            for (int k = 0; k < many; k++) {
                int other = touched[k];
                float score = linked.are(i, other) ? score(sketches, i, other) : 0;
                if (score >= LEAST) {
                    to.take(Math.min(i, other), Math.max(i, other), score);
                }
            }
        }
    }

    /** The same whichever of the two asks. */
    private static float score(List<Sketch> sketches, int a, int b) {
        return (float) Likeness.of(sketches.get(Math.min(a, b)), sketches.get(Math.max(a, b))).score();
    }

    /** For each digest the sketches that have it, and the weight it has there, in flat arrays. */
    private static final class Index {

        private final Counts slots = new Counts();
        private final int[] start;
        private final int[] member;
        private final float[] weight;

        Index(List<Sketch> sketches) {
            var counts = new Counts();
            for (var sketch : sketches) {
                for (int d : sketch.terms()) {
                    counts.add(d, 1);
                }
                for (int d : sketch.names()) {
                    counts.add(~d, 1);
                }
            }
            var total = new int[2];
            counts.each((d, n) -> {
                if (n >= 2 && n <= LONGEST_LIST) {
                    slots.add(d, ++total[0]);
                    total[1] += n;
                }
            });
            start = new int[total[0] + 2];
            counts.each((d, n) -> {
                int slot = slots.get(d);
                if (slot > 0) {
                    start[slot + 1] = n;
                }
            });
            for (int i = 1; i < start.length; i++) {
                start[i] += start[i - 1];
            }
            member = new int[total[1]];
            weight = new float[total[1]];
            var next = start.clone();
            for (int i = 0; i < sketches.size(); i++) {
                var sketch = sketches.get(i);
                for (int j = 0; j < sketch.terms().length; j++) {
                    put(next, sketch.terms()[j], i, sketch.weights()[j]);
                }
                for (int j = 0; j < sketch.names().length; j++) {
                    put(next, ~sketch.names()[j], i, sketch.nameWeights()[j]);
                }
            }
        }

        private void put(int[] next, int digest, int sketch, float itsWeight) {
            int slot = slots.get(digest);
            if (slot > 0) {
                member[next[slot]] = sketch;
                weight[next[slot]++] = itsWeight;
            }
        }

        /** Fills the first places of {@code touched} with the best candidates and says how many there are. {@code sums} stays all zero. */
        int candidates(Sketch sketch, int self, float[] sums, int[] touched) {
            int many = 0;
            var heaviest = heaviest(sketch.weights());
            for (int j : heaviest) {
                many = walk(sketch.terms()[j], sketch.weights()[j], self, sums, touched, many);
            }
            for (int j = 0; j < sketch.names().length; j++) {
                many = walk(~sketch.names()[j], (float) (sketch.nameWeights()[j] * NAME_COUNTS), self, sums, touched, many);
            }
            var order = new long[many];
            for (int k = 0; k < many; k++) {
                order[k] = (long) ~Float.floatToIntBits(sums[touched[k]]) << 32 | touched[k];
                sums[touched[k]] = 0;
            }
            Arrays.sort(order); // the greatest sum first, equals by place
            int kept = Math.min(COMPARED, many);
            for (int k = 0; k < kept; k++) {
                touched[k] = (int) order[k];
            }
            return kept;
        }

        private int walk(int digest, float times, int self, float[] sums, int[] touched, int before) {
            int many = before;
            int slot = slots.get(digest);
            if (slot == 0) {
                return many;
            }
            for (int at = start[slot]; at < start[slot + 1]; at++) {
                int other = member[at];
                if (other == self) {
                    continue;
                }
                if (sums[other] == 0) {
                    touched[many++] = other;
                }
                sums[other] += Math.max(times * weight[at], 1e-9f);
            }
            return many;
        }

        private static int[] heaviest(float[] weights) {
            var order = new long[weights.length];
            for (int i = 0; i < order.length; i++) {
                order[i] = (long) ~Float.floatToIntBits(weights[i]) << 32 | i;
            }
            Arrays.sort(order);
            var first = new int[Math.min(LOOKED_UP, order.length)];
            for (int i = 0; i < first.length; i++) {
                first[i] = (int) order[i];
            }
            return first;
        }
    }
}
