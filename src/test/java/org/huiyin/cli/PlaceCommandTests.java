package org.huiyin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.huiyin.Huiyin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each row gets its place, in order, with the words that speak for it. */
class PlaceCommandTests {

    @TempDir Path directory;

    @Test
    void addsPlaceAndReasonsToEachRow() throws IOException {
        var in = directory.resolve("in.tsv");
        Files.write(in, ("msg_id\ttext\n1\t北京市朝阳区望京街道的路灯\n2\t没有地名\n3\t朝阳区的路灯\n4\n5\t\u0000坏\ufffd了\t多一格\n").getBytes(StandardCharsets.UTF_8));
        var out = directory.resolve("out.tsv");
        assertThat(run("triage", "place", "--in", in.toString(), "--out", out.toString())).isZero();
        var rows = Files.readAllLines(out);
        assertThat(rows).hasSize(6);
        assertThat(rows.get(0)).isEqualTo("msg_id\ttext\tcode\tplace\tbecause");
        assertThat(rows.get(1)).startsWith("1\t北京市朝阳区望京街道的路灯\t110105026\t北京市朝阳区望京街道\t北京市@0-3 朝阳区@3-6 望京街道@6-10");
        assertThat(rows.get(2)).isEqualTo("2\t没有地名\t\t\t");
        assertThat(rows.get(3)).startsWith("3\t朝阳区的路灯\t\t\t朝阳区");
        assertThat(rows.get(4)).isEqualTo("4\t\t\t\t");
        assertThat(run("triage", "place", "--in", in.toString(), "--out", out.toString(), "--home", "220100")).isZero();
        assertThat(Files.readAllLines(out).get(3)).contains("\t220104\t");
    }

    @Test
    void refusesWhatItCannotUse() throws IOException {
        var in = Files.writeString(directory.resolve("in.tsv"), "a\tb\n1\t2\n");
        var out = directory.resolve("out.tsv");
        assertThat(run("triage", "place", "--in", in.toString(), "--out", out.toString())).isEqualTo(2);
        assertThat(run("triage", "place", "--in", in.toString(), "--out", in.toString())).isEqualTo(2);
        assertThat(run("triage", "place", "--in", directory.resolve("none").toString(), "--out", out.toString())).isEqualTo(2);
        assertThat(run("triage", "place", "--in", in.toString(), "--out", out.toString(), "--home", "999999")).isEqualTo(2);
        assertThat(out).doesNotExist();
    }

    private static int run(String... args) {
        var line = CommandLineEntry.line(Huiyin.class);
        line.setOut(new PrintWriter(new StringWriter()));
        line.setErr(new PrintWriter(new StringWriter()));
        return line.execute(args);
    }
}
