package org.huiyin.triage.category;

import java.util.List;
import java.util.Locale;

/** How often suggestions were what people had decided, by category. */
public final class Figures {

    private final List<String> categories;
    private final long[] hit;
    private final long[] said;
    private final long[] was;

    /** Nothing counted yet. */
    public Figures(List<String> categories) {
        this.categories = List.copyOf(categories);
        this.hit = new long[categories.size()];
        this.said = new long[categories.size()];
        this.was = new long[categories.size()];
    }

    /** Counts one message; a category that is not among the known ones counts as a miss of what was said. */
    public void count(String truth, String suggested) {
        int t = categories.indexOf(truth);
        int s = categories.indexOf(suggested);
        if (s >= 0) {
            said[s]++;
        }
        if (t >= 0) {
            was[t]++;
            if (t == s) {
                hit[t]++;
            }
        }
    }

    /**
     * The counts of one category.
     *
     * @param messages how many were of it
     * @param said how many were suggested to be
     * @param hit how many of these rightly
     */
    public record Line(String category, int messages, int said, int hit) {

        /** Share of the suggestions of this category that were right; 0 where there were none. */
        public double precision() {
            return said == 0 ? 0 : (double) hit / said;
        }

        /** Share of the messages of this category that were found; 0 where there were none. */
        public double recall() {
            return messages == 0 ? 0 : (double) hit / messages;
        }
    }

    /** Figures that were counted before. */
    public static Figures of(List<Line> lines) {
        var figures = new Figures(lines.stream().map(Line::category).toList());
        for (int c = 0; c < lines.size(); c++) {
            figures.was[c] = lines.get(c).messages();
            figures.said[c] = lines.get(c).said();
            figures.hit[c] = lines.get(c).hit();
        }
        return figures;
    }

    /** The counts by category, in the order in which they were named. */
    public List<Line> lines() {
        return java.util.stream.IntStream.range(0, categories.size()).mapToObj(c -> new Line(categories.get(c), (int) was[c], (int) said[c], (int) hit[c])).toList();
    }

    /** Messages counted. */
    public long messages() {
        return java.util.Arrays.stream(was).sum();
    }

    /** Share of messages whose suggestion was right, 0 to 1. */
    public double accuracy() {
        return messages() == 0 ? 0 : (double) java.util.Arrays.stream(hit).sum() / messages();
    }

    /** Mean over the categories that occur of their F1. */
    public double macroF1() {
        double sum = 0;
        int present = 0;
        for (int c = 0; c < categories.size(); c++) {
            if (was[c] + said[c] > 0) {
                sum += f1(c);
                present++;
            }
        }
        return present == 0 ? 0 : sum / present;
    }

    private double f1(int c) {
        return was[c] + said[c] == 0 ? 0 : 2.0 * hit[c] / (was[c] + said[c]);
    }

    /** A table: one line for each category with messages, precision, recall, F1. */
    public String table() {
        var table = new StringBuilder();
        for (int c = 0; c < categories.size(); c++) {
            table.append(String.format(Locale.ROOT, "%7d  P %.3f  R %.3f  F1 %.3f  %s%n", was[c], said[c] == 0 ? 0 : (double) hit[c] / said[c],
                    was[c] == 0 ? 0 : (double) hit[c] / was[c], f1(c), categories.get(c)));
        }
        return table.toString();
    }
}
