package org.huiyin.desk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.huiyin.access.Cast;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.Given;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class DeskScreens {
    @LocalServerPort int port;
    @Autowired ApplicationContext program;
    Browser browser;

    @Test
    void shots() {
        var world = new DeskWorld(program);
        var a = world.register();
        var leg = world.accepted(a);
        world.register(m -> DeskWorld.receivedAt(m, world.now().minus(Duration.ofDays(30))));
        world.register(m -> DeskWorld.receivedAt(DeskWorld.titled(m, "河边烧烤摊晚上油烟大，一直到凌晨两点，老人小孩睡不着"), world.now().minus(Duration.ofDays(13))));
        var b = world.register("学校门口的斑马线看不清了");
        var bl = world.transferred(b, world.cast.eastHousing);
        world.done(world.staff(world.handler), bl, "object", Given.of("reason", "道路标线归交警部门"));
        world.register("楼道灯坏了两个月");
        try (var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(chrome()).setArgs(java.util.List.of("--no-sandbox")).setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            String m = "/desk/matters/" + a.number();
            shoot(world, world.officer, Map.of("queue", "/desk", "queueopen", "/desk?view=open&class=claim", "transfer", transfer(world)));
            shoot(world, world.handler, Map.of("matter", m, "identity", m + "/identity", "accept", "/desk/matters/" + b.number(), "keys", "/desk/keys"));
            shoot(world, world.head, Map.of("extend", m + "/legs/" + leg.value() + "/acts/extend"));
        }
    }

    private static Path chrome() {
        for (String c : new String[] {"/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"}) {
            if (java.nio.file.Files.exists(Path.of(c))) return Path.of(c);
        }
        return null;
    }

    private String transfer(DeskWorld world) {
        var c = world.register("路面有个大坑");
        return "/desk/matters/" + c.number() + "/legs/" + c.leg().value() + "/acts/transfer";
    }

    private void shoot(DeskWorld world, SignedIn who, Map<String, String> pages) {
        String login = world.account(who);
        for (int width : new int[] {1280, 390}) {
            for (String lang : new String[] {"zh", "en"}) {
                boolean dark = lang.equals("en") && width == 1280;
                try (var context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 850).setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT))) {
                    Page page = context.newPage();
                    page.navigate("http://localhost:" + port + "/desk/sign-in?lang=" + lang);
                    page.fill("#login", login);
                    page.fill("#password", Cast.PASSWORD);
                    page.click("main button.button");
                    pages.forEach((name, path) -> {
                        page.navigate("http://localhost:" + port + path);
                        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("/tmp/screens/" + name + "-" + width + "-" + lang + ".png")).setFullPage(true));
                        Object wide = page.evaluate("document.documentElement.scrollWidth");
                        System.out.println("SHOT " + name + " " + width + " " + lang + " scrollWidth=" + wide + " bytes=" + page.content().length());
                    });
                }
            }
        }
    }
}
