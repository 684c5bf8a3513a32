package org.huiyin.casework;

import org.huiyin.organization.OfficeId;

/**
 * What became of matters of one category in one place that were sent to an office. Counts of matters, never of people.
 *
 * @param sent how many were sent there
 * @param ended how many it brought to an end
 * @param objected how many it said were not its own (条例第二十三条)
 * @param upheld how many of these were taken back because it was right
 */
public record OfficeHistory(OfficeId office, int sent, int ended, int objected, int upheld) {}
