package org.huiyin.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.huiyin.organization.OfficeId;
import org.jspecify.annotations.Nullable;

/** One line of a queue: one leg. */
public record QueueRow(
        UUID leg,
        String number,
        String kind,
        @Nullable String title,
        OfficeId office,
        OfficeId turn,
        boolean lead,
        String track,
        String procedure,
        String standing,
        String matterClass,
        @Nullable String category,
        @Nullable String place,
        @Nullable LocalDate dueOn,
        @Nullable Instant dueAt,
        @Nullable String dueRule,
        boolean provisional,
        LocalDate openedOn,
        @Nullable Instant closedAt) {}
