package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.huiyin.casework.Registration.Registered;
import org.huiyin.journal.LegId;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class AnswerPagesTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext program;

    DeskWorld world;
    Registered matter;
    LegId leg;
    String at;

    @BeforeEach
    void setUp() {
        world = new DeskWorld(program);
        matter = world.register();
        leg = world.accepted(matter);
        at = "/desk/matters/" + matter.number() + "/legs/" + leg.value() + "/answer";
    }

    private String version() {
        return String.valueOf(world.leg(leg).version());
    }

    private String[] whole(String draft, String go, String findings) {
        var all = new ArrayList<>(List.of("draft", draft, "version", version(), "go", go, "findings", findings, "basis", "《特种设备安全法》第三十八条"));
        all.addAll(List.of("outcome-1", "SUPPORT", "reply-1", "维保单位已进场", "execute-1", "2030-01-31"));
        all.addAll(List.of("outcome-2", "EXPLAIN", "reply-2", "主板停产，调货用了三周", "execute-2", ""));
        return all.toArray(String[]::new);
    }

    @Test
    void oneClaimFromDraftToService() {
        var handler = world.visitor(port, world.handler);
        assertThat(handler.get(at).body()).contains("楼上有八十岁的老人下不来").contains("请求复查").doesNotContain(DeskWorld.NAME);
        assertThat(handler.fill(at, at, whole("0", "save", "电梯主板烧毁")).statusCode()).isEqualTo(302);
        assertThat(handler.get(at).body()).contains("电梯主板烧毁").contains("维保单位已进场");
        var submitted = handler.fill(at, at, whole("1", "submit", "电梯主板烧毁，已查验收记录"));
        assertThat(submitted.statusCode()).isEqualTo(302);
        assertThat(world.leg(leg).standing()).isEqualTo("awaiting-approval");

        var head = world.visitor(port, world.head);
        assertThat(head.get("/desk/approvals").body()).contains(matter.number());
        assertThat(head.get("/desk/office").body()).contains(matter.number()).contains("本周到期");
        var back = head.fill(at, at + "/send-back", "version", version(), "reason", "请写明调货的依据");
        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(handler.get(at).body()).contains("请写明调货的依据");
        handler.fill(at, at, whole("2", "submit", "电梯主板烧毁，有调货单"));
        assertThat(head.fill(at, at + "/approve", "version", version()).statusCode()).isEqualTo(302);
        var issued = handler.fill(at, at + "/issue", "version", version());
        assertThat(issued.statusCode()).isEqualTo(302);

        var page = handler.get(at).body();
        var link = java.util.regex.Pattern.compile("/desk/matters/[^\"]+/documents/[^\"]+").matcher(page);
        assertThat(link.find()).isTrue();
        var document = handler.get(link.group());
        assertThat(document.body()).contains("信访事项处理意见书").contains("第三十五条").contains("30").contains("信访答").contains("维保单位已进场");
        assertThat(handler.get(link.group() + "?lang=en").body()).contains("art. 35");
        handler.get(at + "?lang=zh");

        var early = handler.fill(at, at + "/serve", "version", version(), "method", "PERSONAL", "on", "2020-01-01", "proof", "本人签收，回证第3号");
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("本人签收，回证第3号").contains("2020-01-01");
        var served = handler.fill(at, at + "/serve", "version", version(), "method", "PERSONAL", "on", world.today(), "proof", "本人签收，回证第3号");
        assertThat(served.statusCode()).isEqualTo(302);
        assertThat(world.leg(leg).standing()).isEqualTo("served");
        assertThat(handler.get(link.group()).body()).contains("当面签收").contains("回证第3号");
    }

    @Test
    void nobodyApprovesTheirOwnDraft() {
        var head = world.visitor(port, world.head);
        head.fill(at, at, whole("0", "submit", "负责人自己写的"));
        assertThat(world.leg(leg).standing()).isEqualTo("awaiting-approval");
        assertThat(head.get("/desk/approvals").body()).contains("另一位负责人");
        var refused = head.fill("/desk/keys", at + "/approve", "version", version());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("自己写的答复不能自己批准");
        assertThat(world.leg(leg).standing()).isEqualTo("awaiting-approval");
    }

    @Test
    void theSecondWriterSeesTheFirstBesideTheirOwn() {
        assertThat(world.visitor(port, world.colleague).fill(at, at, whole("0", "save", "同事先写的事实")).statusCode()).isEqualTo(302);
        var second = world.visitor(port, world.handler).fill(at, at, whole("0", "save", "我写了很久的事实"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("同事先写的事实").contains("我写了很久的事实").contains("name=\"draft\" value=\"1\"");
        assertThat(world.visitor(port, world.handler).fill(at, at, whole("1", "save", "合在一起的事实")).statusCode()).isEqualTo(302);
    }

    @Test
    void whatIsMissingIsSaidAndNothingIsLost() {
        var handler = world.visitor(port, world.handler);
        var noOutcome = handler.fill(at, at, "draft", "0", "version", version(), "findings", "写了事实", "basis", "", "reply-1", "写了答复");
        assertThat(noOutcome.statusCode()).isEqualTo(422);
        assertThat(noOutcome.body()).contains("写了事实").contains("写了答复").contains("#outcome-1");
        var incomplete = handler.fill(at, at, "draft", "0", "version", version(), "go", "submit", "findings", "只有事实", "basis", "");
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(incomplete.body()).contains("只有事实");
        assertThat(world.leg(leg).standing()).isEqualTo("accepted");
    }

    @Test
    void theDraftIsTheOfficesOwn() {
        world.visitor(port, world.handler).fill(at, at, whole("0", "save", "还没有定"));
        for (var who : List.of(world.officer, world.petitionHead, world.outsider)) {
            var visitor = world.visitor(port, who);
            assertThat(visitor.get(at).statusCode()).isEqualTo(404);
            for (String path : new String[] {"", "/approve", "/send-back", "/issue", "/serve"}) {
                assertThat(visitor.fill("/desk/keys", at + path, "version", version(), "reason", "x").statusCode()).isEqualTo(404);
            }
        }
        assertThat(world.visitor(port, world.handler).fill("/desk/keys", at + "/approve", "version", version()).statusCode()).isEqualTo(422);
    }
}
