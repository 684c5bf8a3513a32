package org.huiyin.category;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.huiyin.lawfile.Problem;
import org.huiyin.lawfile.Reading;
import org.junit.jupiter.api.Test;

/** The scheme that ships is whole, old codes still hold, and a broken file says what is wrong with it. */
class SchemesTests {

    private static final List<String> FIRST_CODES = List.of("URBAN", "HOUSING", "ENVIRONMENT", "TRANSPORT", "LABOUR", "EDUCATION", "HEALTH",
            "CIVIL", "LAND", "RURAL", "MARKET", "CULTURE", "SAFETY", "GOVERNMENT", "OTHER");

    private final Schemes schemes = Schemes.shipped();

    @Test
    void codesInUseBeforeStillHold() {
        assertThat(schemes.latest().roots()).extracting(Category::code).containsExactlyElementsOf(FIRST_CODES);
    }

    @Test
    void threeLevelsEachBeginningWithTheOneAbove() {
        var levels = new HashSet<Integer>();
        for (var category : schemes.latest().byCode().values()) {
            levels.add(category.level());
            assertThat(category.name().zh()).isNotBlank();
            assertThat(category.name().en()).isNotBlank();
            assertThat(category.code().length()).as(category.code()).isLessThanOrEqualTo(40);
            category.parts().forEach(part -> assertThat(part.code()).startsWith(category.code() + "-"));
        }
        assertThat(levels).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(schemes.latest().byCode()).hasSizeGreaterThan(350);
    }

    @Test
    void aPathNamesEveryLevel() {
        assertThat(schemes.path("URBAN-WATER-QUALITY").zh()).isEqualTo("城市管理 › 供水 › 水质");
        assertThat(schemes.path("URBAN").en()).isEqualTo("City services");
        assertThat(schemes.path("GONE").zh()).isEqualTo("GONE");
    }

    @Test
    void theEditionIsThatOfTheDay() {
        assertThat(schemes.on(LocalDate.of(2026, 1, 1)).edition()).isEqualTo("huiyin/1");
        assertThat(schemes.on(LocalDate.of(1990, 1, 1)).edition()).as("before all editions").isEqualTo("huiyin/1");
        assertThat(schemes.editionOf("URBAN")).isEqualTo("huiyin/1");
        assertThat(schemes.editionOf("NOWHERE")).isNull();
        assertThat(schemes.editionOf(null)).isNull();
    }

    @Test
    void everyNameOfOtherSchemesHasAWayAcross() {
        assertThat(schemes.from("national-17").orElseThrow().names()).hasSize(17);
        assertThat(schemes.from("national-20").orElseThrow().names()).as("one of the twenty names is written in two ways").hasSize(21);
        assertThat(schemes.from("message-labels").orElseThrow().names()).hasSize(7);
        assertThat(schemes.from("national-17").orElseThrow().codes("国土资源")).containsExactly("LAND");
        assertThat(schemes.from("national-17").orElseThrow().codes("没有的名称")).isEmpty();
    }

    @Test
    void aBrokenSchemeIsRefusedWithLineReasonAndExample() {
        var read = Schemes.read("broken.yaml", """
                scheme: local
                version: 1
                valid-from: 2026-02-01
                valid-to: 2026-01-01
                title: {zh: 本地, en: Local}
                categories:
                  water:
                    name: {zh: 水, en: Water}
                  ROAD:
                    name: {zh: 路, en: Road}
                    parts:
                      A: {name: {zh: 甲, en: A}}
                      B: {name: {zh: 甲, en: B}, wrods: [x]}
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(read).isInstanceOf(Reading.Refused.class);
        var problems = ((Reading.Refused<CategoryScheme>) read).problems();
        assertThat(problems).extracting(Problem::line).contains(4, 6, 13);
        assertThat(problems).allSatisfy(problem -> assertThat(problem.example()).isNotBlank());
    }

    @Test
    void fourLevelsAreTooMany() {
        var read = Schemes.read("deep.yaml", """
                scheme: local
                version: 1
                valid-from: 2026-02-01
                title: {zh: 本地, en: Local}
                categories:
                  A: {name: {zh: 一, en: A}, parts: {B: {name: {zh: 二, en: B}, parts: {C: {name: {zh: 三, en: C}, parts: {D: {name: {zh: 四, en: D}}}}}}}}
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(((Reading.Refused<CategoryScheme>) read).problems()).anySatisfy(problem -> assertThat(problem.reason().en()).contains("Three levels"));
    }

    @Test
    void aCrossWalkToACodeThatIsNotThereIsRefused() {
        var read = schemes.readCrossWalk("walk.yaml", """
                from: city
                title: {zh: 市里的, en: Of the city}
                to: huiyin/1
                names:
                  水务: [URBAN-WATRE]
                """.getBytes(StandardCharsets.UTF_8));
        var problem = ((Reading.Refused<CrossWalk>) read).problems().getFirst();
        assertThat(problem.line()).isEqualTo(5);
        assertThat(problem.example()).contains("URBAN-WATER");
    }
}
