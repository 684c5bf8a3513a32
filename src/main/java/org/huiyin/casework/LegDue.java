package org.huiyin.casework;

import org.huiyin.clock.TimeLimit;
import org.huiyin.clock.TimeLimits;
import org.huiyin.journal.LegId;
import org.springframework.stereotype.Component;

/** Keeps the due dates on the row of the queue equal to the limits of the leg that end first, of all and of law, in the transaction that changes either. */
@Component
class LegDue {

    private final TimeLimits limits;
    private final LegStore legs;

    LegDue(TimeLimits limits, LegStore legs) {
        this.limits = limits;
        this.legs = legs;
    }

    void refresh(LegId leg) {
        var duties = limits.duties(leg);
        legs.setDue(leg, duties.isEmpty() ? null : duties.getFirst(), duties.stream().filter(TimeLimit::verified).findFirst().orElse(null));
    }
}
