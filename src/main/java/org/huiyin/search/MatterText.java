package org.huiyin.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A matter as an index keeps it: swept words and codes. There is nothing in it by which two matters of one person could be joined, and no
 * sealed matter is ever made into one.
 *
 * @param texts everything about it that staff read on its page, without its title
 * @param answered whether an answer was issued
 */
public record MatterText(UUID id, String number, String title, List<String> texts, String matterClass, @Nullable String category, String channel,
        @Nullable String place, LocalDate receivedOn, boolean answered, List<LegText> legs) {

    public MatterText {
        texts = List.copyOf(texts);
        legs = List.copyOf(legs);
    }

    /**
     * One office's part.
     *
     * @param dueAt end of what runs and ends first, be it a legal deadline or an internal target; null for an ended leg
     * @param legalDueAt end of the first legal deadline: a leg is late past this one alone
     */
    public record LegText(UUID office, UUID branch, String standing, boolean open, @Nullable Instant dueAt, @Nullable Instant legalDueAt) {}
}
