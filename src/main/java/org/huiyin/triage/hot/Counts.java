package org.huiyin.triage.hot;

import java.util.function.IntBinaryOperator;

/** Counts by digest, in two plain arrays: a hundred thousand messages make a few million digests. */
final class Counts {

    private int[] keys = new int[1 << 12];
    private int[] values = new int[1 << 12];
    private int size;
    private int ofZero;

    int get(int key) {
        if (key == 0) {
            return ofZero;
        }
        for (int at = slot(key, keys.length);; at = (at + 1) & (keys.length - 1)) {
            if (keys[at] == key) {
                return values[at];
            }
            if (keys[at] == 0) {
                return 0;
            }
        }
    }

    void add(int key, int more) {
        put(key, more, Integer::sum);
    }

    void greatest(int key, int value) {
        put(key, value, Math::max);
    }

    private void put(int key, int value, IntBinaryOperator with) {
        if (key == 0) {
            ofZero = with.applyAsInt(ofZero, value);
            return;
        }
        int at = slot(key, keys.length);
        while (keys[at] != 0 && keys[at] != key) {
            at = (at + 1) & (keys.length - 1);
        }
        values[at] = with.applyAsInt(values[at], value);
        if (keys[at] == 0) {
            keys[at] = key;
            if (++size * 2 > keys.length) {
                grow();
            }
        }
    }

    /** Every digest that is not zero, with its count. */
    void each(KeyAndCount to) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                to.take(keys[i], values[i]);
            }
        }
    }

    interface KeyAndCount {
        void take(int key, int count);
    }

    int size() {
        return size;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldValues = values;
        keys = new int[oldKeys.length * 2];
        values = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int at = slot(oldKeys[i], keys.length);
                while (keys[at] != 0) {
                    at = (at + 1) & (keys.length - 1);
                }
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }

    private static int slot(int key, int length) {
        return (key * 0x9e3779b9 >>> 7) & (length - 1);
    }
}
