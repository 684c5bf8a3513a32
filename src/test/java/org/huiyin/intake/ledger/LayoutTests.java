package org.huiyin.intake.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.huiyin.intake.LedgerField;
import org.huiyin.intake.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which column is which, and what is made of a row. */
class LayoutTests {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Profiles PROFILES = Profiles.shipped();

    @TempDir
    Path dir;

    @Test
    void theNamesOfTheColumnsAreFoundBelowATitle() throws IOException {
        var layout = layout("2026年2月信访台账,,,\n制表：信访局,,,\n\n序号,登记编号（必填）,反映 内容,登记日期,信访人,联系电话,心情\n1,A1,路灯不亮,2026/2/1,张三,13800138000,好\n", Map.of());
        assertThat(layout.headerRow()).isEqualTo(4);
        assertThat(layout.columns()).containsOnly(Map.entry(LedgerField.NUMBER, 1), Map.entry(LedgerField.CONTENT, 2),
                Map.entry(LedgerField.RECEIVED_AT, 3), Map.entry(LedgerField.NAME, 4), Map.entry(LedgerField.PHONE, 5));
        assertThat(layout.left()).containsExactly("序号", "心情");
        assertThat(layout.usable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "投诉人手机号码,PHONE", "信访人身份证号,ID_NUMBER", "家庭住址,ADDRESS", "事发地点,PLACE", "承办单位,OFFICE", "答复意见,REPLY", "答复时间,REPLIED_AT",
        "一级标签,CATEGORY", "Date Received,RECEIVED_AT", "case_id,NUMBER", "e-mail,EMAIL", "信访渠道,CHANNEL", "来访人姓名,NAME", "留言详情,CONTENT",
    })
    void namesAreGuessed(String header, LedgerField field) {
        assertThat(PROFILES.best(List.of(header)).guess(List.of(header))).containsOnlyKeys(field);
    }

    @Test
    void aColumnCanBeChosenByNameOrLetterOrLeftOut() throws IOException {
        var text = "甲,内容,日期,电话\n1,路灯不亮,2026/2/1,13800138000\n";
        assertThat(layout(text, Map.of(LedgerField.NUMBER, "甲")).columns()).containsEntry(LedgerField.NUMBER, 0);
        assertThat(layout(text, Map.of(LedgerField.NUMBER, "a")).columns()).containsEntry(LedgerField.NUMBER, 0);
        assertThat(layout(text, Map.of(LedgerField.PHONE, "")).columns()).doesNotContainKey(LedgerField.PHONE);
        assertThat(layout(text, Map.of(LedgerField.NAME, "电话")).columns()).containsEntry(LedgerField.NAME, 3).doesNotContainKey(LedgerField.PHONE);
    }

    @Test
    void aSheetWithoutDatesCannotBeTaken() throws IOException {
        var layout = layout("编号,内容\n1,路灯不亮\n", Map.of());
        assertThat(layout.missing()).containsExactly(LedgerField.RECEIVED_AT);
    }

    @Test
    void theRealLedgersAreUnderstoodWithoutHelp() throws IOException {
        assertThat(taken("messages/ledger_hot_4326.xlsx")).isEqualTo(4_326);
        assertThat(taken("messages/ledger_sample_blank_rows.xlsx")).as("496 with the header").isEqualTo(495);
        assertThat(taken("messages/ledger_replied_sample.xlsx")).isEqualTo(120);
        assertThat(taken("civic_311/requests_sf_ny.csv")).isEqualTo(13_000);
    }

    @Test
    void theRealRepliesAreAnswers() throws IOException {
        assertThat(rows(RealData.file("messages/ledger_replied_sample.xlsx")).stream().map(RowReading.Good.class::cast).map(RowReading.Good::row))
                .hasSize(120).allMatch(LedgerRow::answered).allMatch(row -> row.repliedAt() != null && !row.stillOpen());
    }

    @Test
    void anOpenRequestIsNotAnsweredWhateverItsNoteSays() throws IOException {
        var good = rows(RealData.file("civic_311/requests_sf_ny.csv")).stream().map(RowReading.Good.class::cast).map(RowReading.Good::row).toList();
        assertThat(good.stream().filter(LedgerRow::stillOpen)).hasSize(1_403).noneMatch(LedgerRow::answered);
        assertThat(good.getFirst().texts()).containsEntry(LedgerField.CATEGORY, "Sewer Issues").containsEntry(LedgerField.NUMBER, "6078653")
                .containsKeys(LedgerField.PLACE, LedgerField.REPLY).doesNotContainKey(LedgerField.ADDRESS);
    }

    @Test
    void coordinatesAreOnlyTakenWhereTheyAreOfTheProblem() throws IOException {
        assertThat(layout("编号,内容,日期,住址,纬度,经度\n1,路灯不亮,2026-01-05,某路1号,36.65,117.12\n", Map.of()).columns())
                .doesNotContainKeys(LedgerField.LATITUDE, LedgerField.LONGITUDE);
        assertThat(layout("编号,内容,日期,事发地纬度,事发地经度\n1,路灯不亮,2026-01-05,36.65,117.12\n", Map.of()).columns())
                .containsKeys(LedgerField.LATITUDE, LedgerField.LONGITUDE);
        assertThat(rows(RealData.file("civic_311/requests_sf_ny.csv")).stream().map(RowReading.Good.class::cast).map(RowReading.Good::row)
                .filter(row -> row.texts().containsKey(LedgerField.LATITUDE))).hasSizeGreaterThan(12_000);
    }

    // ---- rows

    @Test
    void everyReasonIsGivenAtOnceAndNoneTellsWhatTheCellSays() throws IOException {
        var reading = row("1.23E+10,,,2026-13-45,");
        assertThat(reading).isInstanceOfSatisfying(RowReading.Bad.class, bad -> {
            assertThat(bad.reasons()).extracting(Reason::key)
                    .containsExactly("ledger.row.scientific", "ledger.row.noWords", "ledger.row.badDate");
            assertThat(bad.reasons().toString()).doesNotContain("1.23", "2026");
        });
    }

    @Test
    void aPhoneThatASpreadsheetSpoiltIsLeftOutAndTheRowTaken() throws IOException {
        var good = (RowReading.Good) row("1,灯不亮,内容,2026/1/5,1.38E+10");
        assertThat(good.row().texts()).doesNotContainKey(LedgerField.PHONE);
        assertThat(good.row().warnings()).extracting(Reason::key).containsExactly("ledger.row.scientificLeft");
    }

    @Test
    void aNumberThatIsSomebodysPhoneIsRefused() throws IOException {
        assertThat(row("13800138000,灯不亮,内容,2026/1/5,")).isInstanceOf(RowReading.Bad.class);
        assertThat(row("430102199001011234,灯不亮,内容,2026/1/5,")).isInstanceOf(RowReading.Bad.class);
    }

    @Test
    void datesOfTomorrowAndOfAnotherAgeAreRefused() throws IOException {
        assertThat(row("1,灯不亮,内容,2026/3/2,")).isInstanceOf(RowReading.Good.class);
        assertThat(row("1,灯不亮,内容,2026/3/3,")).isInstanceOf(RowReading.Bad.class);
        assertThat(row("1,灯不亮,内容,1900/1/1,")).isInstanceOf(RowReading.Bad.class);
    }

    @Test
    void theNamesOfTheColumnsInTheMiddleAreNoRow() throws IOException {
        assertThat(row("编号,主题,内容,登记时间,电话")).isInstanceOf(RowReading.Blank.class);
    }

    @Test
    void aRowWithOnlyOneOfTitleAndContentHasBoth() throws IOException {
        var good = (RowReading.Good) row("1,,\"" + "很长的内容，".repeat(20) + "\",2026/1/5,");
        assertThat(Objects.requireNonNull(good.row().text(LedgerField.TITLE))).hasSize(41).endsWith("…");
        assertThat(good.row().receivedAt()).isEqualTo(LocalDateTime.of(2026, 1, 5, 0, 0));
    }

    @Test
    void whatIsMendedCanBeFedInAgain() throws IOException {
        var file = dir.resolve("mend.xlsx");
        try (var mend = new MendFile(file, true, List.of("编号", "主题", "内容", "登记时间", "电话"))) {
            mend.row("日期读不懂", "17", List.of("=1+1", "@主题", "-内容\n第二行", "2026/1/5", "013800138000123456"));
        }
        try (var ledger = LedgerFile.open(file, Limits.DEFAULT, null)) {
            var layout = Objects.requireNonNull(Layout.of(ledger, ledger.sheets().getFirst(), PROFILES, null, Map.of()));
            assertThat(layout.left()).isEmpty();
            var read = new ArrayList<RowReading>();
            ledger.read(layout.sheet(), row -> read.add(new RowReader(layout, CHINA, TODAY).read(row)));
            var good = (RowReading.Good) read.getLast();
            assertThat(good.row().texts()).containsEntry(LedgerField.NUMBER, "=1+1").containsEntry(LedgerField.TITLE, "@主题")
                    .containsEntry(LedgerField.CONTENT, "-内容\n第二行").containsEntry(LedgerField.PHONE, "013800138000123456");
        }
        // no formula anywhere in the file itself
        try (var zip = new java.util.zip.ZipFile(file.toFile())) {
            var sheet = new String(zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(sheet).doesNotContain("<f>");
        }
    }

    // ----

    private RowReading row(String line) throws IOException {
        var file = Files.writeString(dir.resolve("row.csv"), "编号,主题,内容,登记时间,电话\n" + line + "\n");
        return rows(file, reading -> true).get(1);
    }

    private Layout layout(String text, Map<LedgerField, String> chosen) throws IOException {
        try (var ledger = LedgerFile.open(Files.writeString(dir.resolve("a.csv"), text), Limits.DEFAULT, null)) {
            return Objects.requireNonNull(Layout.of(ledger, ledger.sheets().getFirst(), PROFILES, null, chosen));
        }
    }

    private static long taken(String name) throws IOException {
        var rows = rows(RealData.file(name));
        assertThat(rows).allMatch(RowReading.Good.class::isInstance);
        return rows.size();
    }

    private static List<RowReading> rows(Path file) throws IOException {
        return rows(file, reading -> !(reading instanceof RowReading.Blank));
    }

    private static List<RowReading> rows(Path file, Predicate<RowReading> wanted) throws IOException {
        try (var ledger = LedgerFile.open(file, Limits.DEFAULT, null)) {
            var layout = Objects.requireNonNull(Layout.of(ledger, ledger.sheets().getFirst(), PROFILES, null, Map.of()));
            var reader = new RowReader(layout, CHINA, TODAY);
            var rows = new ArrayList<RowReading>();
            ledger.read(layout.sheet(), row -> {
                var reading = reader.read(row);
                if (wanted.test(reading)) {
                    rows.add(reading);
                }
                return true;
            });
            return rows;
        }
    }
}
