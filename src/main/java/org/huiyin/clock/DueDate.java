package org.huiyin.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * When a period ends, and why then.
 *
 * @param dueOn the last day on which the act is in time
 * @param dueTime the last moment, for rules in hours; null for rules in days
 * @param rawOn the last day before it gave way to rest days
 * @param provisional whether a day was consulted whose year's edition is not held, so that the date may still move
 * @param zone the zone in which the day ends
 */
public record DueDate(
        LocalDate dueOn, @Nullable LocalDateTime dueTime, LocalDate rawOn, boolean provisional, ZoneId zone, Explanation explanation) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    /** The first instant that is late: the midnight that ends the last day (民法典 art. 203(2)), or the moment the hours are over. */
    public Instant dueAt() {
        return (dueTime != null ? dueTime : dueOn.plusDays(1).atStartOfDay()).atZone(zone).toInstant();
    }

    /** This date, or the given day if that is later: what was promised is kept. Null promises nothing. */
    DueDate notBefore(@Nullable LocalDate promisedOn, Bearer bearer) {
        if (promisedOn == null || !promisedOn.isAfter(dueOn)) {
            return this;
        }
        var lines = new ArrayList<>(explanation.lines());
        lines.add(new Explanation.Line(Explanation.Kind.NOTE,
                Refusal.WORDS.text(bearer == Bearer.PERSON ? "clock.why.promised-person" : "clock.why.promised-office", dueOn, promisedOn), promisedOn));
        return new DueDate(promisedOn, null, rawOn, provisional, zone, new Explanation(lines));
    }

    /** The due date as machines write it: a day, or a moment for rules in hours. */
    public String due() {
        return written(dueOn);
    }

    /** The raw date as machines write it. */
    public String raw() {
        return written(rawOn);
    }

    private String written(LocalDate day) {
        if (dueTime == null) {
            return day.toString();
        }
        return (dueTime.getSecond() == 0 ? MINUTE : SECOND).format(dueTime);
    }
}
