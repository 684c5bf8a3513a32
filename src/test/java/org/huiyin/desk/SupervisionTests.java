package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.huiyin.access.Accused;
import org.huiyin.casework.Given;
import org.huiyin.casework.NewMatter;
import org.huiyin.clock.LapseSweep;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class SupervisionTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext program;

    DeskWorld world;

    @BeforeEach
    void setUp() {
        world = new DeskWorld(program);
    }

    @Test
    void whatLapsedStandsThereUntilSomebodySeesToIt() {
        var late = world.register(m -> DeskWorld.receivedAt(m, world.now().minus(Duration.ofDays(30))));
        world.bean(LapseSweep.class).sweep(world.now());
        var supervisor = world.visitor(port, world.cast.works(world.cast.eastPetitions, "supervisor"));
        var page = supervisor.get("/desk/supervision").body();
        assertThat(page).contains(late.number()).contains("到期没有办").contains("东区信访局");
        var form = Pattern.compile("/desk/supervision/escalations/[0-9a-f-]+/answer").matcher(page);
        assertThat(form.find()).isTrue();
        assertThat(world.visitor(port, world.handler).fill("/desk/keys", form.group()).statusCode()).isEqualTo(404);
        assertThat(supervisor.fill("/desk/supervision", form.group()).headers().firstValue("Location").orElse("")).contains("answered");
        assertThat(supervisor.fill("/desk/supervision", form.group()).headers().firstValue("Location").orElse("")).contains("before");
        assertThat(supervisor.get("/desk/supervision").body()).doesNotContain(form.group()).contains(late.number());
    }

    @Test
    void officesAreSeenAndObjectionsWait() {
        var matter = world.register();
        var leg = world.transferred(matter, world.cast.eastHousing);
        world.done(world.staff(world.handler), leg, "object", Given.of("reason", "归市场监管"));
        var page = world.visitor(port, world.officer).get("/desk/supervision").body();
        assertThat(page).contains("等我们核实的异议").contains(matter.number()).contains("东区住建局");
        for (var who : List.of(world.handler, world.head, world.clerk)) {
            assertThat(world.visitor(port, who).get("/desk/supervision").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void theReceiverSeesNumbersAndStandingsOnly() {
        var receiver = world.cast.works(world.cast.cityPetitions, "confidential-receiver");
        var other = world.cast.works(world.cast.westPetitions, "confidential-receiver");
        var matter = world.register(m -> DeskWorld.accusing(m, world.cast.eastHousing.id()));
        assertThat(world.visitor(port, receiver).get("/desk/sealed").body()).contains(matter.number()).doesNotContain("电梯");
        assertThat(world.visitor(port, other).get("/desk/sealed").body()).doesNotContain(matter.number());
        assertThat(world.visitor(port, world.handler).get("/desk/sealed").statusCode()).isEqualTo(404);
    }

    @Test
    void aNameNobodyKnowsIsMatchedOneLevelUp() {
        var above = world.cast.works(world.cast.cityPetitions, "confidential-receiver");
        world.cast.works(world.cast.eastPetitions, "confidential-receiver");
        var matter = world.register(m -> named(DeskWorld.accusing(m, world.cast.eastHousing.id()), "滨河所的郝所长"));
        var visitor = world.visitor(port, above);
        var list = visitor.get("/desk/sealed").body();
        assertThat(list).doesNotContain("郝所长");
        var form = Pattern.compile("/desk/sealed/names/" + matter.matter().value() + "/[0-9]+").matcher(list);
        assertThat(form.find()).isTrue();
        assertThat(visitor.fill("/desk/sealed", form.group()).body()).contains("滨河所的郝所长");
        assertThat(world.visitor(port, world.officer).fill("/desk/keys", form.group()).statusCode()).isEqualTo(404);
        var nothing = visitor.fill("/desk/sealed", form.group() + "/match");
        assertThat(nothing.statusCode()).isEqualTo(422);
        var matched = visitor.fill("/desk/sealed", form.group() + "/match", "offices", world.cast.eastStreet.id().toString());
        assertThat(matched.statusCode()).isEqualTo(302);
        assertThat(visitor.get("/desk/sealed").body()).doesNotContain(form.group());
    }

    private static NewMatter named(NewMatter m, String name) {
        return new NewMatter(m.procedure(), m.matterClass(), m.category(), m.channel(), m.place(), m.title(), m.content(), m.placeText(), m.requests(),
                m.identity(), m.nameVisibleTo(), m.replyBy(), m.chosenOffice(), List.of(new Accused.Unresolved(name)), m.retaliation(), m.receivedAt(),
                m.origin(), m.originalNumber());
    }
}
