package org.huiyin.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.huiyin.gazetteer.DivisionFile;

/**
 * Makes {@code src/main/resources/gazetteer/divisions.xz} from five tables of division codes; see docs/triage.md.
 *
 * <pre>java -cp target/test-classes:target/classes:… org.huiyin.bench.DivisionsMaker DIRECTORY EDITION OUT</pre>
 */
public final class DivisionsMaker {

    private DivisionsMaker() {}

    /** @param args directory of provinces.csv, cities.csv, areas.csv, streets.csv, villages.csv(.gz); the edition in words; the file to write */
    public static void main(String[] args) throws IOException {
        var directory = Path.of(args[0]);
        var levels = new ArrayList<List<DivisionFile.Row>>();
        for (String name : List.of("provinces", "cities", "areas", "streets", "villages")) {
            levels.add(read(directory, name));
        }
        try (var out = Files.newOutputStream(Path.of(args[2]))) {
            DivisionFile.write(out, args[1], levels);
        }
        System.out.println(levels.stream().map(List::size).toList() + " divisions, " + Files.size(Path.of(args[2])) + " bytes");
    }

    /** Rows of {@code code,name,…} below a heading, by code. */
    public static List<DivisionFile.Row> read(Path directory, String name) throws IOException {
        Path plain = directory.resolve(name + ".csv");
        Path packed = directory.resolve(name + ".csv.gz");
        try (InputStream in = Files.exists(plain) ? Files.newInputStream(plain) : new GZIPInputStream(Files.newInputStream(packed));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).filter(line -> !line.isBlank()).map(line -> line.split(",", 3))
                    .map(cells -> new DivisionFile.Row(cells[0], cells[1].replace("\"", "").strip()))
                    .sorted(java.util.Comparator.comparing(DivisionFile.Row::code))
                    .toList();
        }
    }
}
