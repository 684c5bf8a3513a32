package org.huiyin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Both languages are complete, and no template speaks for itself. */
class MessagesTests {

    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Pattern KEY = Pattern.compile("\\.text\\(\"([a-zA-Z0-9_.-]+)\"\\s*([,)])");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern WORDS = Pattern.compile(">[^<>]*[A-Za-z]{2,}[^<>]*<");

    private final Messages messages = new Messages(ZoneId.of("Asia/Shanghai"), true);

    @Test
    void everyKeyIsInBothLanguages() {
        var zh = messages.keys(Language.ZH);
        var en = messages.keys(Language.EN);
        var onlyZh = new TreeSet<>(zh);
        onlyZh.removeAll(en);
        var onlyEn = new TreeSet<>(en);
        onlyEn.removeAll(zh);
        assertThat(onlyZh).as("keys without English").isEmpty();
        assertThat(onlyEn).as("keys without Chinese").isEmpty();
    }

    @Test
    void bothLanguagesTakeTheSameArguments() {
        var wrong = new ArrayList<String>();
        for (var key : messages.keys(Language.ZH)) {
            var zh = holes(messages.text(Language.ZH, key));
            var en = holes(messages.text(Language.EN, key));
            if (!zh.equals(en)) {
                wrong.add(key + " " + zh + " " + en);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theEnglishIsNotChinese() {
        var wrong = messages.keys(Language.EN).stream()
                .filter(key -> !key.startsWith("web.language"))
                .filter(key -> messages.text(Language.ZH, key).equals(messages.text(Language.EN, key))
                        && HAN.matcher(messages.text(Language.EN, key)).find())
                .toList();
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyKeyATemplateNamesExists() throws IOException {
        var missing = new TreeSet<String>();
        for (var template : templates()) {
            var matcher = KEY.matcher(Files.readString(template));
            while (matcher.find()) {
                for (var language : Language.values()) {
                    if (!messages.has(language, matcher.group(1))) {
                        missing.add(TEMPLATES.relativize(template) + ": " + matcher.group(1) + " " + language.code());
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noTemplateHasLiteralText() throws IOException {
        var literal = new ArrayList<String>();
        for (var template : templates()) {
            var text = Markup.of(Files.readString(template));
            var han = HAN.matcher(text);
            if (han.find()) {
                literal.add(TEMPLATES.relativize(template) + ": Chinese near "
                        + text.substring(Math.max(0, han.start() - 20), Math.min(text.length(), han.end() + 20)));
            }
            var words = WORDS.matcher(text);
            while (words.find()) {
                literal.add(TEMPLATES.relativize(template) + ": " + words.group().strip());
            }
        }
        assertThat(literal).isEmpty();
    }

    @Test
    void aMissingKeyIsAnError() {
        assertThatThrownBy(() -> messages.text(Language.ZH, "web.no.such.key")).hasMessageContaining("web.no.such.key");
    }

    @Test
    void argumentsAreWrittenForPeople() {
        assertThat(messages.text(Language.EN, "web.mistakes", 1)).isEqualTo("1 thing needs to be put right");
        assertThat(messages.text(Language.EN, "web.mistakes", 2)).isEqualTo("2 things need to be put right");
        assertThat(messages.text(Language.ZH, "web.mistakes", LocalDate.of(2026, 11, 22)))
                .contains("2026年11月22日 星期日");
        assertThat(Dates.full(LocalDate.of(2026, 11, 22), Language.EN)).isEqualTo("Sunday 22 November 2026");
        assertThat(Dates.brief(LocalDate.of(2026, 11, 22), Language.ZH)).isEqualTo("11月22日 周日");
    }

    private static TreeSet<String> holes(String text) {
        var holes = new TreeSet<String>();
        var matcher = Pattern.compile("\\{(\\d)").matcher(text);
        while (matcher.find()) {
            holes.add(matcher.group(1));
        }
        return holes;
    }

    private static java.util.List<Path> templates() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".jte")).toList();
        }
    }
}
