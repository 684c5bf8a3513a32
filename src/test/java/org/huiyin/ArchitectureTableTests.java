package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The table in ARCHITECTURE.md says what the code says: the same modules, the same permitted calls, and levels that look down. */
class ArchitectureTableTests {

    private static final Pattern ROW = Pattern.compile("\\| (\\d) \\| (\\w+) \\| [^|]+ \\| ([^|]+) \\|");

    private record Row(int level, Set<String> mayCall) {}

    @Test
    void theTableNamesEveryModuleAndItsPermittedCalls() throws IOException {
        var written = new TreeMap<String, Set<String>>();
        table().forEach((module, row) -> written.put(module, row.mayCall()));
        assertThat(written).as("the table of ARCHITECTURE.md against each package-info.java").isEqualTo(declared());
    }

    @Test
    void levelsOnlyLookDown() throws IOException {
        var table = table();
        table.forEach((module, row) -> row.mayCall().forEach(called -> assertThat(table.get(called.split("::")[0]).level())
                .as("%s (level %d) calls %s", module, row.level(), called)
                .isLessThanOrEqualTo(row.level())));
    }

    @Test
    void everyModuleHasAParagraph() throws IOException {
        var text = Files.readString(Path.of("ARCHITECTURE.md"));
        table().keySet().forEach(module -> assertThat(text).contains("**" + module + "**"));
    }

    private static Map<String, Row> table() throws IOException {
        var rows = new TreeMap<String, Row>();
        for (var line : Files.readAllLines(Path.of("ARCHITECTURE.md"))) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(row.group(2), new Row(Integer.parseInt(row.group(1)), names(row.group(3))));
            }
        }
        return rows;
    }

    private static Set<String> names(String cell) {
        return cell.strip().equals("–") ? Set.of() : new TreeSet<>(Arrays.asList(cell.strip().split(",\\s*")));
    }

    private static Map<String, Set<String>> declared() {
        var found = new TreeMap<String, Set<String>>();
        ApplicationModules.of(Huiyin.class).stream().forEach(module -> {
            var name = module.getBasePackage().getName();
            try {
                var declared = Class.forName(name + ".package-info").getAnnotation(ApplicationModule.class);
                found.put(module.getIdentifier().toString(), new TreeSet<>(Arrays.asList(declared.allowedDependencies())));
            } catch (ClassNotFoundException e) {
                throw new AssertionError(name + " has no package-info", e);
            }
        });
        return found;
    }
}
