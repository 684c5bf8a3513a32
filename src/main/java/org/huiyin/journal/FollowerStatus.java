package org.huiyin.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a follower stands in one home, for the operator's page.
 *
 * @param position position of the next entry it will read
 * @param head position that the next entry of the home will get
 * @param failures how many times it failed in a row at this position
 * @param error class and place of the last exception, without its text; null when it runs well
 * @param retryAt when it tries again after a failure
 * @param held messages waiting for their two minutes or for another try; 0 for a projection
 * @param doubtful messages of which nobody knows whether they went out; an operator decides about them
 */
public record FollowerStatus(
        String name, Kind kind, int home, long position, long head, int failures, @Nullable String error, @Nullable Instant failedAt,
        @Nullable Instant retryAt, long held, long doubtful) {

    /** What a follower does with entries. */
    public enum Kind {
        PROJECTION,
        EFFECT,
        /** Of the program that was asked; every other program has its own. */
        NODE
    }

    /** Entries it has not read yet. */
    public long lag() {
        return head - position;
    }

    /** Whether it stands still because of an error. */
    public boolean stopped() {
        return error != null;
    }
}
