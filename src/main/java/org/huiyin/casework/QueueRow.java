package org.huiyin.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.huiyin.organization.OfficeId;
import org.jspecify.annotations.Nullable;

/**
 * One line of a queue: one leg. The due date is the legal one once that has passed, else the first that comes, be it a local target.
 *
 * @param orderAt by which open legs are ordered
 */
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
        @Nullable Instant orderAt,
        LocalDate openedOn,
        @Nullable Instant closedAt) {}
