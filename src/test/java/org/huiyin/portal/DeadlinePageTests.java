package org.huiyin.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.huiyin.Chromium;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The public calculator in a browser, wide and narrow, with and without JavaScript. */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class DeadlinePageTests {

    @LocalServerPort
    int port;

    @Test
    void anybodyComputesADateAndSeesWhy() {
        for (int width : new int[] {1280, 390}) {
            for (String language : List.of("zh", "en")) {
                read(width, language);
            }
        }
    }

    private void read(int width, String language) {
        // without JavaScript: nothing on this page needs it; axe does
        try (var plain = Chromium.visitor(width, "zh-CN", false)) {
            Page page = plain.newPage();
            page.navigate(at("?lang=" + language));
            shoot(page, "today", width, language);
            page.locator("#rule").selectOption("XF-20");
            page.locator("#from").fill("2026-03-02");
            page.locator("main form button").click();
            assertThat(page.locator(".answer-date").innerText()).contains(language.equals("zh") ? "2026年5月6日 星期三" : "Wednesday 6 May 2026");
            assertThat(page.locator(".answer").innerText()).contains(language.equals("zh") ? "第三十四条" : "art. 34");
            assertThat(page.locator(".answer .plain-list li").count()).isEqualTo(5);
            assertThat(page.locator(".answer .plain-list li").first().innerText()).contains(language.equals("zh") ? "2026年5月1日" : "1 May 2026");
            shoot(page, "answer", width, language);
        }
        try (var context = Chromium.visitor(width, "zh-CN", true)) {
            Page page = context.newPage();
            page.navigate(at("?lang=" + language + "&rule=XF-20&from=2026-11-20&extend=31"));
            assertThat(page.locator("#extend-wrong").innerText()).contains("30", "31");
            shoot(page, "mistake", width, language);
            page.navigate(at("?lang=" + language + "&rule=BJ-12&from=2026-12-31&at=23:30"));
            assertThat(page.locator(".answer-date").innerText()).contains("23:30");
            page.navigate(at("?lang=" + language + "&rule=XF-33&from=2026-12-10&pauseFrom=2026-12-20&pauseTo=2026-12-22"));
            assertThat(page.locator(".answer .notice-warning").innerText()).contains(language.equals("zh") ? "暂定" : "Provisional");
            shoot(page, "provisional", width, language);
            assertThat(Chromium.faults(page)).isEmpty();
            page.navigate(at("?rule=%3Cscript%3E&from=x"));
            assertThat(page.locator("#rule-wrong").innerText()).contains("<script>");
        }
    }

    private String at(String query) {
        return "http://localhost:" + port + "/deadline" + query;
    }

    private static void shoot(Page page, String name, int width, String language) {
        Chromium.picture(page, Path.of("target/screens/deadline"), name + "-" + width + "-" + language);
    }
}
