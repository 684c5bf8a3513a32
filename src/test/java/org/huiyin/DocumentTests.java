package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents point to is there: relative links, and the commands they tell people to type. */
class DocumentTests {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern COMMAND = Pattern.compile("\\bbin/([a-z][a-z-]*)");
    private static final Pattern SUBCOMMAND = Pattern.compile("\\bbin/huiyin ([a-z]+)");

    @Test
    void everyRelativeLinkResolves() throws IOException {
        var broken = new ArrayList<String>();
        for (var document : documents()) {
            var links = LINK.matcher(Files.readString(document));
            while (links.find()) {
                var target = links.group(1).replaceFirst("#.*", "");
                if (target.isEmpty() || target.matches("[a-z]+:.*")) {
                    continue;
                }
                var there = document.toAbsolutePath().getParent().resolve(target).normalize();
                if (!Files.exists(there)) {
                    broken.add(document + " → " + target);
                }
            }
        }
        assertThat(broken).as("links that lead nowhere").isEmpty();
    }

    @Test
    void everyCommandNamedExistsAndCanBeRun() throws IOException {
        for (var document : documents()) {
            var commands = COMMAND.matcher(Files.readString(document));
            while (commands.find()) {
                assertThat(Path.of("bin", commands.group(1))).as(document + " names it").isExecutable();
            }
        }
    }

    @Test
    void everyCommandOfHuiyinNamedIsOneItKnows() throws IOException {
        var known = List.of("serve", "import", "deadline", "triage", "backup", "restore", "doctor");
        for (var document : documents()) {
            var commands = SUBCOMMAND.matcher(Files.readString(document));
            while (commands.find()) {
                assertThat(known).as(document + " names bin/huiyin " + commands.group(1)).contains(commands.group(1));
            }
        }
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(Path.of("")); Stream<Path> below = Files.walk(Path.of("docs"))) {
            return Stream.concat(top, below).filter(p -> p.toString().endsWith(".md")).sorted().toList();
        }
    }
}
