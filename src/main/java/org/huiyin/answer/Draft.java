package org.huiyin.answer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huiyin.organization.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * An answer being written.
 *
 * @param version goes up with each saving; the second of two writers is shown what the first one wrote
 * @param findings facts found and reasons
 * @param basis legal basis
 */
public record Draft(
        UUID id,
        int version,
        State state,
        String findings,
        String basis,
        List<Item> items,
        StaffId writtenBy,
        Instant writtenAt,
        @Nullable StaffId approvedBy,
        List<StaffId> authors) {

    public enum State {
        WRITING,
        SUBMITTED,
        APPROVED,
        ISSUED
    }
}
