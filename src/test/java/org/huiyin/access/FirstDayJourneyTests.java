package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.huiyin.Chromium;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first day of an installation: from an empty database to an answered claim, through the pages alone. */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT, properties = "huiyin.announce=true")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstDayJourneyTests {

    private static final Path SCREENS = Path.of("target/screens/first-day");
    private static final String OWN = "柳树下第三块石头旁边有水";

    @LocalServerPort int port;
    @Autowired FirstAdministrator first;
    @Autowired SignIn signIn;
    @Autowired StaffAccounts accounts;
    @Autowired JdbcClient jdbc;

    private final Map<String, String> oneTime = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();

    @Test
    @Order(1)
    void theFirstStartMakesOneAdministratorAndNothingElse() {
        assertThat(jdbc.sql("select count(*) from accounts").query(Integer.class).single()).as("made when the program was ready").isEqualTo(1);
        assertThat(first.make()).as("once").isEmpty();
        assertThat(accounts.all(Instant.now())).singleElement().satisfies(account -> {
            assertThat(account.login()).isEqualTo("admin");
            assertThat(account.mustChange()).isTrue();
            assertThat(account.posts()).singleElement().satisfies(post -> assertThat(post.roles()).containsExactly("system-admin"));
        });
        jdbc.sql("delete from accounts").update();
        var password = first.make().orElseThrow();
        var outcome = signIn.withPassword("ADMIN", password, new ClientAddress("203.0.113.9"), Instant.now());
        assertThat(outcome).isInstanceOfSatisfying(SignIn.Outcome.Passed.class,
                passed -> assertThat(passed.session().stage()).isEqualTo(DeskSession.Stage.PASSWORD));
    }

    @Test
    @Order(2)
    void fromAnEmptyDatabaseToAnAnsweredClaim() {
        Chromium.browser();
        jdbc.sql("delete from accounts").update();
        oneTime.put("admin", first.make().orElseThrow());
        anybody(page -> {
            page.navigate(at("/"));
            shot(page, "home-before");
            page.navigate(at("/channels"));
            page.navigate(at("/file"));
            assertThat(page.locator("main form button.button-big").count()).as("nobody is led through pages in vain").isZero();
            shot(page, "file-before");
        });
        as("admin", this::setUp);
        as("sec-one", page -> {
            grant(page, "xinfang", "petition-officer");
            grant(page, "banli", "handler");
            grant(page, "juzhang", "office-head");
            grant(page, "zhuanban", "confidential-receiver");
        });
        as("sec-two", page -> {
            page.navigate(at("/desk/grants"));
            shot(page, "grants");
            while (page.locator("button[name=decision][value=approve]").count() > 0) {
                page.locator("button[name=decision][value=approve]").first().click();
            }
        });
        as("admin", page -> {
            page.navigate(at("/desk/offices"));
            assertThat(page.locator(".steps").count()).as("nothing is left to do: " + page.locator("main").innerText()).isZero();
        });
        var filed = new String[2];
        anybody(page -> file(page, filed));
        var matter = "/desk/matters/" + filed[0];
        as("xinfang", page -> {
            page.navigate(at("/desk"));
            page.locator("main a[href='" + matter + "']").first().click();
            page.locator("a[href$='/acts/transfer']").click();
            page.locator("input[name=offices-lead][value='" + jdbc.sql("select id from offices where name_zh = '青湾市住房和城乡建设局'").query(String.class).single()
                    + "']").check();
            page.locator("input[name=track][value=ordinary]").check();
            submit(page);
            shot(page, "transferred");
        });
        var leg = jdbc.sql("select id from legs where kind = 'handling' order by opened_at desc limit 1").query(String.class).single();
        var acts = matter + "/legs/" + leg;
        as("banli", page -> {
            page.navigate(at(acts + "/acts/accept"));
            page.locator("input[name=basis][value=EXPLICIT_DECISION]").check();
            submit(page);
            page.navigate(at(acts + "/answer"));
            page.fill("textarea[name=findings]", "经现场查看，路灯线路老化。");
            page.fill("textarea[name=basis]", "《城市道路照明管理办法》");
            page.locator("input[name=outcome-1][value=EXPLAIN]").check();
            page.fill("textarea[name=reply-1]", "已列入本月更换计划。");
            page.locator("button[name=go][value=submit]").click();
        });
        as("juzhang", page -> {
            page.navigate(at(acts + "/answer"));
            page.locator("form[action$='/approve'] button").click();
        });
        as("banli", page -> {
            page.navigate(at(acts + "/answer"));
            page.locator("form[action$='/issue'] button").click();
        });
        anybody(page -> {
            page.navigate(at("/status?number=" + filed[0]));
            page.fill("#code", filed[1]);
            page.click("#look button.button-big");
            assertThat(page.locator("main").innerText()).contains("已列入本月更换计划", "青湾市住房和城乡建设局");
            shot(page, "answered");
        });
        as("admin", page -> closeAndMove(page));
        assertThat(wrong).isEmpty();
    }

    private void setUp(Page page) {
        page.navigate(at("/desk/offices"));
        shot(page, "todo");
        page.click(".steps a[href='/desk/offices/places']");
        page.locator("table a").first().click();
        page.fill("#nameZh", "青湾市");
        page.fill("#nameEn", "Qingwan City");
        save(page);
        assertThat(page.locator(".bar-place").innerText()).isEqualTo("青湾市");
        place(page, "湖东区", "Hudong District", "990102");
        page.selectOption("#under", "990102");
        place(page, "桥头街道", "Qiaotou Street", "990102001");
        shot(page, "places");
        place(page, "湖西区", "", "12");
        assertThat(page.inputValue("#nameZh")).as("nothing typed is lost").isEqualTo("湖西区");
        assertThat(page.locator("#code-wrong").innerText()).contains("6 到 12 位");

        page.navigate(at("/desk/offices/new"));
        page.fill("#nameZh", "青湾市信访局");
        page.fill("#nameEn", "Qingwan Petition Office");
        page.locator("input[name=kind][value=PETITION_OFFICE]").check();
        page.fill("#phone", "0000-5550101");
        page.fill("#address", "湖滨路1号");
        page.locator("main form button.button").last().click();
        assertThat(page.locator(".notice-done").innerText()).contains("已添加");
        shot(page, "office");

        page.navigate(at("/desk/offices/list"));
        page.setInputFiles("#file", new FilePayload("机构.csv", "text/csv", """
                机构名称,类型,上级机构,所在区划,公开电话,备注
                湖东区城市管理局,部门,湖东区人民政府,湖东区,0000-5550103,先于上级
                湖东区人民政府,党委政府,,湖东区,0000-5550102,
                青湾市住房和城乡建设局,部门,,,0000-5550104,
                青湾市纪委监委,纪检监察,,,0000-5550105,
                桥头街道办事处,街道,湖东区人民政府,990102001,0000-5550106,
                某某中心,委员会,,,0000-5550107,
                某某所,部门,没有的局,,0000-5550108,
                """.getBytes(StandardCharsets.UTF_8)));
        page.locator("main form button.button").last().click();
        assertThat(page.locator(".remarks li").count()).isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from offices").query(Integer.class).single()).as("looking writes nothing").isEqualTo(2);
        shot(page, "list");
        page.locator("main form button.button").last().click();
        assertThat(page.locator(".notice-done").innerText()).contains("5");
        page.navigate(at("/desk/offices"));
        assertThat(page.locator("table tbody tr").count()).isEqualTo(7);
        shot(page, "offices");

        account(page, "沈一", "sec-one", "青湾市信访局", "安全管理员", false);
        page.locator("form[action$='/security'] button").click();
        account(page, "沈二", "sec-two", "青湾市信访局", "安全管理员", false);
        page.locator("form[action$='/security'] button").click();
        account(page, "李楠", "xinfang", "青湾市信访局", "办信科科员", false);
        account(page, "郑专", "zhuanban", "青湾市纪委监委", "信访室干部", false);
        account(page, "陈露", "banli", "青湾市住房和城乡建设局", "物业科科员", false);
        account(page, "马博", "juzhang", "青湾市住房和城乡建设局", "局长", true);
    }

    private void place(Page page, String zh, String en, String code) {
        page.fill("#nameZh", zh);
        page.fill("#nameEn", en);
        page.fill("#code", code);
        page.locator("main form button.button").last().click();
    }

    private void account(Page page, String name, String login, String office, String title, boolean head) {
        page.navigate(at("/desk/accounts/new"));
        page.fill("#name", name);
        page.fill("#login", login);
        page.locator("#office").selectOption(page.locator("#office option", new Page.LocatorOptions().setHasText(office)).getAttribute("value"));
        page.fill("#title", title);
        if (head) {
            page.check("#head");
        }
        page.locator("main form button.button").last().click();
        oneTime.put(login, page.locator("code.secret").last().innerText());
        page.locator("main a.button").click();
    }

    private void grant(Page page, String login, String role) {
        page.navigate(at("/desk/grants"));
        page.locator("tr", new Page.LocatorOptions().setHasText(login)).locator("a[href^='/desk/grants/posts/']").first().click();
        page.check("input[name=roles][value=" + role + "]");
        page.check("input[name=reason][value=new-duty]");
        page.locator("main form button.button").last().click();
        assertThat(page.url()).contains("said=asked");
    }

    private void file(Page page, String[] filed) {
        page.navigate(at("/file"));
        assertThat(page.content()).contains("青湾市");
        page.click("main form button.button-big");
        page.fill("#title", "和平路路灯不亮");
        page.fill("#content", "和平路三盏路灯半个月不亮。");
        next(page);
        page.selectOption("#place", "990102001");
        page.fill("#placeText", "和平路");
        next(page);
        page.fill("#request-1", "请修好路灯");
        next(page);
        page.check("input[value=HANDLING]");
        next(page);
        page.click("button[name=go][value=next]");
        next(page);
        page.check("input[value=NOBODY]");
        next(page);
        page.check("input[value=ONLINE]");
        next(page);
        shot(page, "check");
        next(page);
        filed[0] = page.locator("#number").innerText();
        filed[1] = page.locator("#code").innerText();
    }

    /** An office with a matter is not closed; one that goes elsewhere takes its matters along. */
    private void closeAndMove(Page page) {
        page.navigate(at("/desk/offices?q=住房"));
        page.locator("table a").first().click();
        page.locator("form[action$='/closed'] button").click();
        assertThat(page.locator(".summary").innerText()).contains("岗位");
        shot(page, "not-closed");
        page.selectOption("#above", page.locator("#above option", new Page.LocatorOptions().setHasText("湖东区人民政府")).getAttribute("value"));
        page.locator("form[action$='/superior'] button").click();
        assertThat(page.locator(".notice-done").innerText()).contains("已移动");
        assertThat(jdbc.sql("""
                select count(*) from legs l join offices o on o.id = l.office_id where l.office_path <> o.path or l.branch_id <> o.branch
                """).query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("select count(*) from journal_entries where act like 'access.office-%' or act like 'access.place-%'").query(Integer.class).single())
                .isEqualTo(10);
    }

    private void anybody(Consumer<Page> work) {
        try (var visitor = Chromium.visitor(1280, "zh-CN", true)) {
            work.accept(visitor.newPage());
        }
    }

    /** Signs in; with the one-time password the first time, with one's own afterwards. */
    private void as(String login, Consumer<Page> work) {
        anybody(page -> {
            page.navigate(at("/desk/sign-in"));
            page.fill("#login", login);
            var password = oneTime.remove(login);
            page.fill("#password", password == null ? OWN : password);
            page.locator("main button.button").click();
            if (password != null) {
                page.fill("#fresh", OWN);
                page.fill("#repeated", OWN);
                page.locator("main button.button").last().click();
            }
            work.accept(page);
        });
    }

    private static void next(Page page) {
        page.click("button[name=go][value=next]");
    }

    private static void submit(Page page) {
        page.locator("main form[method=post] button.button:not([name=go])").last().click();
    }

    private static void save(Page page) {
        page.locator("main form button.button").first().click();
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }

    private void shot(Page page, String name) {
        Chromium.picture(page, SCREENS, name);
        Chromium.faults(page).forEach(fault -> wrong.add(name + ": " + fault));
    }
}
