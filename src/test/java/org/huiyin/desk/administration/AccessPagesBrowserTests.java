package org.huiyin.desk.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.huiyin.Chromium;
import org.huiyin.access.AccessRequests;
import org.huiyin.access.Cast;
import org.huiyin.access.StaffAccounts;
import org.huiyin.organization.Organization;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of signing in and of the administrators in Chromium: wide and narrow, both languages, no serious mistake for a screen reader. */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class AccessPagesBrowserTests {

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
        Chromium.browser();
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

        for (int w : new int[] {1280, 390}) {
            width = w;
            for (var language : List.of("zh", "en")) {
                lang = language;
                signingIn(oneTime, handler);
                as(system, page -> {
                    look(page, "/desk/accounts", "accounts");
                    look(page, "/desk/accounts/new", "new-account");
                    page.locator("main button.button").first().click();
                    shot(page, "new-account-mistakes");
                    look(page, "/desk/accounts/" + fresh.staff(), "account");
                    look(page, "/desk/offices?q=" + cast.east.nameZh(), "offices");
                    look(page, "/desk/offices/new", "new-office");
                    page.locator("main form button.button").last().click();
                    shot(page, "new-office-mistakes");
                    look(page, "/desk/offices/" + cast.eastHousing.id(), "office");
                    look(page, "/desk/offices/places", "places");
                    look(page, "/desk/offices/places/" + cast.east.jurisdiction(), "place");
                    look(page, "/desk/offices/list", "office-list");
                });
                as(security, page -> {
                    look(page, "/desk/grants", "grants");
                    look(page, "/desk/grants/posts/" + fresh.post(), "roles");
                });
                as(audit, page -> look(page, "/desk/record", "record"));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void signingIn(String oneTime, String handler) {
        try (var context = context()) {
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
        try (var context = context()) {
            var page = context.newPage();
            page.navigate(address("/desk/sign-in"));
            page.fill("#login", oneTime);
            page.fill("#password", Cast.PASSWORD);
            page.locator("main button.button").click();
            shot(page, "own-password");
        }
    }

    private void as(String login, java.util.function.Consumer<Page> work) {
        try (var context = context()) {
            var page = context.newPage();
            page.navigate(address("/desk/sign-in"));
            page.fill("#login", login);
            page.fill("#password", Cast.PASSWORD);
            page.locator("main button.button").click();
            work.accept(page);
        }
    }

    private com.microsoft.playwright.BrowserContext context() {
        return Chromium.visitor(width, lang.equals("zh") ? "zh-CN" : "en-GB", true);
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
        Chromium.picture(page, SHOTS, here);
        Chromium.faults(page).forEach(fault -> wrong.add(here + ": " + fault));
    }
}
