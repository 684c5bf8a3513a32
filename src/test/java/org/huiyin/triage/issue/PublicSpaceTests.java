package org.huiyin.triage.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.huiyin.category.Schemes;
import org.huiyin.lawfile.Reading;
import org.huiyin.triage.hot.Problems;
import org.junit.jupiter.api.Test;

/** What is of public space, and how many matters tell of it on their own account. */
class PublicSpaceTests {

    private static final Schemes SCHEMES = Schemes.shipped();
    private static final PublicSpace SHIPPED = PublicSpace.shipped(Problems.shipped(), SCHEMES);

    @Test
    void onlyThingsThatEverybodyMayUseAreOfPublicSpace() {
        assertThat(SHIPPED.isAllPublic(List.of("street-lamp"))).isTrue();
        assertThat(SHIPPED.isAllPublic(List.of("street-lamp", "living-noise"))).isFalse();
        assertThat(SHIPPED.isAllPublic(List.of("wages"))).isFalse();
        assertThat(SHIPPED.isAllPublic(List.of())).isFalse();
        assertThat(SHIPPED.mayHold(null)).isTrue();
        assertThat(SHIPPED.mayHold("URBAN")).isTrue();
        assertThat(SHIPPED.mayHold("URBAN-LIGHTING-DARK")).isTrue();
        assertThat(SHIPPED.mayHold("URBAN-BUILDING")).isFalse();
        assertThat(SHIPPED.mayHold("LABOUR-WAGES")).isFalse();
    }

    @Test
    void whatNamesSomebodyIsSeenAndAPlainComplaintIsNot() {
        assertThat(SHIPPED.namesSomebody("路口的路灯坏了，老人摔了跤，请有关部门修一修")).isFalse();
        for (var text : List.of("王主任说修不了", "派出所来看过", "是张某砸的", "有个男子砸了路灯")) {
            assertThat(SHIPPED.namesSomebody(text)).as(text).isTrue();
        }
        assertThat(SHIPPED.isPlace("槐榆路")).isTrue();
        for (var name : List.of("", "路", "宏达公司", "第三小学", "水务局")) {
            assertThat(SHIPPED.isPlace(name)).as(name).isFalse();
        }
    }

    @Test
    void aFileThatIsWrongIsRefusedWithLinesAndWhatToWrite() {
        var text = """
                kinds:
                  street-lamps: {words: [路灯]}
                  wages: {words: [工资]}
                  refuse: {words: [垃圾, 垃圾]}
                categories: [URBAN-LIGHTIN]
                offices: []
                persons: [先生]
                no-places: [公司]
                more: 1
                """;
        var refused = (Reading.Refused<PublicSpace>) PublicSpace.read("public-space.yaml", text.getBytes(StandardCharsets.UTF_8), Problems.shipped(), SCHEMES);
        var said = refused.problems().stream().map(p -> p.say(Locale.ENGLISH)).toList();
        assertThat(said).anyMatch(s -> s.contains("street-lamps") && s.contains("street-lamp:")).anyMatch(s -> s.contains("wages")).anyMatch(s -> s.contains("垃圾") && s.contains("twice"))
                .anyMatch(s -> s.contains("URBAN-LIGHTIN”") && s.contains("[URBAN-LIGHTING]")).anyMatch(s -> s.contains("offices")).anyMatch(s -> s.contains("more"));
    }

    @Test
    void copiesTwinsAndDecidedOnesCountAsOne() {
        var a = told("路灯坏了三天", null);
        var b = told("晚上走路看不见", null);
        var c = told("孩子放学怕黑", "12-7");
        assertThat(Independence.count(List.of(), List.of())).isZero();
        assertThat(Independence.count(List.of(a, b, c), List.of())).isEqualTo(3);
        assertThat(Independence.count(List.of(a, b, told("路灯坏了三天", null)), List.of())).as("the same words").isEqualTo(2);
        assertThat(Independence.count(List.of(a, b, told("路灯，坏了三天啦", null)), List.of())).as("a word added").isEqualTo(2);
        assertThat(Independence.count(List.of(a, b, told("路灯坏了没人修，老人不敢出门", null)), List.of())).as("half of it in common").isEqualTo(3);
        assertThat(Independence.count(List.of(a, b, c, told("别的话", "12-7")), List.of())).as("imported twice").isEqualTo(3);
        assertThat(Independence.count(List.of(a, b, c), List.of(new Independence.Same(c.matter(), a.matter())))).isEqualTo(2);
        assertThat(Independence.count(List.of(a, b, c), List.of(new Independence.Same(c.matter(), a.matter()), new Independence.Same(b.matter(), c.matter())))).isEqualTo(1);
    }

    private static Independence.Told told(String says, String number) {
        return Independence.Told.of(UUID.randomUUID(), says, number);
    }
}
