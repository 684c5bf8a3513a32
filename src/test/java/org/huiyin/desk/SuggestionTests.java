package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.huiyin.casework.Given;
import org.huiyin.journal.LegId;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Category and class are suggested with their words, taken by a button without a script, and never for a sealed matter. */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class SuggestionTests {

    private static final String LIFTS = "HOUSING-MANAGEMENT-LIFTS";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext program;

    DeskWorld world;

    @BeforeEach
    void setUp() {
        world = new DeskWorld(program);
    }

    private static String form(String number, LegId leg) {
        return "/desk/matters/" + number + "/legs/" + leg.value() + "/acts/classify";
    }

    @Test
    void theSuggestionShowsItsWordsAndIsTakenOnlyByHand() {
        var matter = world.register();
        var officer = world.visitor(port, world.officer);
        String at = form(matter.number(), matter.leg());
        String form = officer.get(at).body();
        assertThat(form).contains("住房和物业 › 物业服务 › 电梯").contains("依据的词语：电梯").contains("take-category:" + LIFTS)
                .doesNotContain("value=\"" + LIFTS + "\" selected");
        String version = String.valueOf(world.leg(matter.leg()).version());
        var taken = officer.fill(at, at, "version", version, "class", "cn-petition-2022/suggestion", "go", "take-category:" + LIFTS);
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).contains("value=\"" + LIFTS + "\" selected").as("what was chosen before stays").containsPattern(
                "value=\"cn-petition-2022/suggestion\"[^>]*checked");
        assertThat(world.leg(matter.leg()).category()).as("taking it into the form decides nothing").isEqualTo("HOUSING");
        assertThat(officer.fill(at, at, "version", version, "go", "take-category:NOWHERE").statusCode()).isEqualTo(200);
    }

    @Test
    void thePageOfTheMatterLeadsToTheFormWithItFilledIn() {
        var matter = world.register();
        var officer = world.visitor(port, world.officer);
        String page = officer.get("/desk/matters/" + matter.number()).body();
        assertThat(page).contains("参考建议：内容和类别").contains("/acts/classify?category=" + LIFTS);
        assertThat(officer.get(form(matter.number(), matter.leg()) + "?category=" + LIFTS).body()).contains("value=\"" + LIFTS + "\" selected");
        assertThat(officer.get("/desk/matters/" + matter.number() + "?lang=en").body()).contains("Suggestions: category and class").contains("Lifts");
    }

    @Test
    void aSealedMatterHasNone() {
        var receiver = world.cast.works(world.cast.cityPetitions, "confidential-receiver");
        var matter = world.register(m -> DeskWorld.accusing(m, world.cast.eastHousing.id()));
        var page = world.visitor(port, receiver).get("/desk/matters/" + matter.number());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("h-suggestion").doesNotContain("take-category");
    }

    @Test
    void aQueueFilteredByACategoryShowsItsPartsAndTheEditionIsKept() {
        var matter = world.register("三号楼电梯又停了");
        world.done(world.staff(world.officer), matter.leg(), "classify", Given.of("class", "claim").and("procedure", "cn-petition-2022").and("category", LIFTS));
        var officer = world.visitor(port, world.officer);
        for (String category : new String[] {"HOUSING", "HOUSING-MANAGEMENT", LIFTS}) {
            assertThat(officer.get("/desk?view=open&category=" + category).body()).as(category).contains(matter.number());
        }
        for (String category : new String[] {"URBAN", "HOUSING-MANAGEMENT-FEES", "HOUSING-MAN"}) {
            assertThat(officer.get("/desk?view=open&category=" + category).body()).as(category).doesNotContain(matter.number());
        }
        assertThat(program.getBean(JdbcClient.class).sql("select category_edition from matters where number = ?").param(matter.number())
                .query(String.class).single()).isEqualTo("huiyin/1");
    }
}
