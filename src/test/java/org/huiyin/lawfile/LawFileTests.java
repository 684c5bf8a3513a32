package org.huiyin.lawfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A broken data file is refused with line, reason and an example, and all its problems at once. */
class LawFileTests {

    @Test
    void readsWhatIsWritten() {
        var file = """
                name: {zh: 登记, en: register}
                days: 15
                pausable: no
                from: 2022-05-01
                steps:
                  - {id: a}
                  - {id: b}
                words: [x, y]
                """;
        var value = sound(file, top -> List.of(top.words("name"), top.integer("days", 1, 90), top.flag("pausable", true), top.date("from"),
                top.maps("steps").stream().map(s -> s.text("id", "a")).toList(), top.texts("words")));
        assertThat(value).hasToString("[Text[zh=登记, en=register], 15, false, 2022-05-01, [a, b], [x, y]]");
    }

    @Test
    void collectsEveryProblemWithItsLine() {
        var file = """
                name: {zh: 登记}
                days: fifteen
                from: 2022-02-30
                dayz: 3
                kind: third
                """;
        List<Problem> problems = problems(file, top -> List.of(top.words("name"), top.integer("days", 1, 90), top.date("from"),
                top.choice("kind", Map.of("first", 1))));
        assertThat(problems).extracting(Problem::line).containsExactly(1, 2, 3, 4, 5);
        assertThat(problems.get(0).say(Locale.ENGLISH)).isEqualTo("rules.yaml line 1: “en” is missing. Right form: en: English");
        assertThat(problems.get(0).say(Locale.SIMPLIFIED_CHINESE)).startsWith("rules.yaml 第 1 行：缺少“en”。");
        assertThat(problems.get(3).say(Locale.ENGLISH)).contains("“dayz” is not a known key").contains("days: …");
    }

    @Test
    void refusesWhatIsNotPlainData() {
        assertThat(reason("a: &x 1\nb: *x\n")).contains("Anchors");
        assertThat(reason("a: 1\nb: *x\n")).contains("Aliases");
        assertThat(reason("a: !!java.net.URL [\"http://example.org\"]\n")).contains("Tags");
        assertThat(reason("a: 1\n---\nb: 2\n")).contains("one document");
        assertThat(reason("- a\n- b\n")).contains("map of keys");
        assertThat(reason("a: [1, 2\nb: 3\n")).contains("not YAML");
        assertThat(reason("a: " + "[".repeat(60) + "]".repeat(60))).containsAnyOf("nested", "Nesting");
        assertThat(reason("a: 1\na: 2\n")).contains("twice");
        assertThat(reason("")).contains("map of keys");
    }

    @Test
    void refusesBytesThatAreNotText() {
        assertThat(problem("a: 1\nb: x\0y\n".getBytes(StandardCharsets.UTF_8))).satisfies(p -> {
            assertThat(p.line()).isEqualTo(2);
            assertThat(p.reason().en()).contains("NUL");
        });
        assertThat(problem(new byte[] {'a', ':', ' ', '1', '\n', (byte) 0xc3, 0x28})).satisfies(p -> {
            assertThat(p.line()).isEqualTo(2);
            assertThat(p.reason().en()).contains("UTF-8");
        });
        assertThat(problem("a: 1\nb: \u0007\n".getBytes(StandardCharsets.UTF_8)).reason().en()).contains("control");
        assertThat(problem(new byte[LawFile.LARGEST + 1]).reason().en()).contains("too large");
    }

    private static <T> T sound(String file, Function<LawMap, T> reader) {
        return LawFile.read("rules.yaml", file.getBytes(StandardCharsets.UTF_8), reader).orThrow();
    }

    private static List<Problem> problems(String file, Function<LawMap, ?> reader) {
        return problems(file.getBytes(StandardCharsets.UTF_8), reader);
    }

    private static <T> List<Problem> problems(byte[] file, Function<LawMap, T> reader) {
        return switch (LawFile.read("rules.yaml", file, reader)) {
            case Reading.Read<T> read -> throw new AssertionError("read " + read.value());
            case Reading.Refused<T> refused -> refused.problems();
        };
    }

    private static String reason(String file) {
        return problems(file, top -> top.texts("a")).getFirst().reason().en();
    }

    private static Problem problem(byte[] file) {
        return problems(file, top -> top.texts("a")).getFirst();
    }
}
