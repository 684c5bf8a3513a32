package org.huiyin.triage.hot;

/**
 * How like two matters are, and by what. The three parts are what a reader would look at: the words, the place, the problem.
 *
 * @param words 0 to 1: rare words in common
 * @param place 0 to 1: the weightiest name in common
 * @param problem 0 to 1: the same kinds of problem
 * @param score what is compared with a threshold; 1 and more for twins
 */
public record Likeness(double words, double place, double problem, double score) {

    private static final double PROBLEM_WITH_WORDS = 1.0;
    private static final double PLACE_ALONE = 0.1;
    private static final double PLACE_WITH_PROBLEM = 0.4;
    private static final double NO_PLACE_IN_COMMON = 0.3;

    /** Compares two sketches made with the same vocabulary. */
    public static Likeness of(Sketch a, Sketch b) {
        double words = shared(a.terms(), a.weights(), b.terms(), b.weights(), false);
        double place = shared(a.names(), a.nameWeights(), b.names(), b.nameWeights(), true);
        double problem = 0;
        for (int i = 0; i < a.problems().length; i++) {
            problem += a.problems()[i] * b.problems()[i];
        }
        double score = words * (1 + PROBLEM_WITH_WORDS * problem) + place * (PLACE_ALONE + PLACE_WITH_PROBLEM * problem);
        if (place == 0 && (a.names().length > 0 || b.names().length > 0)) {
            score *= NO_PLACE_IN_COMMON;
        }
        return new Likeness(words, place, problem, score);
    }

    private static double shared(int[] a, float[] wa, int[] b, float[] wb, boolean most) {
        double sum = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length;) {
            if (a[i] == b[j]) {
                double both = wa[i++] * (double) wb[j++];
                sum = most ? Math.max(sum, both) : sum + both;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return sum;
    }
}
