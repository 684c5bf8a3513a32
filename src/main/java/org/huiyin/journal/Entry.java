package org.huiyin.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One recorded act.
 *
 * @param recordedAt when it was recorded, by the clock of the database
 * @param happenedOn the day it counts for in law
 * @param payload ids, codes, dates as text; whole numbers as {@code Long}; truth values; lists and maps of these
 * @param digest SHA-256 over the canonical bytes of the entry and its salt; see {@link Journal#verify}
 */
public record Entry(
        EntryId id,
        int home,
        @Nullable MatterId matter,
        @Nullable LegId leg,
        String act,
        Instant recordedAt,
        LocalDate happenedOn,
        Actor actor,
        Map<String, Object> payload,
        byte[] digest) {

    /** The text under a key of the payload, or null if there is none. */
    public @Nullable String text(String key) {
        return payload.get(key) instanceof String text ? text : null;
    }
}
