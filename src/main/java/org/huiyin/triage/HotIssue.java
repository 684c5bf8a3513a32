package org.huiyin.triage;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages about one thing in one place.
 *
 * @param number 1 for the hottest
 * @param name place and problem
 * @param place empty when its messages name no place in common
 * @param problem empty when they are of no kind that has a name
 * @param from day of the first; null when no date can be read
 * @param to day of the last
 * @param members places of its messages in the list that was given, ascending
 */
public record HotIssue(int number, String name, String place, String problem, @Nullable LocalDate from, @Nullable LocalDate to, Heat heat,
        List<Integer> members) {

    public HotIssue {
        members = List.copyOf(members);
    }
}
