package org.huiyin.desk.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.huiyin.Chromium;
import org.huiyin.access.Cast;
import org.huiyin.access.StaffAccounts;
import org.huiyin.calendar.CalendarEditions;
import org.huiyin.desk.Visitor;
import org.huiyin.organization.Organization;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The system administrator takes a year; a broken file is refused with every problem. A far year, so that no other test sees it. */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class CalendarsPageTests {

    private static final String SOUND = """
            calendar: cn
            year: 2099
            notices: [https://www.gov.cn/example/2099.htm]
            holidays:
              - {name: {zh: 元旦, en: New Year}, rest: [2099-01-01..2099-01-03], work: [2099-01-04]}
            """;

    @LocalServerPort
    int port;

    @Autowired
    Organization organization;

    @Autowired
    StaffAccounts accounts;

    @Autowired
    CalendarEditions editions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aYearIsTakenAndABrokenFileIsNot() {
        Chromium.browser();
        var cast = new Cast(organization);
        String login = cast.account(accounts, cast.works(cast.cityPetitions, "system-admin"), false, Instant.now());
        try (var context = Chromium.visitor(1280, "zh-CN", true)) {
            Page page = context.newPage();
            page.navigate("http://localhost:" + port + "/desk/sign-in?lang=zh");
            page.fill("#login", login);
            page.fill("#password", Cast.PASSWORD);
            page.click("main button.button");
            page.navigate("http://localhost:" + port + "/desk/calendars");
            assertThat(page.locator("table tbody tr").count()).isGreaterThanOrEqualTo(20);
            shoot(page, "held");
            upload(page, SOUND.replace("2099-01-04", "2099-02-30").replace("zh: 元旦, ", ""));
            assertThat(page.locator(".summary li").count()).isEqualTo(2);
            assertThat(page.locator(".summary").innerText()).contains("第 5 行", "2099-02-30", "缺少“zh”");
            shoot(page, "refused");
            assertThat(editions.current().calendars().of("cn").holds(2099)).isFalse();
            upload(page, SOUND);
            assertThat(page.url()).endsWith("said=taken");
            assertThat(page.locator("table tbody tr").first().innerText()).contains("cn 2099");
            upload(page, SOUND);
            assertThat(page.url()).endsWith("said=same");
            assertThat(editions.current().calendars().of("cn").holds(2099)).isTrue();
            assertThat(jdbc.sql("select count(*) from journal_entries where act = 'import-calendar'").query(Integer.class).single()).isEqualTo(1);
            assertThat(Chromium.faults(page)).isEmpty();
            page.setViewportSize(390, 850);
            shoot(page, "narrow");
            assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).isEqualTo(true);
        }
    }

    @Test
    void nobodyElseOpensIt() {
        var cast = new Cast(organization);
        for (String role : List.of("handler", "petition-officer", "security-admin", "audit-admin")) {
            var visitor = new Visitor(port);
            visitor.signIn(cast.account(accounts, cast.works(cast.cityPetitions, role), false, Instant.now()), Cast.PASSWORD);
            assertThat(visitor.get("/desk/calendars").statusCode()).as(role).isEqualTo(403);
        }
    }

    private static void upload(Page page, String file) {
        page.locator("#file").setInputFiles(new FilePayload("calendar.yaml", "application/yaml", file.getBytes(StandardCharsets.UTF_8)));
        page.locator("main form button.button").click();
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/calendars-" + name + ".png")).setFullPage(true));
    }
}
