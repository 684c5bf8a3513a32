package org.huiyin.calendar;

import java.time.Instant;

/**
 * An edition on record.
 *
 * @param ordinal place in the order in which editions came; the highest of a calendar and year is in use
 * @param shipped whether it came with a program rather than from an administrator
 * @param importedBy id of the member of staff, or the program
 */
public record HeldEdition(long ordinal, Edition edition, boolean shipped, String importedBy, Instant importedAt) {}
