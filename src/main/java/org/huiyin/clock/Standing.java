package org.huiyin.clock;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Where a time limit stands at an instant.
 *
 * <p>The one spelling of late, for every reader: {@code due_at} is the first instant that is late, so a limit is late from
 * {@code due_at} on, and the last day itself is in time until it ends. In Java {@link TimeLimit#standing}, in SQL {@link #late} and
 * {@link #soon}; a test holds them together.
 *
 * <p>Late is a word of law. A limit by a rule that nobody has verified is a local target: whoever is past it is over the target and not late. A leg
 * keeps both, the first date of all in {@code due_at} and the first legal one in {@code legal_due_at}; {@link #legLate}, {@link #legSoon} and
 * {@link #legOver} read them.
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

    /** A leg past a legal deadline, in SQL; the instant is the parameter {@code :now}. */
    static String legLate(String alias) {
        return "(" + alias + ".legal_due_at <= :now)";
    }

    /** A leg that is not late and has a deadline or a target before {@code :soon}. */
    static String legSoon(String alias) {
        return "((%1$s.legal_due_at is null or %1$s.legal_due_at > :now) and (%1$s.due_at > :now and %1$s.due_at <= :soon or %1$s.legal_due_at <= :soon))"
                .formatted(alias);
    }

    /** A leg past a local target that is not late. */
    static String legOver(String alias) {
        return "(%1$s.due_at <= :now and (%1$s.legal_due_at is null or %1$s.legal_due_at > :now))".formatted(alias);
    }

    record Running(LocalDate dueOn) implements Standing {}

    /** Running, to a date that an unpublished calendar may still move. */
    record Provisional(LocalDate dueOn) implements Standing {}

    /** Not counting since that day; how long is not known yet, so there is no due date. */
    record Paused(LocalDate since) implements Standing {}

    record Lapsed(LocalDate dueOn) implements Standing {}

    record Stopped(Instant at, boolean inTime) implements Standing {}
}
