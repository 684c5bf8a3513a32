package org.huiyin.desk;

import java.time.Instant;
import java.time.ZoneId;
import org.huiyin.casework.QueueRow;
import org.huiyin.casework.Queues;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes lines of {@link Overview} of rows of a queue. */
@Component
class Lines {

    private final Terms terms;
    private final ZoneId zone;

    Lines(Terms terms, ZoneId zone) {
        this.terms = terms;
        this.zone = zone;
    }

    Overview.Line of(Page t, QueueRow row, String href, @Nullable String note, Instant now) {
        return new Overview.Line(
                href,
                row.number(),
                row.title() == null || row.title().isBlank() ? t.text("desk.untitled") : row.title(),
                terms.office(t, row.office()),
                terms.standing(t, row.procedure(), row.standing()),
                terms.mark(row.procedure(), row.standing()),
                DueShown.of(t, row.dueOn(), row.dueAt(), row.provisional(), terms.rule(row.dueRule()), now, Queues.SOON_DAYS, zone),
                note,
                null);
    }
}
