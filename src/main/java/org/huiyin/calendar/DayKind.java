package org.huiyin.calendar;

import org.huiyin.lawfile.Text;
import org.jspecify.annotations.Nullable;

/** What a day is in a calendar. */
public sealed interface DayKind {

    /** Whether the day counts as a working day. */
    boolean working();

    /**
     * A working day.
     *
     * @param makeUp name of the holiday for which a weekend day was made a working day (调休); absent on ordinary days
     */
    record Working(@Nullable Text makeUp) implements DayKind {
        @Override
        public boolean working() {
            return true;
        }
    }

    /** A day of rest, with the name of the holiday or of the weekend. */
    record Rest(Text name) implements DayKind {
        @Override
        public boolean working() {
            return false;
        }
    }

    /**
     * The edition of the day's year is not held: Monday to Friday are taken to be working days, and a date that rests on it is
     * provisional.
     *
     * @param name name of the weekend, or of the holiday if an edition of a neighbouring year lists the day
     */
    record Unpublished(boolean working, @Nullable Text name) implements DayKind {}
}
