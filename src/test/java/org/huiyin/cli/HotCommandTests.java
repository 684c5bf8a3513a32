package org.huiyin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HotCommandTests {

    private static final String HEADER = "msg_id\tuser\ttitle\tcreated_at\tcontent\tlikes";

    @TempDir
    private Path dir = Path.of("");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void eachRowGetsItsRowAndWhoWrotePlaysNoPart() throws IOException {
        var users = new ArrayList<>(List.of("A1", "A1", "A2", "A3", "A4"));
        var first = run(file(users));
        Collections.shuffle(users, new Random(3));
        assertThat(run(file(users))).isEqualTo(first);
        assertThat(first.lines()).hasSize(6).startsWith("msg_id\tissue").contains("1\t1", "2\t1", "3\t1", "5\t");
        assertThat(Files.readString(dir.resolve("issues.tsv"))).contains("柳溪路 · 路灯\t柳溪路\t路灯\t2026-03-01\t2026-03-03\t3");
    }

    private String file(List<String> users) {
        return HEADER + "\n1\t" + users.get(0) + "\t天桥区柳溪路路灯不亮\t2026-03-01 08:00:00\t柳溪路东段路灯半个月不亮\t2\n"
                + "2\t" + users.get(1) + "\t天桥区柳溪路路灯坏了谁来修\t2026/3/2\t柳溪路路灯坏了很久\t\n"
                + "3\t" + users.get(2) + "\t天桥区柳溪路路灯什么时候修好\t2026年3月3日\t柳溪路的路灯一直不亮\tx\n"
                + "4\t" + users.get(3) + "\t\t昨天\t\t\n"
                + "5\t" + users.get(4) + "\t咨询医保异地报销\t2026-13-01\t需要什么材料\t-3\n";
    }

    @Test
    void readsWhatProgramsWrite() throws IOException {
        var text = "\uFEFF" + HEADER.replace("title", "\"Title\"") + "\r\n1\tu\t\"天桥区柳溪路\"\"路灯\"\"不亮\"\t\t\u0000柳溪路路灯\u0000不亮\t1\r\n\r\n2\tu\t天桥区柳溪路路灯不亮了\r\n";
        assertThat(run(text)).isEqualTo("msg_id\tissue\n1\t1\n2\t1\n");
        assertThat(said()).contains("有 2 条的时间读不出").contains("1 个空行");
    }

    @Test
    void aHugeCellAndBytesThatAreNoTextAreSurvived() throws IOException {
        var in = dir.resolve("in.tsv");
        try (var out = Files.newOutputStream(in)) {
            out.write((HEADER + "\n1\tu\t路灯\t\t").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 6_000; i++) {
                out.write("小区路灯不亮".repeat(50).getBytes(StandardCharsets.UTF_8));
            }
            out.write("\n2\tu\t".getBytes(StandardCharsets.UTF_8));
            out.write(new byte[] {(byte) 0xff, (byte) 0xfe, 1, 2});
            out.write("\t\t\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(command(in, dir.resolve("out.tsv"))).isZero();
        assertThat(Files.readString(dir.resolve("out.tsv"))).isEqualTo("msg_id\tissue\n1\t\n2\t\n");
        assertThat(said()).contains("1 行过长");
    }

    @Test
    void missingColumnsAreNamed() throws IOException {
        var in = Files.writeString(dir.resolve("in.tsv"), "msg_id\ttitle\n1\tx\n");
        assertThat(command(in, dir.resolve("out.tsv"))).isEqualTo(2);
        assertThat(said()).contains("created_at, content");
        assertThat(dir.resolve("out.tsv")).doesNotExist();
    }

    @Test
    void anEmptyFileNoFileAndTheSameFileAreRefused() throws IOException {
        var empty = Files.writeString(dir.resolve("empty.tsv"), "");
        assertThat(command(empty, dir.resolve("out.tsv"))).isEqualTo(2);
        assertThat(command(dir.resolve("none.tsv"), dir.resolve("out.tsv"))).isEqualTo(2);
        assertThat(command(dir, dir.resolve("out.tsv"))).isEqualTo(2);
        var in = Files.writeString(dir.resolve("in.tsv"), HEADER + "\n");
        assertThat(command(in, in)).isEqualTo(2);
        assertThat(command(in, dir.resolve("no/such/dir.tsv"))).isEqualTo(2);
        assertThat(command(in, dir.resolve("out.tsv"))).isZero();
    }

    @Test
    void datesAreReadOrLeftOut() {
        assertThat(HotFile.date("2026-02-28 23:59")).isEqualTo(LocalDateTime.of(2026, 2, 28, 23, 59));
        assertThat(HotFile.date("2026-02-29")).isNull();
        assertThat(HotFile.date("45000")).isNull();
    }

    private String run(String text) throws IOException {
        var in = Files.writeString(dir.resolve("in.tsv"), text);
        assertThat(command(in, dir.resolve("out.tsv"))).as(said()).isZero();
        return Files.readString(dir.resolve("out.tsv"));
    }

    private int command(Path in, Path out) {
        return new CommandLine(new HotCommand(new PrintStream(said, true, StandardCharsets.UTF_8)))
                .execute("--in", in.toString(), "--out", out.toString(), "--issues", dir.resolve("issues.tsv").toString());
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
