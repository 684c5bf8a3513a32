package org.huiyin.triage.category;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds messages that are nearly the same text, so that none is tried on a model that has seen its twin. Each message is known by the
 * smallest hashes of its runs of four characters; two that share a third of them are twins, and twins of twins stay together.
 */
final class Twins {

    private static final int MARKS = 48;
    private static final double ALIKE = 0.33;
    private static final int COMMON = 200;

    private final List<int[]> marks = new ArrayList<>();
    private final List<Integer> parent = new ArrayList<>();
    private final Map<Integer, List<Integer>> holding = new HashMap<>();

    /** Takes a message and returns its number. */
    int add(Wording words) {
        int[] own = marks(words);
        int number = marks.size();
        marks.add(own);
        parent.add(number);
        var shared = new HashMap<Integer, Integer>();
        for (int mark : own) {
            var holders = holding.computeIfAbsent(mark, _ -> new ArrayList<>());
            if (holders.size() < COMMON) {
                holders.forEach(other -> shared.merge(other, 1, Integer::sum));
                holders.add(number);
            }
        }
        shared.forEach((other, many) -> {
            if (many >= ALIKE * Math.min(own.length, marks.get(other).length)) {
                parent.set(of(number), of(other));
            }
        });
        return number;
    }

    /** The group of a message: the number of one of its twins, the same for all of them. */
    int of(int number) {
        int top = number;
        while (parent.get(top) != top) {
            parent.set(top, parent.get(parent.get(top)));
            top = parent.get(top);
        }
        return top;
    }

    private static int[] marks(Wording words) {
        var hashes = new java.util.TreeSet<Integer>();
        for (int i = 0; i + 4 <= words.length(); i++) {
            int hash = Grams.bucket(words.chars(), i, 4, 7) * 0x9E3779B9;
            if (hashes.size() < MARKS) {
                hashes.add(hash);
            } else if (hash < hashes.last()) {
                hashes.add(hash);
                if (hashes.size() > MARKS) {
                    hashes.pollLast();
                }
            }
        }
        return hashes.stream().mapToInt(i -> i).toArray();
    }
}
