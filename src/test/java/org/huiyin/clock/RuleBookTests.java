package org.huiyin.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.huiyin.lawfile.Problem;
import org.huiyin.lawfile.Reading;
import org.junit.jupiter.api.Test;

/** The rules of time, as their files give them. */
class RuleBookTests {

    private final RuleBook book = RuleBook.shipped();

    @Test
    void holdsTwentyEightRules() {
        assertThat(book.all()).hasSize(28);
        assertThat(book.leftOut()).hasSize(79);
        assertThat(book.all()).filteredOn(rule -> !rule.verified()).extracting(rule -> rule.id().value())
                .containsExactlyInAnyOrder("JY-01", "JY-02", "JY-03", "BJ-10", "BJ-11", "BJ-12", "BJ-13", "BJ-14", "BJ-15", "BJ-16", "IN-02", "UK-03", "UK-04");
        assertThat(book.all()).filteredOn(Rule::pausable).extracting(rule -> rule.id().value()).containsExactly("XF-33");
        assertThat(book.all()).filteredOn(rule -> rule.bearer() == Bearer.PERSON).extracting(rule -> rule.id().value())
                .containsExactly("XF-30", "XF-32", "UK-04");
    }

    @Test
    void saysWhyARuleIsNotThere() {
        assertThat(book.find(" xf-20 ")).isPresent();
        assertThat(book.refusal("XF-2").in(Locale.ENGLISH)).contains("Did you mean", "XF-20");
        assertThat(book.refusal("XF-07").in(Locale.ENGLISH)).contains("kept on the assignment");
        assertThat(book.refusal("XF05-36").in(Locale.ENGLISH)).contains("Repealed");
        assertThat(book.refusal("UK-05").in(Locale.ENGLISH)).contains("week");
        assertThat(book.refusal("nonsense").in(Locale.SIMPLIFIED_CHINESE)).contains("没有编号为“nonsense”的规则");
    }

    @Test
    void refusesABrokenRuleFile() {
        var problems = problems("""
                edition: x
                calendar: cn
                rules:
                  - id: XF-3
                    step: {zh: 登记, en: register}
                    who: {zh: 信访部门, en: the petition office}
                    bearer: nobody
                    trigger: {zh: 收到}
                    limit: 0
                    unit: weeks
                    source: {zh: 条例, en: the Regulations}
                    verfied: true
                    after: {zh: 无, en: none}
                """);
        assertThat(problems).extracting(Problem::line).containsExactly(4, 7, 8, 9, 10, 12);
        assertThat(problems.getLast().say(Locale.ENGLISH)).contains("“verfied” is not a known key", "verified: …");
    }

    private static List<Problem> problems(String file) {
        return switch (RuleBook.read("rules.yaml", file.getBytes(StandardCharsets.UTF_8))) {
            case Reading.Read<List<Rule>> read -> throw new AssertionError("read " + read.value());
            case Reading.Refused<List<Rule>> refused -> refused.problems();
        };
    }
}
