package org.huiyin.triage;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/**
 * How hot an issue is, in parts that anybody can count again: one point for each matter, one more for each in its busiest thirty days,
 * one for each week it has lasted, and one for every ten who support it over those against.
 *
 * @param matters how many
 * @param busiest how many of them came within its busiest thirty days: how fast
 * @param weeks full weeks from the first to the last: how long
 * @param support likes less those against, never below zero: how many support it
 */
public record Heat(int matters, int busiest, int weeks, int support) {

    private static final int BUSY_DAYS = 30;
    private static final int LONGEST_WEEKS = 52;
    private static final int SUPPORTERS_TO_A_POINT = 10;
    private static final int MOST_FROM_SUPPORT = 100;

    /** Counts an issue's matters by the days they came. */
    public static Heat of(int matters, Collection<LocalDate> days, long likes, long against) {
        List<LocalDate> sorted = days.stream().sorted().toList();
        int busiest = 0;
        for (int from = 0, to = 0; to < sorted.size(); to++) {
            while (ChronoUnit.DAYS.between(sorted.get(from), sorted.get(to)) >= BUSY_DAYS) {
                from++;
            }
            busiest = Math.max(busiest, to - from + 1);
        }
        int weeks = sorted.isEmpty() ? 0 : (int) Math.min(LONGEST_WEEKS, ChronoUnit.WEEKS.between(sorted.getFirst(), sorted.getLast()));
        return new Heat(matters, busiest, weeks, (int) Math.clamp(likes - against, 0, Integer.MAX_VALUE));
    }

    /** The sum of the parts. */
    public int points() {
        return matters + busiest + weeks + supportPoints();
    }

    /** What support adds to the points, at most a hundred. */
    public int supportPoints() {
        return Math.min(MOST_FROM_SUPPORT, support / SUPPORTERS_TO_A_POINT);
    }
}
