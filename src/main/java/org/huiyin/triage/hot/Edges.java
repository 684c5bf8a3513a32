package org.huiyin.triage.hot;

import java.util.ArrayList;
import java.util.List;

/**
 * Alike pairs, millions of them, in plain arrays. Two groups join only when they are alike on average, so at least one pair across them is
 * as alike as that: what is not linked by such pairs never comes together, and pairs across are let go before groups are made.
 */
final class Edges {

    /** So many pairs in one piece: growing by copying would need room for them twice. */
    private static final int PIECE = 1 << 16;

    private final List<int[]> ends = new ArrayList<>();
    private final List<float[]> scores = new ArrayList<>();
    private int used = PIECE;
    private final int[] linked;

    /** @param n how many sketches there are */
    Edges(int n) {
        linked = new int[n];
        for (int i = 0; i < n; i++) {
            linked[i] = i;
        }
    }

    void add(int a, int b, float score) {
        if (used == PIECE) {
            ends.add(new int[2 * PIECE]);
            scores.add(new float[PIECE]);
            used = 0;
        }
        ends.getLast()[2 * used] = a;
        ends.getLast()[2 * used + 1] = b;
        scores.getLast()[used++] = score;
        if (score >= (float) Grouping.ALIKE) {
            linked[root(a)] = root(b);
        }
    }

    /** The pairs between sketches that may come together. The others are let go of on the way. */
    List<Neighbours.Edge> thatMatter() {
        var kept = new ArrayList<Neighbours.Edge>();
        while (!ends.isEmpty()) {
            int[] pairs = ends.removeLast();
            float[] alike = scores.removeLast();
            for (int i = 0; i < used; i++) {
                if (root(pairs[2 * i]) == root(pairs[2 * i + 1])) {
                    kept.add(new Neighbours.Edge(pairs[2 * i], pairs[2 * i + 1], alike[i]));
                }
            }
            used = PIECE;
        }
        return kept;
    }

    private int root(int of) {
        int at = of;
        while (linked[at] != at) {
            linked[at] = linked[linked[at]];
            at = linked[at];
        }
        return at;
    }
}
