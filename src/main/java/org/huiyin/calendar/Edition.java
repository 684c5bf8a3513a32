package org.huiyin.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.huiyin.lawfile.LawFile;
import org.huiyin.lawfile.LawMap;
import org.huiyin.lawfile.Reading;
import org.huiyin.lawfile.Text;

/**
 * One year's notice as data.
 *
 * @param year title year of the notice; it may list days of the December before
 * @param notices addresses of the notice and of later ones that changed it
 * @param days the listed days only: ordinary weekends and ordinary weekdays are not listed
 */
public record Edition(String calendar, int year, List<String> notices, SortedMap<LocalDate, DayKind> days) {

    static final int FIRST = 1950;
    static final int LAST = 2199;
    private static final int LONGEST_RUN = 31;

    public Edition {
        notices = List.copyOf(notices);
        days = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }

    /** SHA-256 over calendar, year and days; names and addresses do not count. Two editions with the same digest give the same dates. */
    public String digest() {
        var text = new StringBuilder(calendar).append(' ').append(year);
        days.forEach((day, kind) -> text.append('\n').append(day).append(kind.working() ? " work" : " rest"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads an edition an administrator hands in. The problems name line, reason and right form. */
    public static Reading<Edition> read(String fileName, byte[] bytes) {
        return LawFile.read(fileName, bytes, Edition::of);
    }

    static Edition of(LawMap file) {
        String calendar = file.text("calendar", "cn");
        if (!calendar.isEmpty() && !Calendars.isName(calendar)) {
            file.refuse("calendar", "日历名称只能用小写字母。", "The name of a calendar is lower-case letters.", "calendar: cn");
        }
        int year = file.integer("year", FIRST, LAST);
        List<String> notices = file.texts("notices");
        if (notices.isEmpty()) {
            file.refuse("notices", "缺少通知的网址。", "The address of the notice is missing.", "notices: [https://www.gov.cn/…]");
        }
        for (String notice : notices) {
            if (!notice.matches("https?://[^\\s/]+/\\S*")) {
                file.refuse("notices", "通知的网址不完整。", "The address of the notice is not complete.", "notices: [https://www.gov.cn/…]");
            }
        }
        var days = new TreeMap<LocalDate, DayKind>();
        List<LawMap> holidays = file.maps("holidays");
        if (holidays.isEmpty()) {
            file.refuse("holidays", "没有列出任何假期。", "No holiday is listed.",
                    "holidays: [{name: {zh: 元旦, en: New Year's Day}, rest: [2026-01-01..2026-01-03]}]");
        }
        for (LawMap holiday : holidays) {
            Text name = holiday.words("name");
            if (!holiday.has("rest") && !holiday.has("work")) {
                holiday.refuse("name", "这个假期没有列出休息日或上班日。", "This holiday lists no day of rest or work.", "rest: [2026-01-01..2026-01-03]");
            }
            list(holiday, "rest", year, new DayKind.Rest(name), days);
            list(holiday, "work", year, new DayKind.Working(name), days);
        }
        return new Edition(calendar, year, notices, days);
    }

    private static void list(LawMap holiday, String key, int year, DayKind kind, Map<LocalDate, DayKind> days) {
        for (String written : holiday.texts(key)) {
            for (LocalDate day : span(holiday, key, written)) {
                if (day.getYear() != year && !(day.getYear() == year - 1 && day.getMonthValue() == 12)) {
                    holiday.refuse(key, day + " 不在 " + year + " 年，也不在上一年 12 月。", day + " is neither in " + year + " nor in the December before.",
                            key + ": [" + year + "-01-01]");
                } else if (days.putIfAbsent(day, kind) != null) {
                    holiday.refuse(key, day + " 列了两次。", day + " is listed twice.", "each day once");
                }
            }
        }
    }

    private static List<LocalDate> span(LawMap holiday, String key, String written) {
        var days = new ArrayList<LocalDate>();
        try {
            int dots = written.indexOf("..");
            LocalDate from = LocalDate.parse(dots < 0 ? written : written.substring(0, dots));
            LocalDate to = dots < 0 ? from : LocalDate.parse(written.substring(dots + 2));
            if (!to.isBefore(from) && from.plusDays(LONGEST_RUN).isAfter(to)) {
                from.datesUntil(to.plusDays(1)).forEach(days::add);
                return days;
            }
        } catch (DateTimeParseException e) {
            // reported below
        }
        if (!written.isEmpty()) {
            holiday.refuse(key, "“" + written + "”不是日期或日期段。", "“" + written + "” is neither a day nor a span of days.",
                    key + ": [2026-01-01..2026-01-03]");
        }
        return days;
    }
}
