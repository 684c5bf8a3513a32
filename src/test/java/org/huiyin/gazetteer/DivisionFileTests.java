package org.huiyin.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.huiyin.bench.DivisionsMaker;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The compact file of divisions gives back what went in. */
class DivisionFileTests {

    private static final List<List<DivisionFile.Row>> SMALL = List.of(
            List.of(row("98", "甲省"), row("99", "乙壮族自治区")),
            List.of(row("9801", "市辖区"), row("9901", "丙市")),
            List.of(row("980101", "丁区"), row("990101", "戊回族自治县"), row("990102", "丙市")),
            List.of(row("980101001", "己街道"), row("990101200", "庚回族乡"), row("990102001", "辛镇")),
            List.of(row("980101001001", "壬社区居委会"), row("980101001003", "癸社区"), row("990101200201", "子村委会"), row("990102001999", "国营丑农场十二队")));

    private static DivisionFile.Row row(String code, String name) {
        return new DivisionFile.Row(code, name);
    }

    @Test
    void givesBackNamesCodesAndLines() throws IOException {
        var out = new ByteArrayOutputStream();
        DivisionFile.write(out, "a test", SMALL);
        var table = DivisionFile.read(new ByteArrayInputStream(out.toByteArray()));
        assertThat(table.size()).isEqualTo(14);
        assertThat(table.name(table.row("990101200"))).isEqualTo("庚回族乡");
        assertThat(table.name(table.row("990102001999"))).isEqualTo("国营丑农场十二队");
        assertThat(table.code(table.row("980101001003"))).isEqualTo("980101001003");
        assertThat(table.row("980101001002")).isEqualTo(-1);
        assertThat(table.isPlace(table.row("980100"))).as("市辖区 only fills a level").isFalse();
        assertThat(table.isPlace(table.row("990102"))).as("a city repeated as its own county").isFalse();
        var atlas = new Atlas(table, DivisionTable.of(List.of()));
        assertThat(atlas.division("980101001001").orElseThrow().line()).containsExactly("980000", "980101", "980101001", "980101001001");
        assertThat(atlas.division("990102001").orElseThrow().inFull()).isEqualTo("乙壮族自治区丙市辛镇");
    }

    @Test
    void refusesRowsWithoutADivisionAboveAndDisorder() {
        var orphan = List.of(SMALL.get(0), SMALL.get(1), List.of(row("970101", "无区")), List.<DivisionFile.Row>of(), List.<DivisionFile.Row>of());
        assertThatThrownBy(() -> DivisionFile.write(new ByteArrayOutputStream(), "", orphan)).hasMessageContaining("970101");
        assertThatThrownBy(() -> DivisionFile.read(new ByteArrayInputStream("code,name".getBytes()))).isInstanceOf(IOException.class);
    }

    @Test
    void theShippedFileHoldsEveryRowOfTheSource() throws IOException {
        @Nullable Path source = source();
        Assumptions.assumeTrue(source != null, "../shared/data/divisions is not here");
        try (var in = getClass().getResourceAsStream("/gazetteer/divisions.xz")) {
            var table = DivisionFile.read(in);
            int level = 0;
            for (String name : List.of("provinces", "cities", "areas", "streets", "villages")) {
                int at = table.firstOf(++level);
                for (DivisionFile.Row row : DivisionsMaker.read(source, name)) {
                    String code = level < 4 ? (row.code() + "0000").substring(0, 6) : row.code();
                    if (!table.name(at).equals(row.name()) || !table.code(at).equals(code)) {
                        assertThat(table.code(at) + " " + table.name(at)).isEqualTo(code + " " + row.name());
                    }
                    at++;
                }
                assertThat(at).isEqualTo(table.firstOf(level + 1));
            }
        }
    }

    private static @Nullable Path source() {
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            if (Files.isDirectory(p.resolve("shared/data/divisions"))) {
                return p.resolve("shared/data/divisions");
            }
        }
        return null;
    }
}
