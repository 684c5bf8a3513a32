package org.huiyin.procedure;

import java.time.LocalDate;
import org.huiyin.lawfile.Text;
import org.jspecify.annotations.Nullable;

/**
 * The law a procedure follows.
 *
 * @param edition day of the edition, which a matter keeps for life
 * @param from first day in force
 * @param to last day in force; none while it is in force
 */
public record Law(Text name, LocalDate edition, LocalDate from, @Nullable LocalDate to) {

    /** Whether the law was in force on a day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
