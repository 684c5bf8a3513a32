package org.huiyin.triage.hot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Groups sketches by likeness. A sketch that is alike to none is a group of one. */
public final class Groups {

    /** Two groups whose members are on average less alike than this stay two. */
    public static final double ALIKE = Grouping.ALIKE;

    private Groups() {}

    /** Every sketch in exactly one group; groups in the order of their first member. */
    public static List<List<Integer>> of(List<Sketch> sketches) {
        var groups = new ArrayList<>(Grouping.of(sketches));
        var taken = new boolean[sketches.size()];
        groups.forEach(group -> group.forEach(i -> taken[i] = true));
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                groups.add(List.of(i));
            }
        }
        groups.sort(Comparator.comparing(List::getFirst));
        return groups;
    }
}
