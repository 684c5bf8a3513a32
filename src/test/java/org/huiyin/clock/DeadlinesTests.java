package org.huiyin.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.huiyin.calendar.Calendars;
import org.huiyin.calendar.Edition;
import org.huiyin.calendar.WorkingDays;
import org.huiyin.clock.Explanation.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From facts to dates. Every date in a table carries its weekday, and the test checks it. */
class DeadlinesTests {

    private static final RuleBook BOOK = RuleBook.shipped();
    private static final Calendars CALENDARS = Calendars.shipped();
    private static final WorkingDays CN = CALENDARS.of("cn");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** The test vectors of the procedure specification, §2.2, and the edges around them. */
    @ParameterizedTest(name = "{0} from {1} +{2} is due {4}")
    @CsvSource(textBlock = """
            # rule, from,            extended, raw,            due
            XF-03,  2026-09-10 Thu,  0,        2026-09-25 Fri, 2026-09-28 Mon
            XF-03,  2026-01-31 Sat,  0,        2026-02-15 Sun, 2026-02-24 Tue
            XF-03,  2026-02-05 Thu,  0,        2026-02-20 Fri, 2026-02-24 Tue
            XF-03,  2024-02-05 Mon,  0,        2024-02-20 Tue, 2024-02-20 Tue
            XF-03,  2025-01-14 Tue,  0,        2025-01-29 Wed, 2025-02-05 Wed
            XF-06,  2026-02-12 Thu,  0,        2026-02-26 Thu, 2026-02-26 Thu
            XF-06,  2026-04-30 Thu,  0,        2026-05-11 Mon, 2026-05-11 Mon
            XF-06,  2026-09-18 Fri,  0,        2026-09-24 Thu, 2026-09-24 Thu
            XF-20,  2026-03-02 Mon,  0,        2026-05-01 Fri, 2026-05-06 Wed
            XF-20,  2026-03-02 Mon,  30,       2026-05-31 Sun, 2026-06-01 Mon
            XF-21,  2026-03-02 Mon,  0,        2026-05-31 Sun, 2026-06-01 Mon
            XF-30,  2026-09-02 Wed,  0,        2026-10-02 Fri, 2026-10-08 Thu
            XF-30,  2026-01-16 Fri,  0,        2026-02-15 Sun, 2026-02-24 Tue
            JY-01,  2026-09-30 Wed,  0,        2026-10-10 Sat, 2026-10-10 Sat
            JY-02,  2026-09-18 Fri,  0,        2026-10-09 Fri, 2026-10-09 Fri
            # both sides of the edges of a holiday
            XF-03,  2026-09-09 Wed,  0,        2026-09-24 Thu, 2026-09-24 Thu
            XF-03,  2026-09-12 Sat,  0,        2026-09-27 Sun, 2026-09-28 Mon
            XF-03,  2026-09-13 Sun,  0,        2026-09-28 Mon, 2026-09-28 Mon
            XF-20,  2026-03-01 Sun,  0,        2026-04-30 Thu, 2026-04-30 Thu
            XF-20,  2026-03-06 Fri,  0,        2026-05-05 Tue, 2026-05-06 Wed
            # the last day is a Saturday or Sunday made a working day
            XF-03,  2026-01-30 Fri,  0,        2026-02-14 Sat, 2026-02-14 Sat
            XF-03,  2026-02-13 Fri,  0,        2026-02-28 Sat, 2026-02-28 Sat
            XF-03,  2026-09-05 Sat,  0,        2026-09-20 Sun, 2026-09-20 Sun
            JY-03,  2026-02-13 Fri,  0,        2026-02-14 Sat, 2026-02-14 Sat
            JY-03,  2026-02-14 Sat,  0,        2026-02-24 Tue, 2026-02-24 Tue
            # the trigger on a day of rest
            JY-03,  2026-05-02 Sat,  0,        2026-05-06 Wed, 2026-05-06 Wed
            # leap day
            XF-03,  2024-02-14 Wed,  0,        2024-02-29 Thu, 2024-02-29 Thu
            XF-30,  2024-01-30 Tue,  0,        2024-02-29 Thu, 2024-02-29 Thu
            XF-30,  2025-01-30 Thu,  0,        2025-03-01 Sat, 2025-03-03 Mon
            # year end; the December of 2018 was changed by the notice of 2019
            XF-03,  2025-12-17 Wed,  0,        2026-01-01 Thu, 2026-01-04 Sun
            JY-01,  2018-12-28 Fri,  0,        2019-01-03 Thu, 2019-01-03 Thu
            XF-03,  2018-12-14 Fri,  0,        2018-12-29 Sat, 2018-12-29 Sat
            XF-03,  2018-12-16 Sun,  0,        2018-12-31 Mon, 2019-01-02 Wed
            XF-03,  2022-12-16 Fri,  0,        2022-12-31 Sat, 2023-01-03 Tue
            """)
    void computesTheDate(String rule, String from, int extended, String raw, String due) {
        DueDate date = Deadlines.compute(Facts.from(rule(rule), day(from)).extended(extended), CN);
        assertThat(date.dueOn()).isEqualTo(day(due));
        assertThat(date.rawOn()).isEqualTo(day(raw));
        assertThat(date.provisional()).isFalse();
    }

    @ParameterizedTest(name = "{0} from {1} is due {2}, provisional {3}")
    @CsvSource(textBlock = """
            XF-03,  2026-12-15 Tue,  2026-12-30 Wed,  false
            XF-03,  2026-12-16 Wed,  2026-12-31 Thu,  false
            XF-03,  2026-12-17 Thu,  2027-01-01 Fri,  true
            XF-06,  2026-12-24 Thu,  2026-12-31 Thu,  false
            XF-06,  2026-12-25 Fri,  2027-01-01 Fri,  true
            XF-20,  2026-11-20 Fri,  2027-01-19 Tue,  true
            XF-03,  2028-01-03 Mon,  2028-01-18 Tue,  true
            IN-01,  2026-03-02 Mon,  2026-03-23 Mon,  true
            UK-01,  2026-03-02 Mon,  2026-03-09 Mon,  true
            UK-02,  2026-03-02 Mon,  2026-03-16 Mon,  true
            """)
    void aDayOfAYearThatIsNotHeldMakesTheDateProvisional(String rule, String from, String due, boolean provisional) {
        Rule asked = rule(rule);
        DueDate date = Deadlines.compute(Facts.from(asked, day(from)), CALENDARS.of(asked.calendar()));
        assertThat(date.dueOn()).isEqualTo(day(due));
        assertThat(date.provisional()).isEqualTo(provisional);
        assertThat(date.explanation().of(Kind.PROVISIONAL).isEmpty()).isEqualTo(!provisional);
    }

    @Test
    void aHeldYearNeedsNoNeighbourWhenNoDayOfItIsConsulted() {
        DueDate date = Deadlines.compute(Facts.from(rule("XF-03"), day("2026-12-16 Wed")), CN);
        assertThat(date.provisional()).isFalse();
        assertThat(date.explanation().in(Locale.ENGLISH)).contains("may still change these days");
    }

    @Test
    void theNewEditionMovesWhatWasProvisional() {
        Edition next = Edition.read("2027.yaml", """
                calendar: cn
                year: 2027
                notices: [https://www.gov.cn/example/2027.htm]
                holidays:
                  - {name: {zh: 元旦, en: New Year}, rest: [2027-01-01..2027-01-03], work: [2026-12-26]}
                """.getBytes(StandardCharsets.UTF_8)).orThrow();
        WorkingDays published = CALENDARS.with(next).of("cn");
        Facts facts = Facts.from(rule("XF-06"), day("2026-12-24 Thu"));
        assertThat(Deadlines.compute(facts, CN).dueOn()).isEqualTo(day("2026-12-31 Thu"));
        assertThat(Deadlines.compute(facts, published).dueOn()).isEqualTo(day("2026-12-30 Wed"));
        Facts later = Facts.from(rule("XF-03"), day("2026-12-17 Thu"));
        assertThat(Deadlines.compute(later, published)).satisfies(date -> {
            assertThat(date.dueOn()).isEqualTo(day("2027-01-04 Mon"));
            assertThat(date.provisional()).isFalse();
        });
    }

    @ParameterizedTest(name = "12 months from {0} is {1}")
    @CsvSource(textBlock = """
            2023-02-28 Tue,  2024-02-28 Wed
            2024-02-29 Thu,  2025-02-28 Fri
            2025-01-31 Fri,  2026-01-31 Sat
            2025-03-10 Mon,  2026-03-10 Tue
            """)
    void monthsEndOnTheCorrespondingDayOrTheLastOfTheMonth(String from, String raw) {
        LocalDate start = day(from);
        assertThat(Deadlines.compute(Facts.from(rule("UK-04"), start), CN).rawOn()).isEqualTo(day(raw));
    }

    @Test
    void hoursCountFromTheMomentAndDoNotRoll() {
        DueDate date = Deadlines.compute(Facts.from(rule("BJ-12"), LocalDateTime.parse("2026-09-30T23:30")), CN);
        assertThat(date.due()).isEqualTo("2026-10-01T23:30");
        assertThat(date.raw()).isEqualTo("2026-10-01T23:30");
        assertThat(date.provisional()).isFalse();
        assertThat(date.dueAt()).isEqualTo(Instant.parse("2026-10-01T15:30:00Z"));
        assertThat(refusal(Facts.from(rule("BJ-12"), LocalDate.of(2026, 9, 30)))).contains("BJ-12", "2026-09-30T09:30");
        assertThat(Deadlines.compute(Facts.from(rule("BJ-10"), LocalDateTime.parse("2026-12-31T23:30")), CN).due()).isEqualTo("2027-01-01T00:30");
    }

    @Test
    void theDayOfTheTriggerDecidesNotItsHour() {
        for (String time : List.of("00:00", "00:01", "12:00", "23:59")) {
            DueDate date = Deadlines.compute(Facts.from(rule("XF-03"), LocalDate.of(2026, 9, 9).atTime(LocalTime.parse(time))), CN);
            assertThat(date.dueOn()).isEqualTo(day("2026-09-24 Thu"));
        }
    }

    @Test
    void theLastDayIsInTimeUntilMidnightInShanghai() {
        DueDate date = Deadlines.compute(Facts.from(rule("XF-03"), day("2026-09-09 Wed")), CN);
        Instant before = day("2026-09-24 Thu").atTime(23, 59).atZone(SHANGHAI).toInstant();
        Instant after = day("2026-09-25 Fri").atTime(0, 1).atZone(SHANGHAI).toInstant();
        assertThat(before).isBefore(date.dueAt());
        assertThat(after).isAfter(date.dueAt());
        assertThat(date.dueAt()).isEqualTo(Instant.parse("2026-09-24T16:00:00Z"));
    }

    @Test
    void anExtensionIsCountedOnFromTheTriggerAndKeepsItsLimit() {
        Facts facts = Facts.from(rule("XF-20"), day("2026-03-02 Mon"));
        assertThat(refusal(facts.extended(30))).isEmpty();
        assertThat(refusal(facts.extended(31))).contains("30", "31");
        assertThat(refusal(facts.extended(-1))).contains("-1");
        assertThat(refusal(Facts.from(rule("XF-21"), day("2026-03-02 Mon")).extended(1))).contains("XF-21", "no extension");
        assertThat(refusal(Facts.from(rule("XF-30"), day("2026-03-02 Mon")).extended(1))).contains("XF-30", "no extension");
        assertThat(refusal(facts.extended(31).asWhatIf())).isEmpty();
        DueDate trial = Deadlines.compute(facts.extended(31).asWhatIf(), CN);
        assertThat(trial.dueOn()).isEqualTo(day("2026-06-01 Mon"));
        assertThat(trial.explanation().in(Locale.ENGLISH)).contains("does not permit");
        assertThat(Deadlines.compute(Facts.from(rule("UK-02"), day("2026-03-02 Mon")).extended(10), CALENDARS.of("gb-eng")).dueOn())
                .isEqualTo(day("2026-03-30 Mon"));
        assertThatIllegalArgumentException().isThrownBy(() -> Deadlines.compute(facts.extended(31), CN));
    }

    @Test
    void onlyAHearingPausesAndItsDaysAreInclusive() {
        Facts facts = Facts.from(rule("XF-33"), day("2026-03-02 Mon")); // ends on 2026-04-01 Wed
        assertThat(Deadlines.compute(facts, CN).dueOn()).isEqualTo(day("2026-04-01 Wed"));
        assertThat(Deadlines.compute(facts.paused(day("2026-03-10 Tue"), day("2026-03-10 Tue")), CN).dueOn()).isEqualTo(day("2026-04-02 Thu"));
        assertThat(Deadlines.compute(facts.paused(day("2026-03-10 Tue"), day("2026-03-12 Thu")), CN)).satisfies(date -> {
            assertThat(date.rawOn()).isEqualTo(day("2026-04-04 Sat"));
            assertThat(date.dueOn()).isEqualTo(day("2026-04-07 Tue"));
        });
        Facts overlapping = facts.paused(day("2026-03-10 Tue"), day("2026-03-12 Thu")).paused(day("2026-03-11 Wed"), day("2026-03-13 Fri"));
        assertThat(Deadlines.compute(overlapping, CN).rawOn()).isEqualTo(day("2026-04-05 Sun"));
        assertThat(refusal(facts.paused(day("2026-03-12 Thu"), day("2026-03-10 Tue")))).contains("before it begins");
        assertThat(refusal(facts.paused(day("2026-03-01 Sun"), day("2026-03-10 Tue")))).contains("before the period starts");
        assertThat(refusal(facts.paused(day("2026-04-02 Thu"), day("2026-04-03 Fri")))).contains("the period ended on Wed 2026-04-01");
        assertThat(refusal(facts.paused(day("2026-04-01 Wed"), day("2026-04-03 Fri")))).isEmpty();
        for (Rule rule : BOOK.all()) {
            if (!rule.id().value().equals("XF-33")) {
                assertThat(refusal(Facts.from(rule, LocalDateTime.parse("2026-03-02T09:00")).paused(day("2026-03-03 Tue"), day("2026-03-03 Tue"))))
                        .contains("cannot be paused");
            }
        }
    }

    @Test
    void aPauseNeverShortens() {
        var random = new Random(20260302);
        Rule rule = rule("XF-33");
        for (int i = 0; i < 2_000; i++) {
            LocalDate from = LocalDate.of(2008, 1, 1).plusDays(random.nextInt(6_500));
            Facts facts = Facts.from(rule, from);
            LocalDate due = Deadlines.compute(facts, CN).dueOn();
            for (int pauses = 0; pauses < 3; pauses++) {
                LocalDate first = from.plusDays(random.nextInt(30));
                facts = facts.paused(first, first.plusDays(random.nextInt(20)));
                LocalDate longer = Deadlines.compute(facts, CN).dueOn();
                assertThat(longer).isAfterOrEqualTo(due);
                due = longer;
            }
        }
    }

    @Test
    void anyOrderOfRecordedFactsGivesOneDate() {
        var random = new Random(42);
        for (int i = 0; i < 1_000; i++) {
            LocalDate from = LocalDate.of(2010, 1, 1).plusDays(random.nextInt(5_500));
            var pauses = new ArrayList<Pause>();
            for (int p = 0; p < 4; p++) {
                LocalDate first = from.plusDays(random.nextInt(30));
                pauses.add(new Pause(first, first.plusDays(random.nextInt(9))));
            }
            Rule rule = rule("XF-33");
            DueDate one = Deadlines.compute(new Facts(rule, from.atStartOfDay(), false, pauses, 0, false), CN);
            Collections.shuffle(pauses, random);
            DueDate other = Deadlines.compute(new Facts(rule, from.atStartOfDay(), false, pauses, 0, false), CN);
            assertThat(other).isEqualTo(one);
        }
    }

    @Test
    void moreIsNeverLess() {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            LocalDate from = LocalDate.of(2008, 1, 1).plusDays(random.nextInt(6_500));
            for (String id : List.of("XF-20", "UK-02", "UK-03")) {
                Rule rule = rule(id);
                LocalDate before = LocalDate.MIN;
                for (int by = 0; by <= (rule.extension() == null ? 0 : rule.extension().inAll()); by++) {
                    LocalDate due = Deadlines.compute(Facts.from(rule, from).extended(by), CN).dueOn();
                    assertThat(due).isAfterOrEqualTo(before);
                    before = due;
                }
            }
            for (Rule rule : BOOK.all()) {
                LocalDate due = Deadlines.compute(Facts.from(rule, from.atTime(9, 0)), CN).dueOn();
                LocalDate next = Deadlines.compute(Facts.from(rule, from.plusDays(1).atTime(9, 0)), CN).dueOn();
                assertThat(next).as("%s from %s", rule.id(), from).isAfterOrEqualTo(due);
                if (!rule.countsFromMoment()) {
                    assertThat(CN.day(due).working()).as("%s from %s is due %s", rule.id(), from, due).isTrue();
                    assertThat(due).isAfter(from);
                }
            }
        }
    }

    /** Counting by walking day after day gives what the formula gives. */
    @Test
    void agreesWithCountingOnTheFingers() {
        for (LocalDate from = LocalDate.of(2025, 12, 1); from.isBefore(LocalDate.of(2026, 10, 1)); from = from.plusDays(1)) {
            int left = 15;
            LocalDate last = from;
            while (left-- > 0 || !CN.day(last).working()) {
                last = last.plusDays(1);
            }
            assertThat(Deadlines.compute(Facts.from(rule("XF-03"), from), CN).dueOn()).as("from %s", from).isEqualTo(last);
        }
    }

    @Test
    void explainsItselfInBothLanguages() {
        DueDate date = Deadlines.compute(Facts.from(rule("XF-20"), day("2026-03-02 Mon")), CN);
        assertThat(date.explanation().in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("""
                XF-20（有权处理的机关、单位）：办结并出具信访处理意见书，期限 60 日（日历日）。
                依据：《信访工作条例》第三十四条。
                延长的日数合计不超过三十日；从受理之日起连续计算（六十日加延长日数），不从顺延后的到期日起算。
                起算：2026-03-02 星期一 受理第三十一条第六项规定的信访事项，当天不计入，从 2026-03-03 星期二 开始数。
                数 60 日（日历日），最后一天是 2026-05-01 星期五。
                跳过 2026-05-01 星期五（劳动节）；跳过 2026-05-02 星期六（劳动节）；跳过 2026-05-03 星期日（劳动节）；跳过 2026-05-04 星期一（劳动节）；跳过 2026-05-05 星期二（劳动节）
                最后一天 2026-05-01 星期五 是休息日，顺延到休息日结束后的第一个工作日 2026-05-06 星期三。
                到期日：2026-05-06 星期三，当天 24 时截止。
                逾期没有办结的，信访部门应当督办；依照第四十五条第一项追究责任。""");
        assertThat(date.explanation().in(Locale.ENGLISH))
                .contains("art. 34", "Mon 2026-03-02", "That day is not counted", "Labour Day", "Wed 2026-05-06", "art. 45(1)")
                .doesNotContainPattern("\\p{IsHan}");
        DueDate working = Deadlines.compute(Facts.from(rule("XF-06"), day("2026-02-12 Thu")), CN);
        assertThat(working.explanation().of(Kind.SKIPPED)).hasSize(9);
        assertThat(working.explanation().of(Kind.MAKE_UP)).singleElement()
                .satisfies(line -> assertThat(line.text().zh()).isEqualTo("2026-02-14 星期六 因春节调休上班，算工作日"));
    }

    @Test
    void anUnverifiedNumberIsNeverALegalDeadline() {
        for (Rule rule : BOOK.all()) {
            DueDate date = Deadlines.compute(Facts.from(rule, LocalDateTime.parse("2026-03-02T09:00")), CN);
            assertThat(date.explanation().of(Kind.UNVERIFIED).isEmpty()).as(rule.id().value()).isEqualTo(rule.verified());
            assertThat(date.explanation().in(Locale.ENGLISH)).doesNotContainPattern("\\p{IsHan}").doesNotContain("{");
        }
    }

    private static Rule rule(String id) {
        return BOOK.require(new RuleId(id));
    }

    private static String refusal(Facts facts) {
        return Deadlines.refusal(facts, CN).map(refusal -> refusal.in(Locale.ENGLISH)).orElse("");
    }

    /** A day written with its weekday; a fixture whose weekday is wrong fails. */
    private static LocalDate day(String written) {
        LocalDate day = LocalDate.parse(written.substring(0, 10));
        DayOfWeek weekday = day.getDayOfWeek();
        assertThat(weekday.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)).as(written).isEqualTo(written.substring(11));
        return day;
    }
}
