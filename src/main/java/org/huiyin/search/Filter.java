package org.huiyin.search;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Narrows a search. Codes and dates only, never a name or a number of a person. What is said of legs (office, standing, state, due) has to be
 * true of one and the same leg, and that leg is one the viewer may see.
 *
 * @param place code of a division; it and all below
 * @param receivedFrom first day, that day included
 * @param receivedTo last day, that day included
 * @param due how the leg stands with its time; only open legs have one
 * @param dueFrom first day, that day included
 * @param dueTo last day, that day included
 */
public record Filter(
        State state,
        @Nullable UUID office,
        @Nullable String standing,
        @Nullable String matterClass,
        @Nullable String category,
        @Nullable String channel,
        @Nullable String place,
        @Nullable LocalDate receivedFrom,
        @Nullable LocalDate receivedTo,
        Due due,
        @Nullable LocalDate dueFrom,
        @Nullable LocalDate dueTo) {

    /** Whether a leg is open. */
    public enum State {
        ANY,
        OPEN,
        CLOSED
    }

    /** How a leg stands with its time. */
    public enum Due {
        ANY,
        LATE,
        SOON
    }

    /** One of the filters whose values are counted. */
    public enum Part {
        OFFICE,
        STANDING,
        CLASS,
        CATEGORY,
        CHANNEL,
        PLACE,
        STATE
    }

    /** Nothing is narrowed. */
    public static Filter none() {
        return new Filter(State.ANY, null, null, null, null, null, null, null, null, Due.ANY, null, null);
    }

    /** Whether nothing is narrowed. */
    public boolean isEmpty() {
        return equals(none());
    }
}
