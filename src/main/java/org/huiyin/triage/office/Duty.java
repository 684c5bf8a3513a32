package org.huiyin.triage.office;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.OfficeKind;
import org.jspecify.annotations.Nullable;

/**
 * One line of the duty list (职责清单), in one of its versions: who answers for matters of a category in divisions of a level.
 *
 * @param id of the line through all its versions
 * @param version 1 for the first
 * @param category code of any level of the scheme; it holds for what lies below, unless that has a duty of its own
 * @param level of the division whose office is meant: 1 province to 5 village
 * @param place code of the division within which it holds; everywhere when null
 * @param office the office; null when it is told by kind and name
 * @param kind kind of the office in the division of that level; null when the office is named
 * @param named words in the name of the office; empty for any of its kind
 * @param lead whether it answers (牵头) or supports (配合)
 * @param what the duty in words
 * @param basis law or decision that gives it
 * @param validUntil the last day on which it holds; open when null
 * @param writtenBy id of the member of staff, or the name of a program
 */
public record Duty(
        UUID id,
        int version,
        String category,
        int level,
        @Nullable String place,
        @Nullable OfficeId office,
        @Nullable OfficeKind kind,
        String named,
        boolean lead,
        String what,
        String basis,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        Instant writtenAt,
        String writtenBy) {

    /** Whether it holds on a day: on its first day and on its last. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
    }
}
