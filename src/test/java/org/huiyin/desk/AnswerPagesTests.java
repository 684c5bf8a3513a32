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
    void theCheckSpeaksBesideTheDraftAndToTheHeadAndStopsNothing() {
        var handler = world.visitor(port, world.handler);
        assertThat(handler.get(at).body()).as("nothing is written, nothing is said").doesNotContain("草稿检查");
        var poor = new ArrayList<>(List.of("draft", "0", "version", version(), "go", "save", "findings", "11月3日查看，情况属实，主板烧毁。", "basis", "《没有的条例》第一条"));
        poor.addAll(List.of("outcome-1", "SUPPORT", "reply-1", "我局高度重视<b>，请打13912340765。60日内可以请求复查。", "execute-1", "2030-01-31"));
        poor.addAll(List.of("outcome-2", "EXPLAIN", "reply-2", "因为【原因】，主板停产。", "execute-2", ""));
        assertThat(handler.fill(at, at, poor.toArray(String[]::new)).statusCode()).isEqualTo(302);
        var page = handler.get(at).body();
        assertThat(page).contains("草稿检查").contains("高度重视").contains("知识库里没有《没有的条例》").contains("60日内").contains("【原因】").contains("href=\"#reply-1\"")
                .contains("第三十二条").contains("「电话").doesNotContain("13912340765").doesNotContain("高度重视<b>");
        assertThat(handler.get(at + "?lang=en").body()).contains("Draft check").contains("tells people nothing");
        handler.get(at + "?lang=zh");
        poor.set(1, "1");
        poor.set(5, "submit");
        assertThat(handler.fill(at, at, poor.toArray(String[]::new)).statusCode()).as("nothing of it blocks").isEqualTo(302);
        var head = world.visitor(port, world.head);
        assertThat(head.get(at).body()).contains("草稿检查").contains("【原因】").contains("经办人提交时还有这些").contains("id=\"reply-2\"");
        assertThat(head.fill(at, at + "/approve", "version", version()).statusCode()).isEqualTo(302);
    }

    @Test
    void lawAndTemplatesComeToTheDraftWithoutKeepingOrLosingAnything() {
        world.visitor(port, world.petitionHead).fill("/desk/keys", "/desk/knowledge/shipped");
        var handler = world.visitor(port, world.handler);
        var typed = new ArrayList<>(List.of("draft", "0", "version", version(), "findings", "写了很久的事实", "basis", "", "reply-1", "写了一半", "execute-1", "2030-01-31"));
        var look = new ArrayList<>(typed);
        look.addAll(List.of("q", "书面答复 复查", "go", "look"));
        var found = handler.fill(at, at, look.toArray(String[]::new));
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).contains("写了很久的事实").contains("写了一半").contains("<mark>复查</mark>").contains("第三十五条");
        var enter = new ArrayList<>(typed);
        enter.addAll(List.of("q", "书面答复 复查", "asked", "", "go", "enter"));
        assertThat(handler.fill(at, at, enter.toArray(String[]::new)).body()).contains("<mark>复查</mark>");

        var cite = java.util.regex.Pattern.compile("name=\"cite\" value=\"([^\"]+)\"").matcher(found.body());
        assertThat(cite.find()).isTrue();
        var citing = new ArrayList<>(typed);
        citing.addAll(List.of("cite", cite.group(1)));
        assertThat(handler.fill(at, at, citing.toArray(String[]::new)).body()).containsPattern("name=\"basis\"[^>]*>\\s*《信访工作条例》第三十").contains("写了很久的事实");

        var template = java.util.regex.Pattern.compile("name=\"insert\" value=\"2:([^\"]+)\"").matcher(found.body());
        assertThat(template.find()).as("offered where nothing is written").isTrue();
        assertThat(found.body()).as("and not over what is written").doesNotContain("name=\"insert\" value=\"1:");
        var inserting = new ArrayList<>(typed);
        inserting.addAll(List.of("insert", "2:" + template.group(1)));
        assertThat(handler.fill(at, at, inserting.toArray(String[]::new)).body()).containsPattern("name=\"reply-2\"[^>]*>[^<]*【").contains("还没有换成实际内容").contains("写了很久的事实");
        inserting.set(inserting.size() - 1, "1:" + template.group(1));
        assertThat(handler.fill(at, at, inserting.toArray(String[]::new)).body()).contains("写了一半").contains("模板没有放进去");
        for (String odd : List.of("9:" + template.group(1), "1:x", "x", "2:00000000-0000-7000-8000-000000000000")) {
            inserting.set(inserting.size() - 1, odd);
            assertThat(handler.fill(at, at, inserting.toArray(String[]::new)).body()).as(odd).contains("写了很久的事实");
        }
        assertThat(handler.get(at).body()).as("nothing was kept").doesNotContain("写了很久的事实");
    }

    @Test
    void likeMattersThatWereAnsweredAreShownWithTheirOutcomes() throws InterruptedException {
        var handler = world.visitor(port, world.handler);
        handler.fill(at, at, whole("0", "submit", "电梯主板烧毁，11月3日查验"));
        var head = world.visitor(port, world.head);
        head.fill(at, at + "/approve", "version", version());
        handler.fill(at, at + "/issue", "version", version());
        var other = world.register();
        var otherLeg = world.accepted(other);
        String there = "/desk/matters/" + other.number() + "/legs/" + otherLeg.value() + "/answer";
        String page = "";
        for (int tries = 0; tries < 100 && !page.contains(matter.number()); tries++) {
            Thread.sleep(100);
            page = handler.get(there).body();
        }
        assertThat(page).contains(matter.number()).contains("东区住建局").doesNotContain(DeskWorld.NAME).doesNotContain(DeskWorld.PHONE);
        int like = page.indexOf("id=\"like\"");
        assertThat(page.substring(like, page.indexOf("</details>", like))).contains("予以支持").contains("解释说明").doesNotContain(other.number());
        assertThat(handler.get(at).body()).as("nothing is to be written any more").doesNotContain("id=\"like\"");
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
