package org.huiyin.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One line of a receiver's own list of sealed matters: number and standing, and nothing of what it is about. */
public record SealedLeg(String number, String procedure, String standing, boolean open, LocalDate openedOn, @Nullable LocalDate dueOn) {}
