package org.huiyin.desk.administration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the page shows it.
 *
 * @param added roles that it would give, in words
 * @param taken roles that it would take away
 * @param own whether the viewer asked for it
 * @param why key part of why the viewer may not approve it; null when they may
 */
public record RequestRow(String id, String kind, String about, String where, List<String> added, List<String> taken, String reason, String asker,
        Instant askedAt, String decider, @Nullable Instant decidedAt, @Nullable Boolean approved, boolean own, @Nullable String why) {}
