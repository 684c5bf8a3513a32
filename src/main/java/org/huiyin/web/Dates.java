package org.huiyin.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** How dates are written for people: always with the weekday, because people plan by it. */
public final class Dates {

    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_SHORT = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Dates() {}

    /** 「2026年11月22日 星期日」 or “Sunday 22 November 2026”. */
    public static String full(LocalDate date, Language language) {
        return switch (language) {
            case ZH -> date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日 "
                    + date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.SIMPLIFIED_CHINESE);
            case EN -> ENGLISH.format(date);
        };
    }

    /** For dense lists, with the year left to the reader: 「11月22日 周日」 or “Sun 22 Nov”. */
    public static String brief(LocalDate date, Language language) {
        return switch (language) {
            case ZH -> date.getMonthValue() + "月" + date.getDayOfMonth() + "日 "
                    + date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.SIMPLIFIED_CHINESE);
            case EN -> ENGLISH_SHORT.format(date);
        };
    }

    /** The date in full and the time of day in the zone of the law. */
    public static String full(Instant instant, ZoneId zone, Language language) {
        var local = instant.atZone(zone);
        return full(local.toLocalDate(), language) + (language == Language.ZH ? " " : ", ") + CLOCK.format(local);
    }
}
