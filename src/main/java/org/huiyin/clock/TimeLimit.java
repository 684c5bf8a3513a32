package org.huiyin.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.huiyin.journal.LegId;
import org.huiyin.journal.MatterId;
import org.jspecify.annotations.Nullable;

/**
 * A time limit of a matter, or of one leg of it.
 *
 * @param duty whether something is owed by the last day; otherwise a chance that ends, and nobody is late
 * @param edition law edition of its rule, kept for life
 * @param extendedBy approved extensions together, in the rule's own unit
 * @param dueOn last day in time
 * @param dueAt first instant that is late
 * @param rawOn last day before it gave way to rest days
 * @param provisional whether a calendar that is not published yet may still move it
 * @param notBeforeOn a new calendar edition may not end it earlier; null where none has tried
 * @param pausedSince first day of a pause that has not ended, or null
 * @param lapsedAt when the sweep recorded that it had run out
 */
public record TimeLimit(
        UUID id,
        MatterId matter,
        @Nullable LegId leg,
        RuleId rule,
        Bearer bearer,
        boolean duty,
        boolean verified,
        String edition,
        Instant startedAt,
        String startedBy,
        int extendedBy,
        LocalDate dueOn,
        Instant dueAt,
        LocalDate rawOn,
        boolean provisional,
        @Nullable LocalDate notBeforeOn,
        @Nullable LocalDate pausedSince,
        @Nullable Instant stoppedAt,
        @Nullable Instant lapsedAt) {

    /** Neither ended by an act nor run out in the books. */
    public boolean isRunning() {
        return stoppedAt == null && lapsedAt == null;
    }

    /** Whether an office owes something by the last day: letting it pass is escalated. */
    public boolean isDutyOfOffice() {
        return duty && bearer == Bearer.OFFICE;
    }

    /** Where it stands at an instant. */
    public Standing standing(Instant now) {
        if (stoppedAt != null) {
            return new Standing.Stopped(stoppedAt, stoppedAt.isBefore(dueAt) || pausedSince != null);
        }
        if (pausedSince != null) {
            return new Standing.Paused(pausedSince);
        }
        if (!now.isBefore(dueAt)) {
            return new Standing.Lapsed(dueOn);
        }
        return provisional ? new Standing.Provisional(dueOn) : new Standing.Running(dueOn);
    }

    /** Whether it has run out at an instant without having been ended. */
    public boolean lapsedBy(Instant now) {
        return standing(now) instanceof Standing.Lapsed;
    }
}
