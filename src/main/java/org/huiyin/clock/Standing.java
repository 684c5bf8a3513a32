package org.huiyin.clock;

import java.time.Instant;
import java.time.LocalDate;

/** Where a time limit stands at an instant. */
public sealed interface Standing {

    record Running(LocalDate dueOn) implements Standing {}

    /** Running, to a date that an unpublished calendar may still move. */
    record Provisional(LocalDate dueOn) implements Standing {}

    record Lapsed(LocalDate dueOn) implements Standing {}

    record Stopped(Instant at, boolean inTime) implements Standing {}
}
