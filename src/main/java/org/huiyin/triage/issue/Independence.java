package org.huiyin.triage.issue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many matters of an issue tell of it on their own account. It is decided by what was filed and never by who filed it: matters with the same
 * words, or nearly the same (a text that goes round, a row that was imported twice), with one number in an old system, or that an official has decided
 * to be the same matter, count as one.
 */
final class Independence {

    /** So much of the shorter text stands in the longer: a copy with a few words changed or added. */
    private static final double COPY = 0.8;

    private Independence() {}

    /**
     * A matter as far as it is compared.
     *
     * @param pairs of neighbouring characters in what it says
     * @param originalNumber its number in the ledger it was imported from
     */
    record Told(UUID matter, Set<String> pairs, @Nullable String originalNumber) {

        static Told of(UUID matter, String says, @Nullable String originalNumber) {
            var plain = says.replaceAll("[^\\p{L}\\p{N}]", "");
            var pairs = new HashSet<String>();
            for (int i = 0; i + 2 <= plain.length(); i++) {
                pairs.add(plain.substring(i, i + 2));
            }
            return new Told(matter, pairs, originalNumber);
        }
    }

    /** Two matters that an official has decided to be one. */
    record Same(UUID matter, UUID other) {}

    static int count(List<Told> told, List<Same> same) {
        var root = new int[told.size()];
        for (int i = 0; i < root.length; i++) {
            root[i] = i;
        }
        int groups = root.length;
        for (int i = 0; i < root.length; i++) {
            for (int j = 0; j < i; j++) {
                if (root(root, i) != root(root, j) && isOne(told.get(i), told.get(j), same)) {
                    root[root(root, i)] = root(root, j);
                    groups--;
                }
            }
        }
        return groups;
    }

    private static boolean isOne(Told a, Told b, List<Same> same) {
        return isCopy(a.pairs(), b.pairs())
                || a.originalNumber() != null && a.originalNumber().equals(b.originalNumber())
                || same.contains(new Same(a.matter(), b.matter())) || same.contains(new Same(b.matter(), a.matter()));
    }

    private static boolean isCopy(Set<String> a, Set<String> b) {
        var fewer = a.size() <= b.size() ? a : b;
        var more = a.size() <= b.size() ? b : a;
        return fewer.stream().filter(more::contains).count() >= COPY * fewer.size();
    }

    private static int root(int[] root, int i) {
        int at = i;
        while (root[at] != at) {
            at = root[at];
        }
        return at;
    }
}
