package org.huiyin.clock;

import java.time.Instant;

/** What follows when a limit has run out. Called in the transaction that records the lapse, so that it cannot be lost. */
public interface LapseConsequence {

    void lapsed(TimeLimit limit, Instant now);
}
