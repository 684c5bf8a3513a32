package org.huiyin.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.huiyin.lawfile.Problem;
import org.huiyin.lawfile.Reading;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/** Working days as the State Council's notices make them. */
class CalendarsTests {

    private final Calendars calendars = Calendars.shipped();
    private final WorkingDays cn = calendars.of("cn");

    @Test
    void holdsTwentyEditionsEachWithItsNotice() {
        assertThat(calendars.years("cn")).isEqualTo(IntStream.rangeClosed(2007, 2026).boxed().toList());
        for (int year : calendars.years("cn")) {
            Edition edition = calendars.edition("cn", year);
            assertThat(edition).isNotNull();
            assertThat(edition.notices()).isNotEmpty().allMatch(n -> n.contains("gov.cn/"));
        }
    }

    @Test
    void namesDaysOfRestAndMakeUpDays() {
        assertThat(cn.day(LocalDate.of(2026, 9, 25))).isInstanceOfSatisfying(DayKind.Rest.class, r -> assertThat(r.name().zh()).isEqualTo("中秋节"));
        assertThat(cn.day(LocalDate.of(2026, 2, 14))).isInstanceOfSatisfying(DayKind.Working.class,
                w -> assertThat(w.makeUp()).isNotNull().satisfies(n -> assertThat(n.en()).isEqualTo("Spring Festival")));
        assertThat(cn.day(LocalDate.of(2026, 3, 7))).isEqualTo(new DayKind.Rest(WorkingDays.WEEKEND));
        assertThat(cn.day(LocalDate.of(2026, 3, 9))).isEqualTo(new DayKind.Working(null));
    }

    @Test
    void readsTheDecemberThatTheNextNoticeChanged() {
        assertThat(cn.day(LocalDate.of(2018, 12, 29)).working()).isTrue(); // a Saturday, in the notice of 2019
        assertThat(cn.day(LocalDate.of(2018, 12, 31)).working()).isFalse(); // a Monday
        assertThat(cn.day(LocalDate.of(2022, 12, 31)).working()).isFalse();
        assertThat(cn.day(LocalDate.of(2007, 12, 29)).working()).isTrue();
    }

    @Test
    void aYearThatIsNotHeldIsUnpublished() {
        assertThat(cn.holds(2027)).isFalse();
        assertThat(cn.day(LocalDate.of(2027, 1, 1))).isEqualTo(new DayKind.Unpublished(true, null));
        assertThat(cn.day(LocalDate.of(2027, 1, 2))).isEqualTo(new DayKind.Unpublished(false, WorkingDays.WEEKEND));
        assertThat(cn.day(LocalDate.of(2006, 12, 30))).isInstanceOfSatisfying(DayKind.Unpublished.class, u -> assertThat(u.working()).isTrue());
        assertThat(calendars.of("in").held()).isFalse();
        assertThat(calendars.of("fr").held()).isFalse();
        assertThat(calendars.of("gb-eng").day(LocalDate.of(2026, 3, 9))).isEqualTo(new DayKind.Unpublished(true, null));
    }

    @Test
    void takesANewEdition() {
        var edition = read("""
                calendar: cn
                year: 2027
                notices: [https://www.gov.cn/example/2027.htm]
                holidays:
                  - name: {zh: 元旦, en: "New Year's Day"}
                    rest: [2027-01-01..2027-01-03]
                    work: [2026-12-26]
                """);
        WorkingDays next = calendars.with(edition).of("cn");
        assertThat(next.holds(2027)).isTrue();
        assertThat(next.day(LocalDate.of(2026, 12, 26)).working()).isTrue();
        assertThat(next.day(LocalDate.of(2027, 1, 1)).working()).isFalse();
        assertThat(cn.holds(2027)).isFalse();
    }

    @Test
    void refusesABrokenEditionWithEveryProblem() {
        var problems = problems("""
                calendar: cn
                year: 2027
                notices: [gov.cn]
                holidays:
                  - name: {zh: 元旦, en: New Year}
                    rest: [2027-01-03..2027-01-01]
                  - name: {zh: 春节, en: Spring Festival}
                    rest: [2028-02-05, 2027-02-30]
                  - name: {zh: 春节, en: Spring Festival}
                    rest: [2027-02-05]
                    work: [2027-02-05]
                """);
        assertThat(problems).extracting(Problem::line).containsExactly(3, 6, 8, 8, 11);
    }

    /** Our own format carries the same facts as the public data that was read: day for day, twenty years. */
    @Test
    void agreesWithThePublicData() throws IOException {
        @Nullable Path shared = shared();
        Assumptions.assumeTrue(shared != null, "../shared/data/holidays is not here");
        Path csv = shared.resolve("data/holidays/holidays_2007_2027.csv");
        int compared = 0;
        for (String line : Files.readAllLines(csv)) {
            String[] cells = line.split(",");
            if (cells[0].equals("date")) {
                continue;
            }
            LocalDate day = LocalDate.parse(cells[0]);
            assertThat(cn.day(day).working()).as(line).isEqualTo(cells[2].equals("0"));
            compared++;
        }
        assertThat(compared).isGreaterThan(600);
    }

    static @Nullable Path shared() {
        String named = System.getenv("HUIYIN_SHARED");
        if (named != null && Files.isDirectory(Path.of(named))) {
            return Path.of(named);
        }
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            if (Files.isDirectory(p.resolve("shared/data"))) {
                return p.resolve("shared");
            }
        }
        return null;
    }

    private static Edition read(String file) {
        return Edition.read("2027.yaml", file.getBytes(StandardCharsets.UTF_8)).orThrow();
    }

    private static List<Problem> problems(String file) {
        return switch (Edition.read("2027.yaml", file.getBytes(StandardCharsets.UTF_8))) {
            case Reading.Read<Edition> read -> throw new AssertionError("read " + read.value());
            case Reading.Refused<Edition> refused -> refused.problems();
        };
    }
}
