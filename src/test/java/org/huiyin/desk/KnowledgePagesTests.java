package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.huiyin.knowledge.EnactmentForm;
import org.huiyin.knowledge.Kept;
import org.huiyin.knowledge.KnowledgeBase;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class KnowledgePagesTests {

    private static final String AT = "/desk/knowledge";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext program;

    DeskWorld world;
    Visitor head;
    Visitor handler;

    @BeforeEach
    void setUp() {
        world = new DeskWorld(program);
        head = world.visitor(port, world.head);
        handler = world.visitor(port, world.handler);
    }

    private static String[] form(String title, String from, String words, String... more) {
        var all = new ArrayList<>(List.of("title", title, "kind", "LOCAL", "issuer", "海山市人大常委会", "from", from, "words", words, "categories", "HOUSING",
                "keywords", "电梯"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void aHeadAddsRevisesAndEndsAndEverybodyReads() {
        String title = "海山市电梯办法" + System.nanoTime();
        var added = head.fill(AT + "/new", AT, form(title, "2024-01-01", "第一章 总则\n第一条　停运超过三日的，应当<script>alert(1)</script>公告。\n第二条　\"引号\"与'撇'。"));
        assertThat(added.statusCode()).isEqualTo(302);
        String at = added.headers().firstValue("Location").orElseThrow().replaceFirst("\\?.*", "");
        var page = handler.get(at);
        assertThat(page.body()).contains(title).contains("第一章 总则").contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert(1)").contains("第 1 版")
                .doesNotContain(at + "/revise");
        assertThat(head.get(at).body()).contains(at + "/revise");

        var found = handler.get(AT + "?q=" + java.net.URLEncoder.encode("停运 " + title, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(found.body()).contains("<mark>停运</mark>").contains(at + "#a-1");
        assertThat(handler.get(AT + "?q=%3Cscript%3E%22").body()).doesNotContain("<script>\"").contains("没有找到");
        assertThat(handler.get(AT + "?category=HOUSING&kind=LOCAL&also=yes").statusCode()).isEqualTo(200);
        assertThat(handler.get(AT + "?on=2023-12-31&q=" + java.net.URLEncoder.encode(title, java.nio.charset.StandardCharsets.UTF_8)).body()).contains("没有找到");

        assertThat(head.get(at + "/revise").body()).contains("第一章 总则").contains("name=\"ordinal\" value=\"1\"");
        var noReason = head.fill(at + "/revise", at + "/revise", form(title, "2025-01-01", "第一条　停运超过两日的，应当公告。", "ordinal", "1"));
        assertThat(noReason.statusCode()).isEqualTo(422);
        assertThat(noReason.body()).contains("停运超过两日").contains("#note");
        assertThat(head.fill(at + "/revise", at + "/revise", form(title, "2025-01-01", "第一条　停运超过两日的，应当公告。", "ordinal", "1", "note", "2025年修正")).statusCode())
                .isEqualTo(302);
        var late = head.fill(at + "/revise", at + "/revise", form(title, "2025-01-01", "第一条　我也改了很久。", "ordinal", "1", "note", "同时改"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("我也改了很久").contains("name=\"ordinal\" value=\"2\"");
        assertThat(handler.get(at).body()).contains("超过两日").doesNotContain("超过三日");
        assertThat(handler.get(at + "?on=2024-12-31").body()).contains("超过三日").contains("不是今天的");
        assertThat(handler.get(at + "?edition=1").body()).contains("超过三日").contains("另一个版本");
        assertThat(handler.get(at + "?edition=9").statusCode()).isEqualTo(404);
        assertThat(handler.get(at + "?lang=en").body()).contains("Edition 2").contains("art. 1");
        handler.get(at + "?lang=zh");

        assertThat(head.fill(at + "/retire", at + "/retire", "ordinal", "2", "on", "2026-01-01", "reason", "").statusCode()).isEqualTo(422);
        assertThat(head.fill(at + "/retire", at + "/retire", "ordinal", "2", "on", "2026-01-01", "reason", "被新条例废止").statusCode()).isEqualTo(302);
        assertThat(handler.get(at).body()).contains("已失效").contains("被新条例废止").contains("超过两日");
    }

    @Test
    void whatIsWrongIsSaidAndNothingTypedIsLost() {
        var wrong = head.fill(AT + "/new", AT, form("", "不是日期", "第一条　写了很久的正文", "address", "javascript:alert(1)"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("写了很久的正文").contains("#title").contains("#from").contains("#address").contains("checked");
    }

    @Test
    void onlyEditorsWriteAndOnlyWhatTheirOfficeKeeps() {
        var kept = (Kept.Done) world.bean(KnowledgeBase.class).add(world.petitionHead, new EnactmentForm("RULE", "东区规则" + System.nanoTime(), "", "", "2024-01-01", "", "", "",
                List.of(), false, "第一条　甲。", ""), world.now());
        String at = AT + "/" + kept.id();
        for (var who : List.of(world.handler, world.officer, world.clerk, world.outsider)) {
            var visitor = world.visitor(port, who);
            assertThat(visitor.get(at).statusCode()).isEqualTo(200);
            assertThat(visitor.get(AT).body()).doesNotContain(AT + "/new");
            for (String path : List.of(AT, AT + "/file", AT + "/shipped", at + "/revise", at + "/retire", AT + "/templates")) {
                assertThat(visitor.fill("/desk/keys", path, form("海山市他人办法", "2024-01-01", "第一条　甲。")).statusCode()).as(path).isEqualTo(404);
            }
        }
        assertThat(head.get(at).body()).as("the petition office keeps it up").doesNotContain(at + "/revise");
        assertThat(head.fill("/desk/keys", at + "/revise", form("海山市他人办法", "2024-01-01", "第一条　甲。", "ordinal", "1", "note", "x")).statusCode()).isEqualTo(404);
        assertThat(head.fill("/desk/keys", AT + "/shipped").statusCode()).isEqualTo(404);
        assertThat(world.visitor(port, world.petitionHead).fill("/desk/keys", AT + "/shipped").statusCode()).isEqualTo(302);
        assertThat(world.visitor(port, world.petitionHead).get(AT + "?q=%E5%A4%8D%E6%9F%A5").body()).contains("信访工作条例");
    }

    @Test
    void aFileIsLookedOverBeforeItIsKept() {
        var text = head.upload(AT + "/file", AT + "/file", "file", "海山市供热办法.txt", "海山市供热办法\n第一条　十一月十五日供热。\n第二条　本办法自2025年11月1日起施行。");
        assertThat(text.statusCode()).isEqualTo(200);
        assertThat(text.body()).contains("认出 2 条").contains("value=\"海山市供热办法\"").contains("value=\"2025-11-01\"").contains("第一条　十一月十五日供热");
        assertThat(handler.get(AT + "?q=%E5%8D%81%E4%B8%80%E6%9C%88%E5%8D%81%E4%BA%94").body()).as("nothing is kept by reading").contains("没有找到");
        assertThat(head.upload(AT + "/file", AT + "/file", "file", "办法.pdf", "%PDF-1.7").body()).contains("这是 PDF");
        assertThat(head.upload(AT + "/file", AT + "/file", "file", "办法.docx", "PK\u0003\u0004").body()).contains("这是 Word 文件");
        assertThat(head.upload(AT + "/file", AT + "/file", "file", "", "").body()).contains("请先选一个文件");
        var sheet = head.upload(AT + "/file", AT + "/file", "file", "表.csv", "名称,正文,施行日期,种类\n海山市雪天通知" + System.nanoTime() + ",<b>扫雪</b>,2025-01-01,政策\n,x,2025-01-01,政策\n");
        assertThat(sheet.body()).contains("新收 1 份").contains("没有收的 1 行").contains("请写名称");
        assertThat(head.upload(AT + "/file", AT + "/file", "file", "坏.xlsx", "PK\u0003\u0004 not a workbook").statusCode()).isEqualTo(422);
    }

    @Test
    void templatesAreWrittenReadAndRetired() {
        String title = "电梯维修答复" + System.nanoTime();
        String at = AT + "/templates";
        assertThat(head.fill(at + "/new", at, "title", title, "outcome", "", "words", "写了一半").body()).contains("写了一半").contains("#outcome");
        var added = head.fill(at + "/new", at, "title", title, "outcome", "SUPPORT", "category", "HOUSING", "words", "【年月日】以前修好<i>");
        assertThat(added.statusCode()).isEqualTo(302);
        String one = added.headers().firstValue("Location").orElseThrow().replaceFirst("\\?.*", "");
        assertThat(handler.get(one).body()).contains("以前修好&lt;i&gt;").doesNotContain(one + "/revise");
        assertThat(handler.get(at).body()).contains(title);
        assertThat(head.fill(one + "/revise", one + "/revise", "ordinal", "1", "title", title, "outcome", "SUPPORT", "words", "改过了", "note", "换说法").statusCode()).isEqualTo(302);
        assertThat(handler.get(one).body()).contains("改过了").contains("换说法").contains("以前修好&lt;i&gt;");
        assertThat(head.fill(one, one + "/retire", "ordinal", "2", "reason", "").statusCode()).isEqualTo(422);
        assertThat(head.fill(one, one + "/retire", "ordinal", "1", "reason", "x").statusCode()).isEqualTo(409);
        assertThat(head.fill(one, one + "/retire", "ordinal", "2", "reason", "不用了").statusCode()).isEqualTo(302);
        assertThat(handler.get(at).body()).doesNotContain(title);
        assertThat(handler.get(at + "?retired=yes").body()).contains(title);
    }
}
