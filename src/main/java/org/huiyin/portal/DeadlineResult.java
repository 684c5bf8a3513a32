package org.huiyin.portal;

import java.time.LocalDate;
import java.util.List;
import org.huiyin.clock.Bearer;
import org.huiyin.clock.DueDate;
import org.huiyin.clock.Explanation.Kind;
import org.huiyin.clock.Explanation.Line;
import org.huiyin.clock.Rule;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * A date with its reasons, as the page shows it.
 *
 * @param step what must be done or can be done by then
 * @param time the time of day for rules in hours, or null
 * @param legal false for a number nobody verified: a local target
 * @param steps the sentences of the explanation in their order, days that are skipped or made up under the one before
 */
public record DeadlineResult(
        String step, String who, boolean ofPerson, LocalDate dueOn, @Nullable String time, boolean provisional, boolean legal, List<Reason> steps) {

    /** One sentence, with the days that belong to it. */
    public record Reason(String text, List<String> days) {}

    static DeadlineResult of(Rule rule, DueDate date, Page t) {
        var locale = t.language().locale();
        var reasons = new java.util.ArrayList<Reason>();
        var days = new java.util.ArrayList<String>();
        for (Line line : date.explanation().lines()) {
            String said = line.text().in(locale);
            if (line.kind() == Kind.SKIPPED || line.kind() == Kind.MAKE_UP) {
                days.add(said);
            } else {
                if (!days.isEmpty()) {
                    reasons.add(new Reason(t.text("deadline.page.days"), List.copyOf(days)));
                    days.clear();
                }
                reasons.add(new Reason(said, List.of()));
            }
        }
        @Nullable String time = date.dueTime() == null ? null : date.dueTime().toLocalTime().withSecond(0).withNano(0).toString();
        return new DeadlineResult(rule.step().in(locale), rule.who().in(locale), rule.bearer() == Bearer.PERSON, date.dueOn(), time,
                date.provisional(), rule.verified(), reasons);
    }
}
