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

@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class ActTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext program;

    DeskWorld world;

    @BeforeEach
    void setUp() {
        world = new DeskWorld(program);
    }

    private static String act(String number, LegId leg, String act) {
        return "/desk/matters/" + number + "/legs/" + leg.value() + "/acts/" + act;
    }

    private String version(LegId leg) {
        return String.valueOf(world.leg(leg).version());
    }

    @Test
    void theOfficerTransfersAndTheOfficeHasIt() {
        var matter = world.register();
        var officer = world.visitor(port, world.officer);
        String at = act(matter.number(), matter.leg(), "transfer");
        var form = officer.get(at).body();
        assertThat(form).contains("东区住建局").contains("第二十二条第一款").doesNotContain("value=\"" + world.cast.eastPetitions.id() + "\"");
        var done = officer.fill(at, at, "version", version(matter.leg()), "offices-lead", world.cast.eastHousing.id().toString(), "offices",
                world.cast.eastStreet.id().toString(), "track", "ordinary", "reason", "请按期办理");
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(officer.get("/desk/matters/" + matter.number() + "?done=transfer").body()).contains("已完成：转送").contains("东区住建局").contains("协办");
        var handler = world.visitor(port, world.handler).get("/desk/matters/" + matter.number()).body();
        assertThat(handler).contains("请按期办理").contains("/acts/accept").contains("/acts/notice");
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingTypedIsLost() {
        var matter = world.register();
        var leg = world.transferred(matter, world.cast.eastHousing);
        String at = act(matter.number(), leg, "notice");
        var answer = world.visitor(port, world.handler).fill(at, at, "version", version(leg), "on", "2030-01-01", "notice", "已收到，由物业科办理");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#on\"").contains("2030-01-01").contains("已收到，由物业科办理").contains("aria-invalid=\"true\"");
    }

    @Test
    void theSecondOfTwoSeesWhoWasFirstAndKeepsWhatTheyTyped() {
        var matter = world.register();
        var leg = world.transferred(matter, world.cast.eastHousing);
        String at = act(matter.number(), leg, "notice");
        String seen = version(leg);
        var first = world.visitor(port, world.colleague).fill(at, at, "version", seen, "on", world.today(), "notice", "第一份告知");
        assertThat(first.statusCode()).isEqualTo(302);
        var second = world.visitor(port, world.handler).fill(at, at, "version", seen, "on", world.today(), "notice", "第二份告知，写了很久");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("别人先办了一步").contains("东区住建局").contains("书面告知").contains("第二份告知，写了很久");

        // Where the act is still open, the form stays and goes through with the new version.
        var other = world.register();
        var otherLeg = world.transferred(other, world.cast.eastHousing);
        String object = act(other.number(), otherLeg, "accept");
        String before = version(otherLeg);
        world.done(world.staff(world.colleague), otherLeg, "notice", Given.of("on", world.today()).and("notice", "已收到"));
        var handler = world.visitor(port, world.handler);
        var told = handler.fill(object, object, "version", before, "on", world.today(), "basis", "NOTICE");
        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.body()).contains("name=\"version\" value=\"" + version(otherLeg) + "\"");
        assertThat(handler.fill(object, object, "version", version(otherLeg), "on", world.today(), "basis", "NOTICE").statusCode()).isEqualTo(302);
    }

    @Test
    void pressingTwiceDoesItOnce() {
        var matter = world.register();
        var leg = world.transferred(matter, world.cast.eastHousing);
        String at = act(matter.number(), leg, "accept");
        var handler = world.visitor(port, world.handler);
        String[] sent = {"version", version(leg), "on", world.today(), "basis", "EXPLICIT_DECISION"};
        assertThat(handler.fill(at, at, sent).statusCode()).isEqualTo(302);
        assertThat(handler.fill("/desk/keys", at, sent).statusCode()).isEqualTo(302);
        assertThat(world.leg(leg).standing()).isEqualTo("accepted");
    }

    @Test
    void anotherOfficeADifferentRoleAndTheWrongStandingAreRefused() {
        var matter = world.register();
        var leg = world.accepted(matter);
        // another office that sees it: the petition office
        var officer = world.visitor(port, world.officer).fill("/desk/keys", act(matter.number(), leg, "to-ordinary"), "version", version(leg), "reason", "x");
        assertThat(officer.statusCode()).isEqualTo(422);
        // another role of the same office
        var handler = world.visitor(port, world.handler);
        var extend = handler.fill("/desk/keys", act(matter.number(), leg, "extend"), "version", version(leg), "days", "10", "reason", "要做检测");
        assertThat(extend.statusCode()).isEqualTo(422);
        assertThat(extend.body()).contains("单位负责人").contains("要做检测");
        // the wrong standing
        assertThat(handler.get(act(matter.number(), leg, "notice")).body()).contains("办理中");
        // no plain form leads to acts with a door of their own, nor to those of the person and the program
        for (String act : new String[] {"approve", "issue", "serve", "register", "ask-review", "not-fixed", "deem-accept", "conclude", "nonsense"}) {
            assertThat(handler.fill("/desk/keys", act(matter.number(), leg, act), "version", version(leg)).statusCode()).as(act).isEqualTo(404);
        }
        assertThat(world.leg(leg).standing()).isEqualTo("accepted");
    }

    @Test
    void classAndProcedureAreOneQuestion() {
        var matter = world.register();
        String at = act(matter.number(), matter.leg(), "classify");
        var officer = world.visitor(port, world.officer);
        assertThat(officer.get(at).body()).contains("value=\"cn-petition-2022/suggestion\"").contains("value=\"cn-hotline-jinan/complaint\"");
        var done = officer.fill(at, at, "version", version(matter.leg()), "class", "cn-petition-2022/suggestion", "category", "TRANSPORT");
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(world.leg(matter.leg()).matterClass()).isEqualTo("suggestion");
    }

    @Test
    void anOfficeIsFoundByItsNameWithoutAScriptAndNothingTypedIsLost() {
        var matter = world.register();
        String at = act(matter.number(), matter.leg(), "transfer");
        var page = world.visitor(port, world.officer).fill(at, at, "version", version(matter.leg()), "find", "滨河", "go", "find", "reason", "写到一半");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("东区住建局滨河所").doesNotContain("西区信访局").contains("写到一半");
    }

    @Test
    void theAccusedIsNotOfferedAndTheReceiverHandsOver() {
        var receiver = world.cast.works(world.cast.cityPetitions, "confidential-receiver");
        var accused = world.cast.works(world.cast.eastHousing, "confidential-receiver");
        var there = world.cast.works(world.cast.cityHousing, "confidential-receiver");
        var matter = world.register(m -> DeskWorld.accusing(m, world.cast.eastHousing.id()));
        var visitor = world.visitor(port, receiver);
        String at = act(matter.number(), matter.leg(), "hand-over");
        assertThat(visitor.get(at).body()).as("nobody is named there yet").doesNotContain(there.staff().toString());
        world.named(receiver, matter.matter(), there);
        var form = visitor.get(at).body();
        assertThat(form).contains(there.office() + "/" + there.staff()).doesNotContain(accused.staff().toString());
        // what is not offered is refused as well
        var wrong = visitor.fill(at, at, "version", version(matter.leg()), "receiver", accused.office() + "/" + accused.staff());
        assertThat(wrong.statusCode()).isEqualTo(422);
        var done = visitor.fill(at, at, "version", version(matter.leg()), "receiver", there.office() + "/" + there.staff());
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(world.visitor(port, there).get("/desk/matters/" + matter.number()).statusCode()).isEqualTo(200);
        assertThat(world.visitor(port, accused).get("/desk/matters/" + matter.number()).statusCode()).isEqualTo(404);
        assertThat(visitor.get(act(matter.number(), matter.leg(), "transfer")).body()).contains("检举控告");
    }
}
