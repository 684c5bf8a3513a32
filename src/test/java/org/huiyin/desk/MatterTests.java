package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.Attachments;
import org.huiyin.casework.NameVisibility;
import org.huiyin.journal.Journal;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class MatterTests {

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
    void theMatterIsReadInThePersonsWordsWithoutTheirName() {
        var matter = world.register();
        world.accepted(matter);
        for (String language : new String[] {"zh", "en"}) {
            var page = world.visitor(port, world.handler).get("/desk/matters/" + matter.number() + "?lang=" + language);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("楼上有八十岁的老人下不来").contains("请尽快修好电梯").doesNotContain(DeskWorld.NAME).doesNotContain(DeskWorld.PHONE);
            assertThat(page.body().getBytes(StandardCharsets.UTF_8).length).isLessThan(100_000);
            assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        }
    }

    @Test
    void theClocksExplainThemselves() {
        var matter = world.register();
        world.accepted(matter);
        assertThat(world.visitor(port, world.handler).get("/desk/matters/" + matter.number()).body()).contains("第三十四条").contains("60").contains("class=\"because\"");
    }

    @Test
    void somebodyElsesMatterIsNotFound() {
        var matter = world.register();
        for (SignedIn who : java.util.List.of(world.handler, world.head, world.outsider, world.cast.works(world.cast.east, "system-admin"))) {
            var visitor = world.visitor(port, who);
            for (String path : new String[] {"", "/identity", "/files/" + java.util.UUID.randomUUID(), "/legs/" + matter.leg().value() + "/acts/transfer"}) {
                assertThat(visitor.get("/desk/matters/" + matter.number() + path).statusCode()).as(path).isEqualTo(404);
            }
            assertThat(visitor.fill("/desk/keys", "/desk/matters/" + matter.number() + "/letters", "leg", matter.leg().value().toString(), "text", "x").statusCode())
                    .isEqualTo(404);
            assertThat(visitor.fill("/desk/keys", "/desk/matters/" + matter.number() + "/identity", "purpose", "CONTACT", "fields", "NAME").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void whoFiledIsShownOnceForAPurposeAndWrittenDownBefore() {
        var matter = world.register();
        world.accepted(matter);
        var handler = world.visitor(port, world.handler);
        String at = "/desk/matters/" + matter.number() + "/identity";
        assertThat(handler.get(at).body()).doesNotContain(DeskWorld.NAME).contains("联系本人");

        var without = handler.fill(at, at, "fields", "NAME");
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).doesNotContain(DeskWorld.NAME);

        var shown = handler.fill(at, at, "purpose", "CONTACT", "fields", "NAME", "fields", "PHONE", "fields", "WORDS");
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(shown.body()).contains(DeskWorld.NAME).contains(DeskWorld.PHONE).contains("我叫" + DeskWorld.NAME);
        assertThat(world.bean(Journal.class).of(matter.matter()).stream().filter(e -> e.payload().containsKey("purpose"))).hasSize(2)
                .allSatisfy(e -> assertThat(e.payload().get("purpose")).isEqualTo("contact"));
        assertThat(handler.get("/desk/matters/" + matter.number()).body()).doesNotContain(DeskWorld.NAME);
    }

    @Test
    void whoMaySeeTheNameIsWhatThePersonChose() {
        expect(NameVisibility.OFFICE, world.handler, 200);
        expect(NameVisibility.OFFICE, world.head, 200);
        expect(NameVisibility.OFFICE, world.officer, 200);
        expect(NameVisibility.OFFICE, world.cast.works(world.cast.eastPetitions, "supervisor"), 403);
        expect(NameVisibility.OFFICE, world.cast.works(world.cast.cityPetitions, "petition-officer"), 403);
        expect(NameVisibility.PETITION_OFFICE, world.handler, 403);
        expect(NameVisibility.PETITION_OFFICE, world.head, 403);
        expect(NameVisibility.PETITION_OFFICE, world.officer, 200);
        expect(NameVisibility.NOBODY, world.officer, 403);
        expect(NameVisibility.NOBODY, world.handler, 403);
    }

    private void expect(NameVisibility chosen, SignedIn who, int status) {
        var matter = world.register(m -> DeskWorld.visibleTo(m, chosen));
        world.accepted(matter);
        String at = "/desk/matters/" + matter.number() + "/identity";
        var answer = world.visitor(port, who).fill("/desk/keys", at, "purpose", "CONTACT", "fields", "NAME");
        assertThat(answer.statusCode()).as(chosen + " " + who.roles()).isEqualTo(status);
        if (status == 200) {
            assertThat(answer.body()).contains(DeskWorld.NAME);
        } else {
            assertThat(answer.body()).doesNotContain(DeskWorld.NAME);
        }
    }

    @Test
    void anOfficeThatGaveTheMatterBackSeesTheNameNoMore() {
        var matter = world.register();
        var leg = world.transferred(matter, world.cast.eastHousing);
        world.done(world.staff(world.handler), leg, "object", org.huiyin.casework.Given.of("reason", "电梯归市场监管部门管"));
        world.done(world.staff(world.officer), leg, "uphold-objection", org.huiyin.casework.Given.of("reason", "核实属实"));
        var answer = world.visitor(port, world.handler).fill("/desk/keys", "/desk/matters/" + matter.number() + "/identity", "purpose", "CONTACT", "fields", "NAME");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain(DeskWorld.NAME);
    }

    @Test
    void notesAndQuestionsAreKeptOnceAndSwept() {
        var matter = world.register();
        var leg = world.accepted(matter);
        var handler = world.visitor(port, world.handler);
        String page = "/desk/matters/" + matter.number();
        String[] note = {"leg", leg.value().toString(), "kind", "NOTE", "text", "已约" + DeskWorld.NAME + "周五上门"};
        assertThat(handler.fill(page, page + "/letters", note).statusCode()).isEqualTo(302);
        assertThat(handler.get(page).body()).contains("「本人」周五上门").doesNotContain(DeskWorld.NAME);
        String[] question = {"leg", leg.value().toString(), "kind", "QUESTION", "text", "电梯里有没有贴维保电话？"};
        handler.fill(page, page + "/letters", question);
        handler.fill(page, page + "/letters", question);
        assertThat(handler.get(page + "?story=clocks").body().split("有没有贴维保电话", -1)).hasSize(2);

        var empty = handler.fill(page, page + "/letters", "leg", leg.value().toString(), "kind", "NOTE", "text", "  ");
        assertThat(empty.statusCode()).isEqualTo(422);
        var officer = world.visitor(port, world.officer).fill("/desk/keys", page + "/letters", "leg", leg.value().toString(), "kind", "QUESTION", "text", "您好，请问");
        assertThat(officer.statusCode()).isEqualTo(422);
        assertThat(officer.body()).contains("您好，请问");
    }

    @Test
    void filesAreGivenOutAsDownloadsOnly() {
        var matter = world.register();
        var id = world.in(() -> world.bean(Attachments.class).add(matter.matter(), world.clerk.actor(), "电梯照片.jpg", "image/jpeg", new byte[] {1, 2, 3}, world.now()));
        var answer = world.visitor(port, world.officer).get("/desk/matters/" + matter.number() + "/files/" + id);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment;");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse("")).contains("sandbox");
        assertThat(world.visitor(port, world.handler).get("/desk/matters/" + matter.number() + "/files/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void theAccusedAndThoseUnderThemFindNothing() {
        var receiver = world.cast.works(world.cast.cityPetitions, "confidential-receiver");
        var matter = world.register(m -> DeskWorld.accusing(m, world.cast.eastHousing.id()));
        var under = world.cast.works(world.cast.eastStreet, "handler");
        for (SignedIn who : java.util.List.of(world.handler, world.head, under, world.officer, world.petitionHead)) {
            assertThat(world.visitor(port, who).get("/desk/matters/" + matter.number()).statusCode()).isEqualTo(404);
        }
        assertThat(matter.office()).isEqualTo(world.cast.cityPetitions.id());
        assertThat(world.visitor(port, receiver).get("/desk/matters/" + matter.number()).statusCode()).isEqualTo(200);
    }
}
