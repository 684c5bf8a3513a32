package org.huiyin.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Canonical bytes as RFC 8785 says, for what the journal holds. */
class CanonicalJsonTests {

    @Test
    void keysStandInTheOrderOfTheirCodeUnits() {
        // the example of RFC 8785 §3.2.3: not the order of code points
        var map = new LinkedHashMap<String, Object>();
        map.put("\u20ac", "Euro Sign");
        map.put("\r", "Carriage Return");
        map.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        map.put("1", "One");
        map.put("\ud83d\ude00", "Emoji: Grinning Face");
        map.put("\u0080", "Control");
        map.put("\u00f6", "Latin Small Letter O With Diaeresis");
        assertThat(CanonicalJson.text(map)).isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void textIsEscapedInTheOneWay() {
        assertThat(CanonicalJson.text("\u20ac$\u000f\nA'B\"\\\b\t\f/\u007f"))
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\b\\t\\f/\u007f\"");
    }

    @Test
    void listsKeepTheirOrderAndNothingIsPadded() {
        assertThat(CanonicalJson.text(Map.of("b", List.of(3, 1L, true, "x"), "a", Map.of())))
                .isEqualTo("{\"a\":{},\"b\":[3,1,true,\"x\"]}");
    }

    @Test
    void insertionOrderDoesNotMatter() {
        var one = new LinkedHashMap<String, Object>();
        one.put("office", "a");
        one.put("days", 15L);
        var other = new LinkedHashMap<String, Object>();
        other.put("days", 15);
        other.put("office", "a");
        assertThat(CanonicalJson.bytes(one)).isEqualTo(CanonicalJson.bytes(other));
    }

    static List<Object> whatHasNoOneForm() {
        return Arrays.asList(1.5, 1.0f, new BigDecimal("1"), 9_007_199_254_740_992L, 'c', new int[] {1}, "\ud800", "a\udc00", null);
    }

    @ParameterizedTest
    @MethodSource("whatHasNoOneForm")
    void refusesWhatHasNoOneForm(Object value) {
        assertThatThrownBy(() -> CanonicalJson.bytes(Arrays.asList(value))).isInstanceOf(IllegalArgumentException.class);
    }
}
