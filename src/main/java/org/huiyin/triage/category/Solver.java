package org.huiyin.triage.category;

import java.util.Random;

/**
 * A linear support vector machine with squared hinge loss, found by coordinate descent in the dual (Hsieh, Chang, Lin, Keerthi and
 * Sundararajan, ICML 2008). Written here because the rows lie in plain arrays (a library's objects for each feature took four times
 * the memory) and because learning may begin at given weights: what the office decides then bends the model that ships.
 */
final class Solver {

    private static final int ROUNDS = 60;
    private static final double CLOSE = 0.02;

    private Solver() {}

    /**
     * Finds the weights for one category against all others.
     *
     * @param weights where to begin, usually zeros; holds the answer afterwards. The solution stays as near to the beginning as the rows allow
     * @param begin the threshold to begin with, usually zero
     * @param positive which rows are of the category
     * @param cost price of a row on the wrong side, for rows of the category and for the others
     * @return the threshold to add to each score
     */
    static float solve(Rows rows, int[] which, boolean[] positive, double costOfPositive, double costOfOther, float[] weights, float begin) {
        int n = which.length;
        var alpha = new double[n];
        var diagonal = new double[n];
        var order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
            diagonal[i] = rows.square(which[i]) + 1 + 0.5 / (positive[i] ? costOfPositive : costOfOther);
        }
        double threshold = begin;
        var random = new Random(17);
        int active = n;
        double lastMost = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            double most = 0;
            for (int i = active - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swap = order[i];
                order[i] = order[j];
                order[j] = swap;
            }
            for (int k = 0; k < active; k++) {
                int i = order[k];
                double sign = positive[i] ? 1 : -1;
                double cost = positive[i] ? costOfPositive : costOfOther;
                double gradient = sign * (rows.dot(which[i], weights) + threshold) - 1 + alpha[i] * 0.5 / cost;
                double projected = alpha[i] == 0 ? Math.min(gradient, 0) : gradient;
                if (alpha[i] == 0 && gradient > lastMost) {
                    order[k] = order[--active]; // far on the right side: looked at again at the end
                    order[active] = i;
                    k--;
                    continue;
                }
                most = Math.max(most, Math.abs(projected));
                if (Math.abs(projected) > 1e-10) {
                    double old = alpha[i];
                    alpha[i] = Math.max(0, old - gradient / diagonal[i]);
                    double step = sign * (alpha[i] - old);
                    rows.addTo(which[i], weights, (float) step);
                    threshold += step;
                }
            }
            lastMost = most <= 0 ? Double.POSITIVE_INFINITY : most;
            if (most < CLOSE) {
                if (active == n) {
                    break;
                }
                active = n;
                lastMost = Double.POSITIVE_INFINITY;
            }
        }
        return (float) threshold;
    }
}
