package org.huiyin.clock;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What a due date is computed from. The order in which pauses were recorded does not matter.
 *
 * @param from the trigger, in the zone of the rule's calendar; rules in days look at its day only
 * @param timed whether the time of day is known; rules in hours need it
 * @param pauses days that are not counted
 * @param extendedBy all approved extensions together, in the rule's own unit; 0 for none
 * @param whatIf whether a longer extension than the law allows may be computed, to see what it would mean
 */
public record Facts(Rule rule, LocalDateTime from, boolean timed, List<Pause> pauses, int extendedBy, boolean whatIf) {

    public Facts {
        pauses = List.copyOf(pauses);
    }

    /** Facts of a period that begins on a day. */
    public static Facts from(Rule rule, LocalDate day) {
        return new Facts(rule, day.atStartOfDay(), false, List.of(), 0, false);
    }

    /** Facts of a period that begins at a moment, in the zone of the rule's calendar. */
    public static Facts from(Rule rule, LocalDateTime moment) {
        return new Facts(rule, moment, true, List.of(), 0, false);
    }

    /** The same facts with an extension. */
    public Facts extended(int by) {
        return new Facts(rule, from, timed, pauses, by, whatIf);
    }

    /** The same facts with one more pause. */
    public Facts paused(LocalDate first, LocalDate last) {
        var more = new ArrayList<>(pauses);
        more.add(new Pause(first, last));
        return new Facts(rule, from, timed, more, extendedBy, whatIf);
    }

    /** The same facts, computed even where the law gives no such extension. */
    public Facts asWhatIf() {
        return new Facts(rule, from, timed, pauses, extendedBy, true);
    }

    /** The day of the trigger. It is never counted. */
    public LocalDate fromOn() {
        return from.toLocalDate();
    }
}
