package org.huiyin.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import org.huiyin.clock.Rule;
import org.huiyin.web.Language;
import org.huiyin.web.Mark;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * A due date as it is read in a list: 「3 天后 周五」. Red only when a legal deadline has passed; a number that nobody has verified is an
 * internal target and never red.
 *
 * @param words how far away, with the weekday
 * @param date the day in full
 * @param iso the same for machines
 * @param provisional whether an unpublished calendar may still move it
 * @param target whether it is an internal target rather than a legal deadline
 */
public record DueShown(String words, String date, String iso, Mark mark, boolean provisional, boolean target) {

    static @Nullable DueShown of(Page t, @Nullable LocalDate dueOn, @Nullable Instant dueAt, boolean provisional, @Nullable Rule rule, Instant now,
            int soonDays, ZoneId zone) {
        if (dueOn == null || dueAt == null) {
            return null;
        }
        boolean target = rule != null && !rule.verified();
        boolean late = !now.isBefore(dueAt);
        LocalTime clock = dueAt.atZone(zone).toLocalTime();
        boolean hours = !clock.equals(LocalTime.MIDNIGHT);
        long days = ChronoUnit.DAYS.between(now.atZone(zone).toLocalDate(), dueOn);
        String words = late ? late(t, dueAt, days, hours, target, now) : ahead(t, dueOn, days, hours ? clock : null);
        Mark mark = late ? target ? Mark.SOON : Mark.LATE : days <= soonDays ? Mark.SOON : Mark.PLAIN;
        String full = t.date(dueOn) + (hours ? " " + shortTime(clock) : "");
        return new DueShown(words, full, dueOn.toString(), mark, provisional, target);
    }

    private static String late(Page t, Instant dueAt, long days, boolean hours, boolean target, Instant now) {
        String key = target ? "desk.due.over" : "desk.due.late";
        long over = hours ? Math.max(0, -days) : -days;
        return over == 0 ? t.text(key + ".hours", Math.max(1, Duration.between(dueAt, now).toHours())) : t.text(key + ".days", over);
    }

    private static String ahead(Page t, LocalDate dueOn, long days, @Nullable LocalTime clock) {
        String weekday = weekday(t, dueOn);
        String time = clock == null ? "" : " " + shortTime(clock);
        if (days == 0) {
            return t.text("desk.due.today", weekday) + time;
        }
        if (days == 1) {
            return t.text("desk.due.tomorrow", weekday) + time;
        }
        return days <= 13 ? t.text("desk.due.days", days, weekday) + time : t.text("desk.due.far", days, t.brief(dueOn));
    }

    private static String weekday(Page t, LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.SHORT, t.language() == Language.EN ? java.util.Locale.ENGLISH : java.util.Locale.SIMPLIFIED_CHINESE);
    }

    private static String shortTime(LocalTime time) {
        return "%02d:%02d".formatted(time.getHour(), time.getMinute());
    }
}
