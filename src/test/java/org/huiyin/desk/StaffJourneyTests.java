package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.Chromium;
import org.huiyin.access.Cast;
import org.huiyin.access.SignedIn;
import org.huiyin.journal.LegId;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A claim through the hands of three people at work, in Chromium: transferred, told, accepted, answered, approved, issued and served. */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT, properties = "huiyin.test.database=of its own")
class StaffJourneyTests {

    private static final Path SCREENS = Path.of("target/screens/desk");

    /** What these people write and are called: the only Chinese an English page may show. */
    private static final List<String> TYPED = List.of("请依法办理并按期告知。", "来信收到，正在核实，六十日内书面答复。", "经现场查看，电梯停运二十一日，系主板损坏。", "《物业管理条例》", "已责成物业更换主板。",
            "配件由厂家调货，等候较久，特此说明。", "本人签收，送达回证第3号", "李楠", "岗位", DeskWorld.NAME,
            "小区电梯停了三周没人修", "滨河小区三号楼", "请尽快修好电梯", "请说明为什么停了这么久", "我叫", "，电话", "三号楼的电梯停了三周，楼上有八十岁的老人下不来。",
            "海山市信访局", "海山市政府", "海山市住建局", "海山市", "东区信访局", "东区政府", "东区住建局滨河所", "东区住建局", "西区信访局", "西区政府");

    @LocalServerPort int port;
    @Autowired ApplicationContext context;

    private final List<String> wrong = new ArrayList<>();
    private int width;
    private boolean script;

    @Test
    void threePeopleAnswerAClaimOnAWideScreen() {
        walk(1280, true);
    }

    @Test
    void theyDoSoOnATelephoneInEnglishWithoutJavaScript() {
        walk(390, false);
    }

    private void walk(int wide, boolean withScript) {
        width = wide;
        script = withScript;
        var world = new DeskWorld(context);
        var matter = world.register();
        String file = "/desk/matters/" + matter.number();

        as(world, world.officer, page -> {
            go(page, "/desk", "queue");
            page.locator("main a[href='" + file + "']").first().click();
            shot(page, "matter-registered");
            page.locator("a[href$='/acts/transfer']").click();
            page.locator("input[name=offices-lead][value='" + world.cast.eastHousing.id() + "']").check();
            page.locator("input[name=track][value=ordinary]").check();
            page.fill("textarea[name=reason]", "请依法办理并按期告知。");
            shot(page, "transfer");
            page.locator("main form[method=post] button.button:not([name=go])").last().click();
            assertThat(page.url()).contains(file);
        });

        var handling = legOf(world, matter);
        String leg = file + "/legs/" + handling.value();
        as(world, world.handler, page -> {
            go(page, leg + "/acts/notice", "notice");
            page.fill("textarea[name=notice]", "来信收到，正在核实，六十日内书面答复。");
            submit(page);
            assertThat(world.leg(handling).standing()).isEqualTo("noticed");
            go(page, leg + "/acts/accept", "accept");
            page.locator("input[name=basis][value=EXPLICIT_DECISION]").check();
            submit(page);
            assertThat(world.leg(handling).standing()).isEqualTo("accepted");
            go(page, leg + "/answer", "draft-empty");
            page.fill("textarea[name=findings]", "经现场查看，电梯停运二十一日，系主板损坏。");
            page.fill("textarea[name=basis]", "《物业管理条例》");
            page.locator("input[name=outcome-1][value=SUPPORT]").check();
            page.fill("textarea[name=reply-1]", "已责成物业更换主板。");
            page.locator("button[name=go][value=submit]").click();
            shot(page, "draft-wrong");
            assertThat(page.inputValue("textarea[name=findings]")).as("nothing typed is lost").startsWith("经现场查看");
            page.fill("input[name=execute-1]", world.today());
            page.locator("input[name=outcome-2][value=EXPLAIN]").check();
            page.fill("textarea[name=reply-2]", "配件由厂家调货，等候较久，特此说明。");
            page.locator("button[name=go][value=submit]").click();
            assertThat(world.leg(handling).standing()).isEqualTo("awaiting-approval");
        });
        as(world, world.head, page -> {
            go(page, "/desk/approvals", "approvals");
            go(page, "/desk/office", "office");
            go(page, leg + "/answer", "approve");
            page.locator("form[action$='/approve'] button").click();
            assertThat(world.leg(handling).standing()).isEqualTo("approved");
        });
        as(world, world.handler, page -> {
            go(page, leg + "/answer", "issue");
            page.locator("form[action$='/issue'] button").click();
            go(page, leg + "/answer", "serve");
            page.locator("input[name=method][value=PERSONAL]").check();
            page.fill("input[name=on]", world.today());
            page.fill("textarea[name=proof]", "本人签收，送达回证第3号");
            page.locator("form[action$='/serve'] button").click();
            assertThat(world.leg(handling).standing()).isEqualTo("served");
            go(page, file, "matter-served");
            assertThat(page.content()).contains(script ? "复查" : "review");
        });
        as(world, world.petitionHead, page -> go(page, "/desk/supervision", "supervision"));
        as(world, world.clerk, page -> go(page, "/desk/register", "register"));
        assertThat(wrong).isEmpty();
    }

    private LegId legOf(DeskWorld world, org.huiyin.casework.Registration.Registered matter) {
        return world.bean(org.huiyin.casework.Matters.class).forPerson(matter.matter()).leading().id();
    }

    private void as(DeskWorld world, SignedIn who, java.util.function.Consumer<Page> work) {
        try (BrowserContext own = Chromium.visitor(width, script ? "zh-CN" : "en-GB", script)) {
            Page page = own.newPage();
            page.navigate(address("/desk/sign-in"));
            page.fill("#login", world.account(who));
            page.fill("#password", Cast.PASSWORD);
            page.locator("main button.button").click();
            work.accept(page);
        }
    }

    private static void submit(Page page) {
        page.locator("main form[method=post] button.button:not([name=go])").last().click();
    }

    private void go(Page page, String path, String name) {
        page.navigate(address(path));
        shot(page, name);
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private void shot(Page page, String name) {
        String here = name + "-" + width;
        Chromium.picture(page, SCREENS, here);
        if (!script) {
            Chromium.chinese(page, TYPED).forEach(left -> wrong.add(here + " in Chinese: " + left));
        } else {
            Chromium.faults(page).forEach(fault -> wrong.add(here + ": " + fault));
        }
    }
}
