package org.huiyin.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import org.huiyin.casework.QueueRow;
import org.huiyin.casework.Queues;
import org.huiyin.web.Page;
import org.springframework.stereotype.Component;

/** Makes the line that a leg is in a queue or among what was found. */
@Component
class QueueLines {

    private final Terms terms;
    private final ZoneId zone;

    QueueLines(Terms terms, ZoneId zone) {
        this.terms = terms;
        this.zone = zone;
    }

    QueueView.Row of(Page t, QueueRow row, Instant now) {
        String title = row.title() == null || row.title().isBlank() ? t.text("desk.untitled") : row.title();
        var details = new ArrayList<String>();
        details.add(terms.matterClass(t, row.procedure(), row.matterClass()));
        if (row.category() != null) {
            details.add(terms.category(t, row.category()));
        }
        return new QueueView.Row(
                "/desk/matters/" + row.number(),
                row.number(),
                title,
                terms.place(t, row.place()),
                String.join(" · ", details.stream().filter(d -> !d.isEmpty()).toList()),
                terms.office(t, row.office()),
                row.turn().equals(row.office()) ? null : terms.office(t, row.turn()),
                row.lead(),
                row.track().equals("simple"),
                terms.standing(t, row.procedure(), row.standing()),
                terms.mark(row.procedure(), row.standing()),
                row.closedAt() != null ? null
                        : DueShown.of(t, row.dueOn(), row.dueAt(), row.provisional(), terms.rule(row.dueRule()), now, Queues.SOON_DAYS, zone),
                row.closedAt() == null ? null : t.brief(row.closedAt().atZone(zone).toLocalDate()));
    }
}
