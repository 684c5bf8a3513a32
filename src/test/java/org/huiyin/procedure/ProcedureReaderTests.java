package org.huiyin.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.huiyin.clock.RuleBook;
import org.huiyin.lawfile.LawFile;
import org.huiyin.lawfile.Problem;
import org.huiyin.lawfile.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcedureReaderTests {

    private static final RuleBook RULES = RuleBook.shipped();

    @ParameterizedTest
    @ValueSource(strings = {"cn-petition-2022", "cn-hotline-jinan"})
    void shippedFilesAreSound(String id) throws IOException {
        assertThat(problems(id, text -> text)).isEmpty();
    }

    @Test
    void anUnknownStandingIsRefusedWithItsLineAndTheKnownOnes() throws IOException {
        var problems = problems("cn-petition-2022", text -> text.replace("    from: [objected]\n    to: returned", "    from: [objectd]\n    to: returned"));
        assertThat(problems).anySatisfy(p -> {
            assertThat(p.line()).isGreaterThan(100);
            assertThat(p.say(Locale.ENGLISH)).contains("objectd").contains("registered");
            assertThat(p.say(Locale.CHINESE)).contains("没有定义");
        });
    }

    @Test
    void aRuleThatIsNotHeldIsRefused() throws IOException {
        assertThat(problems("cn-petition-2022", text -> text.replace("extends: XF-20", "extends: XF-99")))
                .anySatisfy(p -> assertThat(p.say(Locale.ENGLISH)).contains("XF-99"));
    }

    @Test
    void anOpenStandingThatNothingLeavesIsRefused() throws IOException {
        assertThat(problems("cn-hotline-jinan", text -> text.replace("  guided:\n    kind: intake\n    open: false", "  guided:\n    kind: intake\n    open: true")))
                .anySatisfy(p -> assertThat(p.say(Locale.ENGLISH)).contains("guided"));
    }

    @Test
    void aWordInOneLanguageOnlyIsRefused() throws IOException {
        assertThat(problems("cn-petition-2022", text -> text.replaceFirst("    en: Transfer\n", ""))).isNotEmpty();
    }

    private static List<Problem> problems(String id, UnaryOperator<String> change) throws IOException {
        try (InputStream in = ProcedureReaderTests.class.getResourceAsStream("/procedures/" + id + ".yaml")) {
            String text = change.apply(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return switch (LawFile.read(id + ".yaml", text.getBytes(StandardCharsets.UTF_8), new ProcedureReader(RULES)::read)) {
                case Reading.Read<Procedure> _ -> List.of();
                case Reading.Refused<Procedure>(var problems) -> problems;
            };
        }
    }
}
