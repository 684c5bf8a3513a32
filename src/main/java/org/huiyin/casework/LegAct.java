package org.huiyin.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.huiyin.journal.Actor;
import org.huiyin.journal.LegId;
import org.huiyin.journal.MatterId;
import org.jspecify.annotations.Nullable;

/**
 * One act that was done to a leg.
 *
 * @param happenedOn the law's day, which may lie before the day it was recorded
 * @param detail codes, ids, dates and numbers of the inputs
 * @param texts ids of the words that go with it, by name of the input
 * @param entry the journal entry
 */
public record LegAct(
        UUID id,
        MatterId matter,
        LegId leg,
        String act,
        @Nullable String fromStanding,
        String toStanding,
        Actor actor,
        Instant happenedAt,
        LocalDate happenedOn,
        Map<String, Object> detail,
        Map<String, UUID> texts,
        UUID entry) {}
