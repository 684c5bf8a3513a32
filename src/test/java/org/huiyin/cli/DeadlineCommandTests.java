package org.huiyin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code huiyin deadline}, one question at a time and a file at once. */
class DeadlineCommandTests {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final ByteArrayOutputStream trouble = new ByteArrayOutputStream();

    @Test
    void answersWithDueRawProvisionalAndWhy() {
        assertThat(run("XF-20", "2026-03-02", "--lang", "en")).isZero();
        assertThat(said()).contains("due          2026-05-06 Wed", "raw          2026-05-01 Fri", "provisional  no", "art. 34", "Labour Day");
        assertThat(run("xf-20", "2026-03-02")).isZero();
        assertThat(said()).contains("到期日　2026-05-06 星期三", "暂定　　否", "第三十四条", "劳动节");
    }

    @Test
    void answersInJson() {
        assertThat(run("XF-20", "2026-11-20", "--extend", "30", "--json", "--lang", "en")).isZero();
        assertThat(said()).startsWith("{\"rule\":\"XF-20\",\"from\":\"2026-11-20\"").contains("\"due\":\"2027-02-18\"", "\"provisional\":true", "\"extend\":30");
    }

    @Test
    void takesMomentsAndTurnsThemIntoTheZoneOfTheLaw() {
        assertThat(run("BJ-10", "2026-03-02T09:30")).isZero();
        assertThat(said()).contains("2026-03-02T10:30");
        assertThat(run("BJ-10", "2026-03-02 09:30", "--json")).isZero();
        assertThat(said()).contains("\"due\":\"2026-03-02T10:30\"");
        assertThat(run("XF-03", "2026-09-09T17:00:00Z", "--json")).isZero(); // already the tenth in Shanghai
        assertThat(said()).contains("\"due\":\"2026-09-28\"");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            XF-20 2026-02-30 | 2026-02-30
            XF-20 yesterday | yesterday
            XF-20 20260302 | 20260302
            XF-20 | 请写明
            XX-99 2026-03-02 | XX-99
            XF-07 2026-03-02 | 交办
            BJ-10 2026-03-02 | 2026-03-02T09:30
            XF-20 2026-03-02 --extend 31 | --what-if
            XF-30 2026-03-02 --extend 1 | 没有延长
            XF-20 2026-03-02 --extend x | “x”
            XF-20 2026-03-02 --extend -1 | “-1”
            XF-20 2026-03-02 --pause 2026-03-03..2026-03-04 | 不能暂停
            XF-33 2026-03-02 --pause 2026-03-04..2026-03-03 | 早于
            XF-33 2026-03-02 --pause 2026-02-01..2026-03-03 | 早于起算日
            XF-33 2026-03-02 --pause 2026-06-01..2026-06-02 | 已经结束
            XF-33 2026-03-02 --pause soon | soon
            XF-33 2026-03-02 --pause 2026-03-03..2026-03-04..2026-03-05 | 不是一段日期
            XF-20 1066-10-14 | 1066
            XF-20 +999999999-01-01 | 999999999
            XF-20 2026-03-02 --calendar ../cn | 不是日历名称
            XF-20 2026-03-02 --lang fr | fr
            XF-20 2026-03-02 --in a.tsv | --out
            --in a.tsv --out b.tsv | a.tsv
            """)
    void refusesWithAReasonAndTwo(String line, String reason) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(trouble.toString(StandardCharsets.UTF_8)).contains(reason).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(said()).isEmpty();
    }

    @Test
    void aCalendarThatIsNotHeldGivesAProvisionalDate() {
        assertThat(run("XF-03", "2026-03-02", "--calendar", "fr", "--lang", "en")).isZero();
        assertThat(said()).contains("2026-03-17 Tue", "provisional  yes", "no days of rest are held here");
    }

    @Test
    void computesAFileRowByRow() throws IOException {
        Path in = write("\uFEFFid\tRule\tFROM\textend\tpause\tnote\r\n"
                + "1\tXF-03\t2026-09-10\t\t\tfirst\r\n"
                + "2\tXF-20\t2026-03-02\t30\t\t\r\n"
                + "3\tXF-20\t2026-03-02\t31\t\tover\r\n"
                + "4\tXF-33\t2026-03-02\t\t2026-03-10..2026-03-12; 2026-03-11\t\r\n"
                + "5\tnope\t2026-03-02\r\n"
                + "\r\n"
                + "7\tXF-03\t2026-09-10\t\t\t\tone too many\r\n"
                + "8\tXF-03\t2026-12-20\t0\t\tlast");
        Path out = folder.resolve("out.tsv");
        assertThat(run("--in", in.toString(), "--out", out.toString(), "--lang", "en")).isEqualTo(1);
        List<String> rows = Files.readAllLines(out);
        assertThat(rows).hasSize(9);
        assertThat(rows.get(0)).isEqualTo("id\tRule\tFROM\textend\tpause\tnote\tdue\traw\tprovisional\texplanation\terror");
        assertThat(rows).allSatisfy(row -> assertThat(row.split("\t", -1)).hasSize(11));
        assertThat(rows.get(1)).startsWith("1\tXF-03\t2026-09-10\t\t\tfirst\t2026-09-28\t2026-09-25\tfalse\tXF-03, ");
        assertThat(rows.get(2)).contains("\t2026-06-01\t2026-05-31\tfalse\t");
        assertThat(rows.get(3)).contains("over\t\t\t\t\t").contains("30 calendar days in all at most");
        assertThat(rows.get(4)).contains("\t2026-04-07\t2026-04-04\tfalse\t");
        assertThat(rows.get(5)).startsWith("5\tnope\t2026-03-02\t\t\t\t\t\t\t\tThere is no rule");
        assertThat(rows.get(6)).startsWith("\t\t\t\t\t\t\t\t\t\tThere is no rule");
        assertThat(rows.get(7)).endsWith("more cells than the first line.");
        assertThat(rows.get(8)).contains("last\t2027-01-04\t2027-01-04\ttrue\t");
        assertThat(trouble.toString(StandardCharsets.UTF_8)).contains("8 rows, 4 with an error");
        assertThat(out.resolveSibling("out.tsv.part")).doesNotExist();
    }

    @Test
    void aSoundFileExitsWithNoughtAndAnUnusableOneWithTwo() throws IOException {
        Path out = folder.resolve("out.tsv");
        assertThat(run("--in", write("rule\tfrom\nXF-03\t2026-09-10\n").toString(), "--out", out.toString())).isZero();
        assertThat(run("--in", write("a\tb\nXF-03\t2026-09-10\n").toString(), "--out", out.toString())).isEqualTo(2);
        assertThat(run("--in", write("").toString(), "--out", out.toString())).isEqualTo(2);
        Path gbk = folder.resolve("gbk.tsv");
        Files.write(gbk, "规则\trule\tfrom\n".getBytes(Charset.forName("GBK")));
        assertThat(run("--in", gbk.toString(), "--out", out.toString())).isEqualTo(2);
        Path same = write("rule\tfrom\nXF-03\t2026-09-10\n");
        assertThat(run("--in", same.toString(), "--out", same.toString())).isEqualTo(2);
        assertThat(run("--in", same.toString(), "--out", folder.resolve("no/such/place.tsv").toString())).isEqualTo(2);
        assertThat(run("--in", folder.toString(), "--out", out.toString())).isEqualTo(2);
        assertThat(Files.readString(same)).contains("XF-03");
    }

    @Test
    void aRowThatIsNotTextIsARowWithAnError() throws IOException {
        Path in = folder.resolve("in.tsv");
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("rule\tfrom\tnote\nXF-03\t2026-09-10\t".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("济南".getBytes(Charset.forName("GBK")));
        bytes.writeBytes("\nXF-03\t2026-09-10\tnext\0\n".getBytes(StandardCharsets.UTF_8));
        Files.write(in, bytes.toByteArray());
        Path out = folder.resolve("out.tsv");
        assertThat(run("--in", in.toString(), "--out", out.toString())).isEqualTo(1);
        assertThat(Files.readAllLines(out)).hasSize(3).satisfies(rows -> {
            assertThat(rows.get(1)).contains("UTF-8");
            assertThat(rows.get(2)).contains("2026-09-28").doesNotContain("\0");
        });
    }

    private int run(String... args) {
        answer.reset();
        trouble.reset();
        return new CommandLine(new DeadlineCommand(new PrintStream(answer, true, StandardCharsets.UTF_8), new PrintStream(trouble, true, StandardCharsets.UTF_8)))
                .execute(args);
    }

    private String said() {
        return answer.toString(StandardCharsets.UTF_8);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "in", ".tsv"), text);
    }
}
