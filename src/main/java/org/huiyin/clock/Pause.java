package org.huiyin.clock;

import java.time.LocalDate;

/** Days that are not counted, both included. */
public record Pause(LocalDate from, LocalDate to) {}
