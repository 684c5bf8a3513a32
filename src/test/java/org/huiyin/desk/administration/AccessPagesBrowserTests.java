package org.huiyin.desk.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiyin.access.AccessRequests;
import org.huiyin.access.Cast;
import org.huiyin.access.StaffAccounts;
import org.huiyin.organization.Organization;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of signing in and of the administrators in Chromium: wide and narrow, both languages, no serious mistake for a screen reader. */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class AccessPagesBrowserTests {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SHOTS = Path.of("target/screens/access");

    @LocalServerPort
    int port;

    @Autowired
    Organization organization;

    @Autowired
    StaffAccounts accounts;

    @Autowired
    AccessRequests requests;

    private final List<String> wrong = new ArrayList<>();
    private int width;
    private String lang = "zh";

    @Test
    void everyPageFitsAndReadsAloud() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium at " + CHROMIUM);
        Files.createDirectories(SHOTS);
        var cast = new Cast(organization);
        var now = Instant.now();
        var system = cast.account(accounts, cast.works(cast.cityPetitions, "system-admin"), false, now);
        var asker = cast.works(cast.cityPetitions, "security-admin");
        cast.account(accounts, asker, false, now);
        var security = cast.account(accounts, cast.works(cast.cityPetitions, "security-admin"), false, now);
        var audit = cast.account(accounts, cast.works(cast.cityPetitions, "audit-admin"), false, now);
        var two = cast.works(cast.eastHousing, "handler");
        cast.worksToo(two.staff(), cast.eastStreet, true, "office-head");
        var handler = cast.account(accounts, two, false, now);
        var fresh = cast.works(cast.eastHousing, "handler");
        var oneTime = cast.account(accounts, fresh, true, now);
        requests.askForRoles(asker, fresh.post(), Set.of("handler", "office-head"), "new-duty", now);
        var wantsReset = cast.works(cast.eastStreet, "office-head");
        cast.account(accounts, wantsReset, false, now);
        requests.askForReset(asker, org.huiyin.access.AccessRequest.Kind.PASSWORD, wantsReset.staff(), "forgotten", now);

        var options = new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox"));
        try (var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var browser = playwright.chromium().launch(options)) {
            for (int w : new int[] {1280, 390}) {
                width = w;
                for (var language : List.of("zh", "en")) {
                    lang = language;
                    signingIn(browser, oneTime, handler);
                    as(browser, system, page -> {
                        look(page, "/desk/accounts", "accounts");
                        look(page, "/desk/accounts/new", "new-account");
                        page.locator("main button.button").first().click();
                        shot(page, "new-account-mistakes");
                        look(page, "/desk/accounts/" + fresh.staff(), "account");
                    });
                    as(browser, security, page -> {
                        look(page, "/desk/grants", "grants");
                        look(page, "/desk/grants/posts/" + fresh.post(), "roles");
                    });
                    as(browser, audit, page -> look(page, "/desk/record", "record"));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void signingIn(Browser browser, String oneTime, String handler) {
        try (var context = context(browser)) {
            var page = context.newPage();
            look(page, "/desk/sign-in", "sign-in");
            page.fill("#login", handler);
            page.fill("#password", "wrong password");
            page.locator("main button.button").click();
            shot(page, "sign-in-wrong");
            page.fill("#password", Cast.PASSWORD);
            page.locator("main button.button").click();
            shot(page, "post");
            page.locator("main input[type=radio]").first().check();
            page.locator("main button.button").click();
            look(page, "/desk/account", "own-account");
            look(page, "/desk/account/password", "password");
            look(page, "/desk/account/second-step", "second-step");
        }
        try (var context = context(browser)) {
            var page = context.newPage();
            page.navigate(address("/desk/sign-in"));
            page.fill("#login", oneTime);
            page.fill("#password", Cast.PASSWORD);
            page.locator("main button.button").click();
            shot(page, "own-password");
        }
    }

    private void as(Browser browser, String login, java.util.function.Consumer<Page> work) {
        try (var context = context(browser)) {
            var page = context.newPage();
            page.navigate(address("/desk/sign-in"));
            page.fill("#login", login);
            page.fill("#password", Cast.PASSWORD);
            page.locator("main button.button").click();
            work.accept(page);
        }
    }

    private com.microsoft.playwright.BrowserContext context(Browser browser) {
        return browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 900).setLocale(lang.equals("zh") ? "zh-CN" : "en-GB"));
    }

    private void look(Page page, String path, String name) {
        page.navigate(address(path));
        shot(page, name);
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private void shot(Page page, String name) {
        var here = name + "-" + width + "-" + lang;
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(here + ".png")).setFullPage(true));
        if ((Boolean) page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth + 1")) {
            wrong.add(here + " is wider than the window");
        }
        if (lang.equals("zh")) {
            new AxeBuilder(page).analyze().getViolations().stream()
                    .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                    .forEach(rule -> wrong.add(here + ": " + rule.getId() + " " + rule.getNodes().getFirst().getTarget()));
        }
    }
}
