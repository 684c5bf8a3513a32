package org.huiyin.clock;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Where a time limit stands at an instant.
 *
 * <p>The one spelling of late, for every reader: {@code due_at} is the first instant that is late, so a limit is late from
 * {@code due_at} on, and the last day itself is in time until it ends. In Java {@link TimeLimit#standing}, in SQL {@link #late} and
 * {@link #soon}; a test holds them together.
 */
public sealed interface Standing {

    /** Late, in SQL, for a table or alias that has a {@code due_at}; the instant is the parameter {@code :now}. */
    static String late(String alias) {
        return "(" + alias + ".due_at <= :now)";
    }

    /** Not late yet, but late before {@code :soon}: the two never overlap. */
    static String soon(String alias) {
        return "(" + alias + ".due_at > :now and " + alias + ".due_at <= :soon)";
    }

    record Running(LocalDate dueOn) implements Standing {}

    /** Running, to a date that an unpublished calendar may still move. */
    record Provisional(LocalDate dueOn) implements Standing {}

    /** Not counting since that day; how long is not known yet, so there is no due date. */
    record Paused(LocalDate since) implements Standing {}

    record Lapsed(LocalDate dueOn) implements Standing {}

    record Stopped(Instant at, boolean inTime) implements Standing {}
}
