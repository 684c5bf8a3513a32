package org.huiyin.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import org.huiyin.lawfile.Text;

/** The working days of one jurisdiction. Pure: no database and no clock behind it. */
public interface WorkingDays {

    Text WEEKEND = new Text("周末", "weekend");

    /** What the day is; a day of a year whose edition is not held is {@link DayKind.Unpublished}. */
    DayKind day(LocalDate day);

    /** Short name of the calendar, for example {@code cn}. */
    String calendar();

    /** Name of the calendar for people. */
    Text name();

    /** The zone in which a day of this calendar begins and ends. */
    ZoneId zone();

    /** Whether the edition of that year is held. */
    boolean holds(int year);

    /** Whether any edition is held at all. */
    boolean held();

    /** Whether a day is Saturday or Sunday. */
    static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
