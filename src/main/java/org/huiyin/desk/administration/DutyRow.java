package org.huiyin.desk.administration;

import org.jspecify.annotations.Nullable;

/**
 * A line of the duty list as it is shown.
 *
 * @param who the office, or how it is found
 * @param holds whether it holds today
 * @param written when and by whom this version was written; none in the list
 */
public record DutyRow(String href, String category, String level, String place, String who, boolean lead, String what, String basis, String from,
        @Nullable String until, boolean holds, @Nullable String written) {}
