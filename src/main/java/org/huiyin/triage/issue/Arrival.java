package org.huiyin.triage.issue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.huiyin.triage.hot.Groups;
import org.huiyin.triage.hot.Likeness;
import org.jspecify.annotations.Nullable;

/** Where a matter belongs that has just come: the same average likeness as for a whole file, over the like matters that were found. */
final class Arrival {

    private Arrival() {}

    /**
     * What comes of it.
     *
     * @param issue the issue it joins, or null
     * @param with the single matter it founds an issue with, or null
     * @param singles other matters in no issue that are alike to it
     * @param near other issues that it would belong to as well, the nearest first: they may be one
     */
    record Place(@Nullable UUID issue, @Nullable UUID with, List<SketchStore.Row> singles, List<UUID> near) {}

    private record Chance(double average, @Nullable UUID issue, @Nullable UUID single) {}

    /**
     * @param sizes of the issues among those found
     * @param ids of the issue that each matter without one would found
     */
    static Place of(SketchStore.Row self, List<SketchStore.Row> found, Map<UUID, Integer> sizes, Map<UUID, UUID> ids) {
        var sums = new TreeMap<UUID, Double>();
        var chances = new ArrayList<Chance>();
        for (var other : found) {
            double score = Likeness.of(self.sketch(), other.sketch()).score();
            var issue = other.issue();
            if (issue == null) {
                var founded = ids.get(first(self.matter(), other.matter()));
                if (self.apart().contains(founded) || other.apart().contains(founded)) {
                    continue;
                }
                chances.add(new Chance(score, null, other.matter()));
            } else if (!self.apart().contains(issue)) {
                sums.merge(issue, score, Double::sum);
            }
        }
        sums.forEach((issue, sum) -> chances.add(new Chance(sum / Math.min(sizes.getOrDefault(issue, 1), SketchStore.COMPARED), issue, null)));
        chances.removeIf(chance -> chance.average() < Groups.ALIKE);
        chances.sort(Comparator.comparingDouble((Chance c) -> -c.average()).thenComparing(c -> String.valueOf(c.issue() == null ? c.single() : c.issue())));
        if (chances.isEmpty()) {
            return new Place(null, null, List.of(), List.of());
        }
        var near = new ArrayList<UUID>();
        chances.stream().skip(1).map(Chance::issue).forEach(issue -> {
            if (issue != null) {
                near.add(issue);
            }
        });
        var with = chances.getFirst().single();
        var alike = chances.stream().map(Chance::single).filter(s -> s != null && !s.equals(with)).toList();
        return new Place(chances.getFirst().issue(), with, found.stream().filter(o -> alike.contains(o.matter())).toList(), near);
    }

    /** The older of two: ids are given in the order of time. */
    static UUID first(UUID a, UUID b) {
        return a.toString().compareTo(b.toString()) <= 0 ? a : b;
    }

    /** Average likeness of all pairs between two issues. */
    static double between(List<SketchStore.Row> a, List<SketchStore.Row> b) {
        double sum = 0;
        for (var x : a) {
            for (var y : b) {
                sum += Likeness.of(x.sketch(), y.sketch()).score();
            }
        }
        return sum / Math.max(1, a.size() * b.size());
    }
}
