package org.huiyin.triage.hot;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Digests of one text, each once. */
final class Once {

    private int[] digests = new int[256];
    private int size;

    void add(int digest) {
        if (size == digests.length) {
            digests = Arrays.copyOf(digests, size * 2);
        }
        digests[size++] = digest;
    }

    void pairs(String text) {
        Pairs.of(text, this::add);
    }

    void each(IntConsumer to) {
        Arrays.sort(digests, 0, size);
        for (int i = 0; i < size; i++) {
            if (i == 0 || digests[i] != digests[i - 1]) {
                to.accept(digests[i]);
            }
        }
    }
}
