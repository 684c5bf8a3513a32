package org.huiyin.casework;

import org.huiyin.clock.TimeLimits;
import org.huiyin.journal.LegId;
import org.springframework.stereotype.Component;

/** Keeps the due date on the row of the queue equal to the limit of the leg that ends first, in the transaction that changes either. */
@Component
class LegDue {

    private final TimeLimits limits;
    private final LegStore legs;

    LegDue(TimeLimits limits, LegStore legs) {
        this.limits = limits;
        this.legs = legs;
    }

    void refresh(LegId leg) {
        limits.nearest(leg).ifPresentOrElse(
                limit -> legs.setDue(leg, limit.dueOn(), limit.dueAt(), limit.rule().value(), limit.provisional()),
                () -> legs.setDue(leg, null, null, null, false));
    }
}
