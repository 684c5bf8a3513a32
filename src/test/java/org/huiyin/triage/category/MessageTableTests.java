package org.huiyin.triage.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row stays a row, whatever stands in it. */
class MessageTableTests {

    @TempDir
    @SuppressWarnings("NullAway")
    Path directory;

    private List<MessageTable.Row> rows(String text) throws IOException {
        var file = Files.writeString(directory.resolve("m.tsv"), text);
        var rows = new ArrayList<MessageTable.Row>();
        try (var table = MessageTable.open(file)) {
            for (var row = table.next(); row != null; row = table.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void markLineEndsAndNulsAreTaken() throws IOException {
        var rows = rows("\uFEFFTitle\tContent\tLabel\r\n路灯\t不\u0000亮\t城建\r\n\t\t\r\n");
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().example()).isEqualTo(new Example("城建", "路灯\n不亮"));
        assertThat(rows.get(1).example()).isEqualTo(new Example(null, ""));
    }

    @Test
    void aQuotationMarkAtTheBeginningSpoilsNothing() throws IOException {
        var rows = rows("title\tcontent\n\"南辕北辙\"路标\t一\n\"没有关上\t二\n三\t\"四\n五\t六\n");
        assertThat(rows).hasSize(4);
        assertThat(rows.get(0).cell("title")).isEqualTo("\"南辕北辙\"路标");
        assertThat(rows.get(1).cells()).containsExactly("\"没有关上", "二");
        assertThat(rows.get(2).cells()).containsExactly("三", "\"四");
    }

    @Test
    void aQuotedCellMayHoldTabsAndLines() throws IOException {
        var rows = rows("title\tcontent\tlabel\n\"一\t半\"\t\"第一行\n第二行\"\t甲\n二\t\"他说\"\"好\"\"\"\t乙\n");
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().cells()).containsExactly("一\t半", "第一行\n第二行", "甲");
        assertThat(rows.get(1).cell("content")).isEqualTo("他说\"好\"");
    }

    @Test
    void aFileWithoutItsColumnsIsRefused() throws IOException {
        assertThatThrownBy(() -> rows("a\tb\n1\t2\n")).isInstanceOfSatisfying(MessageTable.Unusable.class,
                refused -> assertThat(refused.reason()).isEqualTo("triage.file.header"));
        assertThatThrownBy(() -> rows("")).isInstanceOfSatisfying(MessageTable.Unusable.class,
                refused -> assertThat(refused.reason()).isEqualTo("triage.file.empty"));
        assertThatThrownBy(() -> MessageTable.open(directory.resolve("absent.tsv"))).isInstanceOf(MessageTable.Unusable.class);
    }

    @Test
    void brokenBytesAreTaken() throws IOException {
        var file = directory.resolve("b.tsv");
        Files.write(file, new byte[] {'t', 'i', 't', 'l', 'e', '\n', (byte) 0xFF, 'a', '\n'});
        try (var table = MessageTable.open(file)) {
            var row = table.next();
            assertThat(row).isNotNull();
            assertThat(row.cell("title").getBytes(StandardCharsets.UTF_8)).isNotEmpty();
        }
    }
}
