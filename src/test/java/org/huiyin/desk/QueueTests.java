package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class QueueTests {

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
    void aMatterStandsInTheQueueOfTheOfficeThatMustActAndInNobodyElses() {
        var registered = world.register();
        assertThat(world.visitor(port, world.officer).get("/desk").body()).contains(registered.number()).contains("小区电梯停了三周没人修");
        assertThat(world.visitor(port, world.handler).get("/desk").body()).doesNotContain(registered.number());
        assertThat(world.visitor(port, world.outsider).get("/desk?view=open").body()).doesNotContain(registered.number());

        world.transferred(registered, world.cast.eastHousing);
        assertThat(world.visitor(port, world.handler).get("/desk").body()).contains(registered.number());
        var officer = world.visitor(port, world.officer);
        assertThat(officer.get("/desk").body()).doesNotContain(registered.number());
        assertThat(officer.get("/desk?view=open").body()).contains(registered.number());
        assertThat(officer.get("/desk?view=closed").body()).contains(registered.number());
    }

    @Test
    void anAccusationIsInNoQueueOfTheAccusedNorOfAnybodyWhoIsNotItsReceiver() {
        var receiver = world.cast.works(world.cast.cityPetitions, "confidential-receiver");
        var registered = world.register(m -> DeskWorld.accusing(m, world.cast.eastHousing.id()));
        for (var who : java.util.List.of(world.officer, world.handler, world.head, world.petitionHead, receiver)) {
            for (String view : new String[] {"", "?view=open", "?view=closed"}) {
                assertThat(world.visitor(port, who).get("/desk" + view).body()).doesNotContain(registered.number());
            }
        }
    }

    @Test
    void whatIsLateSaysSoInWordsAndStandsFirst() {
        var late = world.register(m -> DeskWorld.receivedAt(m, world.now().minus(Duration.ofDays(30))));
        var fresh = world.register();
        var page = world.visitor(port, world.officer).get("/desk").body();
        assertThat(page).contains("超期").contains("mark-late");
        assertThat(page.indexOf(late.number())).isLessThan(page.indexOf(fresh.number()));
        var onlyLate = world.visitor(port, world.officer).get("/desk?due=late").body();
        assertThat(onlyLate).contains(late.number()).doesNotContain(fresh.number());
    }

    @Test
    void pagesFollowEachOtherWithoutLossAndStaySmall() {
        for (int i = 0; i < QueueController.ROWS + 3; i++) {
            world.register("第" + i + "件：路灯不亮，晚上看不见路");
        }
        var visitor = world.visitor(port, world.officer);
        var first = visitor.get("/desk");
        assertThat(first.body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length).isLessThan(100_000);
        var next = java.util.regex.Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first.body());
        assertThat(next.find()).isTrue();
        var second = visitor.get(next.group(1).replace("&amp;", "&")).body();
        assertThat(second).contains("回到第一页");
        assertThat(rows(first.body()) + rows(second)).isEqualTo(QueueController.ROWS + 3);
    }

    @Test
    void numbersOfPeopleAndNamesAreNotCarriedInAddresses() {
        var officer = world.visitor(port, world.officer);
        var answer = officer.get("/desk?view=open&standing=13912340765&class=37010219620305123X&office=x&place=13912340765&category=%E9%A1%BE&q=13912340765");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/desk?view=open");
        assertThat(officer.get("/desk?view=open&class=claim&category=HOUSING").statusCode()).isEqualTo(200);
    }

    @Test
    void aMatterIsFoundByItsNumberOnly() {
        var registered = world.register();
        var officer = world.visitor(port, world.officer);
        var found = officer.fill("/desk", "/desk/find", "number", registered.number().toLowerCase().replace("-", " "));
        assertThat(found.statusCode()).isEqualTo(302);
        assertThat(found.headers().firstValue("Location").orElse("")).endsWith("/desk/matters/" + registered.number());

        for (String typed : new String[] {DeskWorld.PHONE, "+86 139 1234 0765", "0531-88881234", "37010219620305123X", "电梯 " + DeskWorld.PHONE}) {
            var refused = officer.fill("/desk", "/desk/find", "number", typed);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("回音按事情查，不按人查").doesNotContain(typed);
        }
        var elsewhere = world.visitor(port, world.outsider).fill("/desk", "/desk/find", "number", registered.number());
        assertThat(elsewhere.statusCode()).isEqualTo(404);
    }

    @Test
    void theEmptyQueueSaysWhatToDoInBothLanguages() {
        var handler = world.visitor(port, world.handler);
        assertThat(handler.get("/desk?lang=zh").body()).contains("没有轮到您单位办的事");
        assertThat(handler.get("/desk?lang=en").body()).contains("Nothing waits for your office");
    }

    @Test
    void anAdministratorHasNoQueue() {
        var admin = world.cast.works(world.cast.east, "system-admin");
        var there = world.visitor(port, admin).get("/desk");
        assertThat(there.statusCode()).isEqualTo(302);
        assertThat(there.headers().firstValue("Location").orElse("")).endsWith("/desk/offices");
    }

    private static int rows(String page) {
        return page.split("class=\"list-number\"", -1).length - 1;
    }
}
