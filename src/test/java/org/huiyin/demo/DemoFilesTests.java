package org.huiyin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.huiyin.category.Schemes;
import org.junit.jupiter.api.Test;

/** The files of the demo say one thing: every office, place, story and answer that a matter names is there. */
class DemoFilesTests {

    private final DemoCity city = DemoCity.read();
    private final DemoStories stories = DemoStories.read();

    @Test
    void thereAreThreeHundredMattersInOverAHundredMessages() {
        var matters = DemoMatters.read(city);
        assertThat(matters).hasSize(300);
        assertThat(matters.stream().map(DemoMatter::key).distinct()).hasSizeGreaterThan(100);
    }

    @Test
    void whatMattersNameIsThere() {
        var offices = city.offices().stream().collect(Collectors.toMap(DemoCity.Bureau::code, o -> o));
        for (var matter : DemoMatters.read(city)) {
            assertThat(offices).as(matter.key()).containsKey(matter.office());
            assertThat(city.place(matter.placeKey())).isNotNull();
            assertThat(Schemes.shipped().latest().find(matter.category())).as(matter.key()).isPresent();
            assertThat(matter.requests()).isNotEmpty();
            assertThat(matter.title() + matter.text() + matter.requests()).as(matter.key()).doesNotContain("$place");
        }
    }

    @Test
    void everyStoryIsToldAndHasTheWordsItNeeds() {
        var told = DemoMatters.read(city).stream().collect(Collectors.groupingBy(DemoMatter::story));
        assertThat(told.keySet()).isEqualTo(stories.stories().keySet());
        told.forEach((name, matters) -> matters.forEach(matter -> stories.story(name).forEach(step -> {
            switch (step.act()) {
                case "draft" -> assertThat(matter.answer()).as("%s needs an answer", matter.key()).isNotNull()
                        .satisfies(a -> assertThat(a.items()).hasSameSizeAs(matter.requests()));
                case "reply", "answer", "guide" -> assertThat(matter.reply()).as("%s needs a reply", matter.key()).isNotNull();
                case "introduce" -> assertThat(stories.roads()).containsKey(step.route());
                default -> assertThat(step.wrong() ? matter.wrong() : "").as("%s goes astray first", matter.key()).isNotNull();
            }
        })));
    }

    @Test
    void officesStandInOneTreeAndPlacesToo() {
        assertThat(city.offices().stream().filter(o -> o.superior() == null)).singleElement();
        assertThat(city.offices()).hasSizeBetween(40, 60);
        assertThat(city.places().stream().filter(p -> p.level() == 3)).hasSize(4);
        assertThat(city.places()).allMatch(p -> p.code().startsWith("99"));
    }

    @Test
    void everyRoleHasSomebodyWhoCanSignIn() {
        var roles = city.staff().members().stream()
                .filter(m -> m.login() != null)
                .flatMap(m -> m.posts().stream().flatMap(p -> p.roles().stream()))
                .collect(Collectors.groupingBy(r -> r, Collectors.counting()));
        assertThat(roles).containsKeys("petition-clerk", "petition-officer", "petition-head", "hotline-agent", "handler", "office-head", "supervisor",
                "confidential-receiver", "system-admin", "audit-admin");
        assertThat(roles).contains(Map.entry("security-admin", 2L));
    }
}
