package org.huiyin.clock;

import java.time.Instant;

/** What follows when a limit runs out or moves. Called in the transaction that records it, so that it cannot be lost. */
public interface LapseConsequence {

    /** Called first, before the limit's row is locked, so that whoever changes the same leg locks in the same order. */
    default void lock(TimeLimit limit) {}

    /** The limit has run out. */
    void lapsed(TimeLimit limit, Instant now);

    /** A new calendar edition moved the limit, or settled a provisional date. */
    default void moved(TimeLimit limit, Instant now) {}
}
