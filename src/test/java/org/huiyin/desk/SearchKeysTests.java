package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.time.Duration;
import org.huiyin.Chromium;
import org.huiyin.access.Cast;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What is looked for, found and opened by keys alone, in Chromium. */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class SearchKeysTests {

    @LocalServerPort int port;
    @Autowired ApplicationContext program;

    @Test
    void aWordIsTypedAHitChosenAndOpenedWithoutAMouse() throws InterruptedException {
        var world = new DeskWorld(program);
        var first = world.register("棂星门路灯一盏不亮");
        var second = world.register("棂星门路灯两盏不亮");
        var officer = world.visitor(port, world.officer);
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!officer.get("/desk/search?q=%E6%A3%82%E6%98%9F%E9%97%A8").body().contains("共 2 件")) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(50);
        }
        try (var visitor = Chromium.visitor(1280, "zh-CN", true)) {
            var page = visitor.newPage();
            page.navigate("http://localhost:" + port + "/desk/sign-in");
            page.fill("#login", world.account(world.officer));
            page.fill("#password", Cast.PASSWORD);
            page.click("main button");
            page.navigate("http://localhost:" + port + "/desk");

            page.keyboard().press("/");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("find");
            // within a field they are letters
            page.keyboard().type("棂星门 路灯j/k");
            assertThat(page.inputValue("#find")).isEqualTo("棂星门 路灯j/k");
            page.fill("#find", "棂星门 路灯");
            page.keyboard().press("Enter");
            page.waitForURL("**/desk/search?q=*");
            page.waitForLoadState(LoadState.LOAD);
            assertThat(page.locator("[data-list] tbody tr").count()).isEqualTo(2);

            var numbers = page.locator("[data-list] tbody .list-number a").allInnerTexts();
            assertThat(numbers).containsExactlyInAnyOrder(first.number(), second.number());
            page.keyboard().press("j");
            assertThat(focused(page)).isEqualTo(numbers.get(0));
            page.keyboard().press("j");
            assertThat(focused(page)).isEqualTo(numbers.get(1));
            page.keyboard().press("j");
            assertThat(focused(page)).as("stays at the last").isEqualTo(numbers.get(1));
            page.keyboard().press("k");
            assertThat(focused(page)).isEqualTo(numbers.get(0));
            page.keyboard().press("k");
            assertThat(focused(page)).as("stays at the first").isEqualTo(numbers.get(0));
            page.keyboard().press("j");
            page.keyboard().press("Enter");
            page.waitForURL("**/desk/matters/**");
            assertThat(page.url()).contains(numbers.get(1));
            page.keyboard().press("/");
            assertThat(page.evaluate("document.activeElement.id")).as("on the page of a matter as well").isEqualTo("find");
        }
    }

    private static Object focused(Page page) {
        return page.evaluate("document.activeElement.textContent");
    }
}
