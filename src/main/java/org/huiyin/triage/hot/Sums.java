package org.huiyin.triage.hot;

/** Likeness summed by the other group, in two plain arrays: a hundred thousand messages make millions of pairs. */
final class Sums {

    private static final int LEAST = 4;

    /** The other group and one; 0 where there is none. */
    private int[] keys = new int[LEAST];
    private double[] values = new double[LEAST];
    private int size;

    interface OtherAndSum {
        void take(int other, double sum);
    }

    boolean has(int other) {
        return keys[find(other)] != 0;
    }

    /** 0 where there is none. */
    double get(int other) {
        int at = find(other);
        return keys[at] == 0 ? 0 : values[at];
    }

    /** Adds to what is there and gives the new sum. */
    double add(int other, double more) {
        int at = find(other);
        if (keys[at] != 0) {
            return values[at] += more;
        }
        keys[at] = other + 1;
        values[at] = more;
        if (++size * 4 > keys.length * 3) {
            rehash(keys.length * 2);
        }
        return more;
    }

    void remove(int other) {
        int gap = find(other);
        if (keys[gap] == 0) {
            return;
        }
        size--;
        keys[gap] = 0;
        // what was pushed on by the one that is gone moves back, so that no search ends too early
        for (int at = next(gap); keys[at] != 0; at = next(at)) {
            int home = home(keys[at] - 1);
            boolean reaches = gap <= at ? home <= gap || home > at : home <= gap && home > at;
            if (reaches) {
                keys[gap] = keys[at];
                values[gap] = values[at];
                keys[at] = 0;
                gap = at;
            }
        }
    }

    /** Every other group with its sum. Nothing may be added or removed meanwhile. */
    void each(OtherAndSum to) {
        for (int at = 0; at < keys.length; at++) {
            if (keys[at] != 0) {
                to.take(keys[at] - 1, values[at]);
            }
        }
    }

    /** Forgets all and gives the room back. */
    void clear() {
        keys = new int[LEAST];
        values = new double[LEAST];
        size = 0;
    }

    int size() {
        return size;
    }

    private int find(int other) {
        int at = home(other);
        while (keys[at] != 0 && keys[at] != other + 1) {
            at = next(at);
        }
        return at;
    }

    private void rehash(int length) {
        int[] oldKeys = keys;
        double[] oldValues = values;
        keys = new int[length];
        values = new double[length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int at = find(oldKeys[i] - 1);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }

    private int next(int at) {
        return at + 1 & keys.length - 1;
    }

    private int home(int other) {
        return (other * 0x9e3779b9 >>> 7) & keys.length - 1;
    }
}
