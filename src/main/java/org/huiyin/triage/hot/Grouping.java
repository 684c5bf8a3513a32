package org.huiyin.triage.hot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Joins the two most alike groups again and again, until no two are alike enough on average. Average, not nearest: with the nearest
 * alone, one message about two things would join all who write about either.
 */
final class Grouping {

    /** Two groups whose members are on average less alike than this stay two. */
    static final double ALIKE = 0.34;

    private final int[] size;
    private final int[] version;
    private final boolean[] gone;
    private final List<Sums> sums = new ArrayList<>();
    private final List<List<Integer>> members = new ArrayList<>();
    private final PriorityQueue<Join> joins =
            new PriorityQueue<>(Comparator.comparingDouble((Join j) -> -j.average()).thenComparingInt(Join::a).thenComparingInt(Join::b));

    private record Join(double average, int a, int b, int versionA, int versionB) {}

    private Grouping(int n) {
        size = new int[n];
        version = new int[n];
        gone = new boolean[n];
        for (int i = 0; i < n; i++) {
            size[i] = 1;
            sums.add(new Sums());
            members.add(new ArrayList<>(List.of(i)));
        }
    }

    /** Groups of two or more sketches by their places in the list, each ascending, in the order of their first. */
    static List<List<Integer>> of(List<Sketch> sketches) {
        int n = sketches.size();
        var grouping = new Grouping(n);
        Neighbours.among(sketches, grouping::pair);
        grouping.join();
        var groups = new ArrayList<List<Integer>>();
        for (int i = 0; i < n; i++) {
            if (!grouping.gone[i] && grouping.size[i] > 1) {
                groups.add(grouping.members.get(i).stream().sorted().toList());
            }
        }
        groups.sort(Comparator.comparing(List::getFirst));
        return groups;
    }

    private void pair(int a, int b, float score) {
        if (!sums.get(a).has(b)) { // both may have found the other
            sums.get(a).add(b, score);
            sums.get(b).add(a, score);
            offer(a, b);
        }
    }

    private void join() {
        for (var next = joins.poll(); next != null; next = joins.poll()) {
            if (!gone[next.a()] && !gone[next.b()] && version[next.a()] == next.versionA() && version[next.b()] == next.versionB()) {
                into(next.a(), next.b());
            }
        }
    }

    private void into(int a, int b) {
        gone[b] = true;
        version[a]++;
        var of = sums.get(a);
        of.remove(b);
        sums.get(b).each((c, more) -> {
            if (c != a) {
                double sum = of.add(c, more);
                var its = sums.get(c);
                its.remove(b);
                its.remove(a);
                its.add(a, sum);
            }
        });
        sums.get(b).clear();
        size[a] += size[b];
        members.get(a).addAll(members.get(b));
        members.get(b).clear();
        of.each((c, _) -> offer(Math.min(a, c), Math.max(a, c)));
    }

    private void offer(int a, int b) {
        double average = sums.get(a).get(b) / ((double) size[a] * size[b]);
        if (average >= ALIKE) {
            joins.add(new Join(average, a, b, version[a], version[b]));
        }
    }
}
