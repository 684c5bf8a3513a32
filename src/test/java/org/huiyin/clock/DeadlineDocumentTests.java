package org.huiyin.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** docs/deadlines.md names every rule that is in and every one that is not, and says what the program says. */
class DeadlineDocumentTests {

    private static final Pattern ROW = Pattern.compile("\\| ([A-Z0-9-]+) \\| [^|]+ \\| ([^|]+) \\| ([^|]*) ?\\|");

    private final RuleBook book = RuleBook.shipped();

    @Test
    void theTableIsTheRuleBook() throws IOException {
        int in = 0;
        for (var row : table().entrySet()) {
            List<String> cells = row.getValue();
            if (cells.getFirst().equals("no")) {
                assertThat(book.leftOut()).containsKey(row.getKey());
                assertThat(cells.get(1)).as(row.getKey()).isEqualTo(book.leftOut().get(row.getKey()).en());
            } else {
                Rule rule = book.require(new RuleId(row.getKey()));
                assertThat(cells.getFirst()).matches("`(cn-petition|cn-hotline|in-cpgrams|uk-lgsco)\\.yaml`");
                assertThat(cells.get(1)).as(row.getKey()).isEqualTo(rule.verified() ? "" : "target");
                in++;
            }
        }
        assertThat(in).isEqualTo(book.all().size());
        assertThat(table()).hasSize(book.all().size() + book.leftOut().size());
    }

    @Test
    void theTableNamesEveryCollectedRule() throws IOException {
        @Nullable Path shared = shared();
        Assumptions.assumeTrue(shared != null, "../shared/domain/deadlines.tsv is not here");
        var ids = Files.readAllLines(shared.resolve("domain/deadlines.tsv")).stream().skip(1).map(line -> line.split("\t")[0]).toList();
        assertThat(table().keySet()).containsExactlyElementsOf(ids).hasSize(107);
        for (String line : Files.readAllLines(shared.resolve("domain/deadlines.tsv")).stream().skip(1).toList()) {
            String[] cells = line.split("\t");
            book.find(cells[0]).ifPresent(rule -> {
                assertThat(rule.limit().amount()).as(cells[0]).isEqualTo(Integer.parseInt(cells[4]));
                assertThat(rule.limit().code().replace('-', ' ')).as(cells[0]).isEqualTo(cells[5]);
                assertThat(rule.verified()).as(cells[0]).isEqualTo(cells[8].equals("yes"));
            });
        }
    }

    private static Map<String, List<String>> table() throws IOException {
        var rows = new LinkedHashMap<String, List<String>>();
        for (String line : Files.readAllLines(Path.of("docs/deadlines.md"))) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                assertThat(rows.put(row.group(1), List.of(row.group(2).strip(), row.group(3).strip()))).as(row.group(1)).isNull();
            }
        }
        return rows;
    }

    private static @Nullable Path shared() {
        String named = System.getenv("HUIYIN_SHARED");
        if (named != null && Files.isDirectory(Path.of(named))) {
            return Path.of(named);
        }
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            if (Files.isDirectory(p.resolve("shared/domain"))) {
                return p.resolve("shared");
            }
        }
        return null;
    }
}
