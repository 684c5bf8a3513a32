package org.huiyin.intake.ledger;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as people write it into a ledger, in Chinese or English forms. A date that could be read two ways (3/4/2020) is none
 * until the ledger's profile says which comes first.
 *
 * @param at the moment in the jurisdiction's zone
 * @param timed false when only the day was written
 */
public record WrittenDate(LocalDateTime at, boolean timed) {

    /** How numbers before the year are ordered where that is not plain. */
    public enum Order { UNKNOWN, MONTH_FIRST, DAY_FIRST }

    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final String TIME = "(?:[t\\s,]*(?<half>上午|早上|凌晨|中午|下午|晚上|am|pm)?\\s*(?<h>\\d{1,2})(?:[:时點点](?<mi>\\d{1,2}))?"
            + "(?:[:分](?<s>\\d{1,2})(?:[.,]\\d{1,9})?)?[时点分秒]?\\s*(?<half2>am|pm|a\\.m\\.|p\\.m\\.)?)?";
    private static final String WEEKDAY = "(?:\\s*\\(?(?:星期|周|礼拜)[一二三四五六日天]\\)?)?";
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<y>\\d{4})\\s*[-/.年]\\s*(?<m>\\d{1,2})\\s*[-/.月]\\s*(?<d>\\d{1,2})\\s*[日号]?" + WEEKDAY + TIME);
    private static final Pattern YEAR_LAST = Pattern.compile("(?<a>\\d{1,2})[-/.](?<b>\\d{1,2})[-/.](?<y>\\d{4})" + WEEKDAY + TIME);
    private static final Pattern DAY_NAME = Pattern.compile(
            "(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|satur|sat|sun)(?:day)?[,.]?\\s+)?(?<d>\\d{1,2})(?:st|nd|rd|th)?[-\\s]+(?<name>[a-z]{3,9})\\.?[-,\\s]+(?<y>\\d{4})" + TIME);
    private static final Pattern NAME_DAY = Pattern.compile(
            "(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|satur|sat|sun)(?:day)?[,.]?\\s+)?(?<name>[a-z]{3,9})\\.?\\s+(?<d>\\d{1,2})(?:st|nd|rd|th)?[,\\s]+(?<y>\\d{4})" + TIME);
    private static final Pattern COMPACT = Pattern.compile("(?<y>\\d{4})(?<m>\\d{2})(?<d>\\d{2})(?:[t\\s]?(?<h>\\d{2}):?(?<mi>\\d{2})(?::?(?<s>\\d{2}))?)?");
    private static final Pattern SERIAL = Pattern.compile("\\d{5}(?:\\.\\d+)?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String NUMERALS = "〇一二三四五六七八九";

    static String plain(LocalDateTime at) {
        return PLAIN.format(at);
    }

    /** What a cell says, or null when that is no date. */
    public static @Nullable WrittenDate of(Cell cell, boolean from1904, Order order, ZoneId zone) {
        if (cell.date() != null) {
            return new WrittenDate(cell.date(), true);
        }
        return of(cell.text(), from1904, order, zone);
    }

    static @Nullable WrittenDate of(String written, boolean from1904, Order order, ZoneId zone) {
        var text = arabic(halfWidth(written).strip().toLowerCase(Locale.ROOT));
        if (text.isEmpty() || text.length() > 60) {
            return null;
        }
        try {
            if (SERIAL.matcher(text).matches()) {
                var at = ExcelSerial.toDateTime(new BigDecimal(text), from1904);
                return at == null ? null : new WrittenDate(at, text.contains("."));
            }
            var compact = COMPACT.matcher(text);
            if (compact.matches()) {
                return at(date(compact.group("y"), compact.group("m"), compact.group("d")), compact, false);
            }
            if (text.matches("\\d{4}-\\d\\d-\\d\\dt[\\d:.]+(?:z|[+-]\\d\\d:?\\d\\d)")) {
                var offset = text.toUpperCase(Locale.ROOT).replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
                return new WrittenDate(OffsetDateTime.parse(offset).atZoneSameInstant(zone).toLocalDateTime().withNano(0), true);
            }
            var first = YEAR_FIRST.matcher(text);
            if (first.matches()) {
                return at(date(first.group("y"), first.group("m"), first.group("d")), first, true);
            }
            var last = YEAR_LAST.matcher(text);
            if (last.matches()) {
                var day = ordered(Integer.parseInt(last.group("a")), Integer.parseInt(last.group("b")), Integer.parseInt(last.group("y")), order);
                return day == null ? null : at(day, last, true);
            }
            for (var pattern : List.of(DAY_NAME, NAME_DAY)) {
                var named = pattern.matcher(text);
                if (named.matches()) {
                    int month = MONTHS.indexOf(named.group("name").substring(0, 3)) + 1;
                    return month == 0 ? null : at(date(named.group("y"), String.valueOf(month), named.group("d")), named, true);
                }
            }
            return null;
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable LocalDate ordered(int a, int b, int year, Order order) {
        if (a > 12 && b <= 12) {
            return LocalDate.of(year, b, a);
        }
        if (b > 12 && a <= 12) {
            return LocalDate.of(year, a, b);
        }
        if (a == b) {
            return LocalDate.of(year, a, b);
        }
        return switch (order) {
            case UNKNOWN -> null;
            case MONTH_FIRST -> LocalDate.of(year, a, b);
            case DAY_FIRST -> LocalDate.of(year, b, a);
        };
    }

    private static LocalDate date(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }

    private static @Nullable WrittenDate at(LocalDate day, Matcher time, boolean halves) {
        var h = time.group("h");
        if (h == null) {
            return new WrittenDate(day.atStartOfDay(), false);
        }
        int hour = Integer.parseInt(h);
        var half = halves ? time.group("half") != null ? time.group("half") : time.group("half2") : null;
        if (half != null && hour <= 12) {
            boolean afternoon = half.startsWith("p") || half.equals("下午") || half.equals("晚上") || half.equals("中午") && hour != 11;
            boolean night = half.equals("晚上") && hour == 12;
            hour = night ? 0 : afternoon ? hour % 12 + 12 : hour % 12;
            day = night ? day.plusDays(1) : day;
        }
        if (hour == 24) {
            day = day.plusDays(1);
            hour = 0;
        }
        return new WrittenDate(day.atTime(LocalTime.of(hour, part(time.group("mi")), part(time.group("s")))), true);
    }

    private static int part(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    static String halfWidth(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c == '\u3000' || c == '\u00A0' ? ' ' : c);
        }
        return out.toString();
    }

    /** 二〇二〇年一月五日 in digits; text without such numerals unchanged. */
    private static String arabic(String text) {
        if (!text.matches("[〇○零一二三四五六七八九]{4}年.*")) {
            return text;
        }
        var zeros = text.replace('○', '〇').replace('零', '〇');
        var parts = Pattern.compile("([〇一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日?(.*)").matcher(zeros);
        return parts.matches()
                ? digits(parts.group(1)) + "-" + tens(parts.group(2)) + "-" + tens(parts.group(3)) + parts.group(4)
                : text;
    }

    private static String digits(String numerals) {
        var out = new StringBuilder();
        numerals.chars().forEach(c -> out.append(NUMERALS.indexOf(c)));
        return out.toString();
    }

    private static int tens(String numerals) {
        int ten = numerals.indexOf('十');
        if (ten < 0) {
            return Integer.parseInt(digits(numerals));
        }
        int before = ten == 0 ? 1 : NUMERALS.indexOf(numerals.charAt(0));
        int after = ten == numerals.length() - 1 ? 0 : NUMERALS.indexOf(numerals.charAt(numerals.length() - 1));
        return before * 10 + after;
    }
}
