package org.huiyin.triage.hot;

/**
 * Which sketches may come together at all. Two groups join only when they are alike on average, so at least one pair across them is as alike as
 * that: what no chain of such pairs links stays apart, and pairs across need not be kept.
 */
final class Linked {

    private final int[] next;
    private final boolean[] any;

    /** @param n how many sketches there are, each for itself */
    Linked(int n) {
        next = new int[n];
        any = new boolean[n];
        for (int i = 0; i < n; i++) {
            next[i] = i;
        }
    }

    void link(int a, int b) {
        next[root(a)] = root(b);
        any[a] = true;
        any[b] = true;
    }

    boolean are(int a, int b) {
        return root(a) == root(b);
    }

    /** Whether it is linked to anything. */
    boolean any(int a) {
        return any[a];
    }

    private int root(int of) {
        int at = of;
        while (next[at] != at) {
            next[at] = next[next[at]];
            at = next[at];
        }
        return at;
    }
}
