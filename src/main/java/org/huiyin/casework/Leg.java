package org.huiyin.casework;

import java.time.Instant;
import java.time.LocalDate;
import org.huiyin.journal.LegId;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.OfficeId;
import org.jspecify.annotations.Nullable;

/**
 * One matter at one office: the row of every queue.
 *
 * @param kind intake, handling or review
 * @param parent the leg it was sent from
 * @param lead lead office (主办) rather than co-handler (协办)
 * @param sender office that sent it
 * @param turn office that must act next
 * @param track ordinary or simple (简易办理)
 * @param standing id of a standing of the procedure
 * @param dueAt end of the running limit that ends first; none when nothing runs
 * @param reportOn day by which an assigned matter's result was asked for (交办)
 * @param version goes up with each act; the second of two writers is told
 */
public record Leg(
        LegId id,
        MatterId matter,
        String number,
        String kind,
        @Nullable LegId parent,
        OfficeId office,
        boolean lead,
        @Nullable String sentAs,
        @Nullable OfficeId sender,
        OfficeId turn,
        String track,
        String standing,
        boolean open,
        boolean sealed,
        String procedure,
        String matterClass,
        @Nullable String category,
        @Nullable String place,
        @Nullable String title,
        @Nullable LocalDate dueOn,
        @Nullable Instant dueAt,
        @Nullable String dueRule,
        boolean provisional,
        @Nullable LocalDate reportOn,
        Instant openedAt,
        @Nullable Instant closedAt,
        int version) {}
