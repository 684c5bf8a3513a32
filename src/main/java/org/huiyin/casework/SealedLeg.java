package org.huiyin.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of a receiver's own list of sealed matters: number and standing, and nothing of what it is about.
 *
 * @param movedOn the day the shield moved it here; null when it did not
 */
public record SealedLeg(String number, String procedure, String standing, boolean open, LocalDate openedOn, @Nullable LocalDate dueOn,
        @Nullable LocalDate movedOn) {}
