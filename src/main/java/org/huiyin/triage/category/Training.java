package org.huiyin.triage.category;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One training: asked for, under way or ended.
 *
 * @param askedBy id of the member of staff; null when it was the week
 * @param read decided matters read so far
 * @param learned categories learned so far, of {@code toLearn}
 * @param decided decided matters that could be learned from, once it ended
 */
public record Training(UUID id, Instant askedAt, @Nullable String askedBy, @Nullable Instant startedAt, int read, int learned, int toLearn,
        @Nullable Instant endedAt, @Nullable Outcome outcome, int decided, @Nullable UUID model) {

    /** What came of it. */
    public enum Outcome {
        /** A model was made and waits for somebody to switch to it. */
        CANDIDATE,
        /** Fewer than {@value DecisionTrainer#FEWEST_DECISIONS} decided matters. */
        FEW_DECISIONS,
        /** Fewer than two categories with {@value DecisionTrainer#FEWEST_OF_CATEGORY} decided matters each. */
        FEW_CATEGORIES,
        /** So many matters are nearly alike that fewer than {@value DecisionTrainer#FEWEST_HELD_OUT} could be kept apart. */
        FEW_KEPT_APART,
        /** The program ended in between. */
        INTERRUPTED,
        /** Something broke; the log says what. */
        FAILED
    }

    /** Whether it has not ended. */
    public boolean open() {
        return endedAt == null;
    }
}
