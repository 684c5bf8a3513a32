package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.Chromium;
import org.huiyin.access.Cast;
import org.huiyin.access.SignedIn;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The answer with its helps and the knowledge base in Chromium: looked at by axe, and written by keys alone without JavaScript. */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class KnowledgeBrowserTests {

    private static final Path SCREENS = Path.of("target/screens/knowledge");

    @LocalServerPort int port;
    @Autowired ApplicationContext context;

    private Page in(DeskWorld world, SignedIn who, int width, boolean script) {
        var page = Chromium.visitor(width, "zh-CN", script).newPage();
        page.navigate("http://localhost:" + port + "/desk/sign-in");
        page.fill("#login", world.account(who));
        page.fill("#password", Cast.PASSWORD);
        page.click("main button");
        return page;
    }

    @Test
    void pagesHaveNoFaultOnAWideScreenOrATelephone() {
        var world = new DeskWorld(context);
        world.visitor(port, world.petitionHead).fill("/desk/keys", "/desk/knowledge/shipped");
        var matter = world.register();
        String answer = "/desk/matters/" + matter.number() + "/legs/" + world.accepted(matter).value() + "/answer";
        var wrong = new ArrayList<String>();
        for (int width : new int[] {1280, 390}) {
            var page = in(world, world.head, width, true);
            for (String path : List.of("/desk/knowledge", "/desk/knowledge?q=%E5%A4%8D%E6%9F%A5", "/desk/knowledge/new", "/desk/knowledge/file", "/desk/knowledge/templates",
                    "/desk/knowledge/templates/new")) {
                page.navigate("http://localhost:" + port + path);
                Chromium.faults(page).forEach(fault -> wrong.add(width + " " + path + ": " + fault));
            }
            page.navigate("http://localhost:" + port + "/desk/knowledge?q=%E5%A4%8D%E6%9F%A5");
            page.click(".law-hits a");
            Chromium.faults(page).forEach(fault -> wrong.add(width + " text: " + fault));
            page.navigate("http://localhost:" + port + answer);
            page.fill("#findings", "我们高度重视。");
            page.click("#law > summary");
            page.fill("#q", "复查");
            page.press("#q", "Enter");
            page.click("#law .aid-rows summary");
            page.click("#like > summary");
            page.click(".templates > summary");
            Chromium.faults(page).forEach(fault -> wrong.add(width + " answer: " + fault));
            Chromium.picture(page, SCREENS, "answer-" + width);
            page.context().close();
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theHelpsWorkWithoutJavaScriptAndEnterSearchesOrSaves() {
        var world = new DeskWorld(context);
        world.visitor(port, world.petitionHead).fill("/desk/keys", "/desk/knowledge/shipped");
        var matter = world.register();
        var page = in(world, world.handler, 390, false);
        page.navigate("http://localhost:" + port + "/desk/matters/" + matter.number() + "/legs/" + world.accepted(matter).value() + "/answer");
        page.fill("#findings", "11月3日查看，主板烧毁。");
        page.click("#law > summary");
        page.fill("#q", "书面答复 复查");
        page.press("#q", "Enter");
        assertThat(page.inputValue("#findings")).isEqualTo("11月3日查看，主板烧毁。");
        page.click("#law .aid-rows summary");
        page.click("#law button[name=cite]");
        assertThat(page.inputValue("#basis")).startsWith("《信访工作条例》第三十");
        page.click("fieldset.item:first-of-type .templates > summary");
        page.click("fieldset.item:first-of-type .templates .aid-rows summary");
        page.click("fieldset.item:first-of-type .templates button[name=insert]");
        assertThat(page.inputValue("#reply-1")).contains("【");
        assertThat(page.locator("#check").innerText()).contains("还没有换成实际内容");
        page.fill("#reply-1", "依据《信访工作条例》第三十三条，双方同意调解，11月20日达成协议。");
        page.fill("#execute-1", "2030-01-31");
        page.press("#execute-1", "Enter");
        assertThat(page.url()).as("Enter in a field saves").endsWith("?done=saved");
        assertThat(page.inputValue("#reply-1")).contains("达成协议");
        Chromium.picture(page, SCREENS, "answer-saved-390");
        page.context().close();
    }
}
