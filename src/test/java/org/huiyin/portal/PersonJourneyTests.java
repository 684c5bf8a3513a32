package org.huiyin.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.huiyin.Chromium;
import org.huiyin.City;
import org.huiyin.access.Scope;
import org.huiyin.answer.Answers;
import org.huiyin.answer.DraftForm;
import org.huiyin.casework.Acts;
import org.huiyin.casework.Given;
import org.huiyin.casework.Leg;
import org.huiyin.casework.Matters;
import org.huiyin.casework.Outcome;
import org.huiyin.journal.LegId;
import org.huiyin.storage.HuiyinTest;
import org.huiyin.storage.Installation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The person's way from the first page to a request for review, in Chromium: wide and narrow, with and without JavaScript. */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT, properties = "huiyin.test.database=the portal's own")
class PersonJourneyTests {

    private static final Path SCREENS = Path.of("target/screens/portal");


    /** What this test types and what staff write in it: the only Chinese an English page may show. */
    private static final List<String> TYPED = List.of("我是周小满，电话13900005678。三号楼的电梯停了半个月，六楼的老人下不了楼，找过物业两次。", "我是本人，电话电话①。三号楼的电梯停了半个月，六楼的老人下不了楼，找过物业两次。",
            "三号楼的电梯停了半个月，六楼的老人下不了楼，找过物业两次。", "三号楼电梯停了半个月", "桥头街道和平小区三号楼", "请修好电梯", "请说明维修资金用到哪里去了", "周小满", "昨天又停了一次，困了两个人。", "电梯主板损坏，已经订货。",
            "我是", "，电话", "市住建局", "《特种设备安全法》第三十六条", "十五日内修好。", "账目在业主委员会公开。", "没有说明维修资金的去向。");

    @LocalServerPort int port;
    @Autowired ApplicationContext context;
    @Autowired Acts acts;
    @Autowired Answers answers;
    @Autowired Matters matters;
    @Autowired Installation installation;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;

    private City city;
    private String run = "";
    private boolean reads;
    private final List<String> wrong = new ArrayList<>();

    @BeforeEach
    void build() {
        city = City.in(context);
    }

    @Test
    void onAWideScreenInChinese() {
        walk("wide-zh", 1280, "zh-CN", true, false);
    }

    @Test
    void onAPhoneInEnglishWithoutJavaScript() {
        walk("phone-en", 390, "en-GB", false, false);
    }

    @Test
    void onAPhoneInElderMode() {
        walk("phone-elder", 390, "zh-CN", true, true);
    }

    /** What was typed is there after a mistake, after a change of language and after going back; a wiped draft is gone. */
    @Test
    void nothingTypedIsLostUntilItIsWiped() {
        try (var visitor = visitor(1280, "zh-CN", true, false)) {
            var page = visitor.newPage();
            page.navigate(at("/file"));
            page.click("main form button.button-big");
            page.fill("#title", "电梯停了半个月");
            next(page);
            assertThat(page.locator(".summary").innerText()).contains("1");
            assertThat(page.inputValue("#title")).isEqualTo("电梯停了半个月");
            page.fill("#content", "三号楼的电梯停了半个月。");
            page.click("button.switch[value='lang:en']");
            assertThat(page.locator("h1").innerText()).isEqualTo("What happened?");
            assertThat(page.inputValue("#content")).isEqualTo("三号楼的电梯停了半个月。");
            next(page);
            page.fill("#placeText", "3 Bridge Street");
            page.click("button.back");
            assertThat(page.inputValue("#content")).isEqualTo("三号楼的电梯停了半个月。");
            next(page);
            assertThat(page.inputValue("#placeText")).isEqualTo("3 Bridge Street");
            page.click(".leave-button");
            assertThat(page.url()).endsWith("/today");
            assertThat(visitor.cookies()).noneMatch(cookie -> cookie.name.equals("draft"));
            page.navigate(at("/file/where"));
            assertThat(page.url()).endsWith("/file");
        }
        assertThat(jdbc.sql("select count(*) from filing_drafts where encode(sealed, 'escape') like '%电梯%'").query(Integer.class).single()).isZero();
    }

    /** A report of misconduct is sealed from the first instant; the office it is about finds nothing. */
    @Test
    void aReportOfMisconductIsSealedBeforeAnyQueueShowsIt() {
        try (var visitor = visitor(1280, "zh-CN", true, false)) {
            var page = visitor.newPage();
            begin(page, "住建局有人收钱才给办手续。");
            next(page);
            page.fill("#request-1", "请查处");
            next(page);
            page.check("input[value=MISCONDUCT]");
            next(page);
            page.fill("#sought", "住建");
            page.click("button[value=search]");
            page.locator(".found input").first().check();
            next(page);
            page.click("button[name=go][value=next]");
            page.check("input[value=NOBODY]");
            next(page);
            page.check("input[value=ONLINE]");
            next(page);
            assertThat(page.locator("main").innerText()).contains("密封");
            next(page);
            var number = page.locator("#number").innerText();
            assertThat(matters.find(city.at("housing", "head").scope(), installation.home(), number)).isEmpty();
            assertThat(matters.find(city.at("petition", "officer").scope(), installation.home(), number)).isEmpty();
            assertThat(jdbc.sql("select count(*) from matter_texts where text like '%收钱才给办%'").query(Integer.class).single()).isZero();
        }
    }

    @Test
    void aWrongCodeSaysNothingOfTheNumber() {
        try (var visitor = visitor(1280, "zh-CN", true, false)) {
            var page = visitor.newPage();
            page.navigate(at("/status"));
            page.fill("#number", "2611-0000-0000");
            page.fill("#code", "1234567890123456");
            page.click("#look button.button-big");
            assertThat(page.locator(".summary").innerText()).contains("对不上");
            page.navigate(at("/status/matter"));
            assertThat(page.url()).contains("/status?ended");
        }
    }

    private void walk(String name, int width, String language, boolean script, boolean elder) {
        run = name;
        reads = script;
        wrong.clear();
        try (var visitor = visitor(width, language, script, elder)) {
            var page = visitor.newPage();
            page.navigate(at("/"));
            look(page, "home");
            for (var fixed : List.of("channels", "rights", "privacy")) {
                page.navigate(at("/" + fixed));
                look(page, fixed);
            }
            page.navigate(at("/file"));
            look(page, "start");
            var numberAndCode = file(page);
            var number = numberAndCode[0];
            page.navigate(at("/status?number=" + number));
            look(page, "look");
            page.fill("#code", numberAndCode[1]);
            page.click("#look button.button-big");
            assertThat(page.locator("main").innerText()).contains(number);
            look(page, "matter-registered");

            var leg = handled(number);
            page.navigate(at("/status/matter"));
            look(page, "matter-accepted");
            page.click("a[href*='kind=FACT']");
            page.fill("#words", "昨天又停了一次，困了两个人。");
            look(page, "write");
            page.click("main form[enctype] button.button");
            assertThat(page.locator("main").innerText()).contains("昨天又停了一次");

            answered(leg);
            page.navigate(at("/status/matter"));
            look(page, "matter-issued");
            page.click(".paper-receive button");
            look(page, "matter-served");
            page.click("a[href='/status/matter/disagree']");
            look(page, "disagree");
            page.click("a[href='/status/matter/do/ask-review']");
            page.fill("#reason", "没有说明维修资金的去向。");
            look(page, "review");
            page.click("main form button.button");
            assertThat(page.locator("main").innerText()).contains(language.startsWith("zh") ? "测试市人民政府" : "City Government");
            look(page, "matter-review");
            page.click(".leave-button");
            assertThat(page.url()).endsWith("/today");
            page.navigate(at("/status/matter"));
            assertThat(page.url()).contains("/status?ended");
        }
        assertThat(wrong).isEmpty();
        assertThat(jdbc.sql("select count(*) from matter_texts where text like '%周小满%' or text like '%13900005678%'").query(Integer.class).single())
                .as("names and phones in clear").isZero();
    }

    private String[] file(Page page) {
        page.click("main form button.button-big");
        next(page);
        look(page, "what-wrong");
        page.fill("#content", "我是周小满，电话13900005678。三号楼的电梯停了半个月，六楼的老人下不了楼，找过物业两次。");
        page.fill("#title", "三号楼电梯停了半个月");
        look(page, "what");
        next(page);
        page.selectOption("#place", "990102001");
        page.fill("#placeText", "桥头街道和平小区三号楼");
        look(page, "where");
        next(page);
        page.fill("#request-1", "请修好电梯");
        page.click("button[value=add]");
        page.fill("#request-2", "请说明维修资金用到哪里去了");
        look(page, "ask");
        next(page);
        page.check("input[value=HANDLING]");
        look(page, "about");
        next(page);
        page.fill("#sought", page.locator("html").getAttribute("lang").startsWith("zh") ? "住建局" : "housing");
        page.click("button[value=search]");
        page.locator(".found input").first().check();
        look(page, "whom");
        next(page);
        page.setInputFiles("#files", new FilePayload[] {
            new FilePayload("lift.png", "image/png", picture()), new FilePayload("notes.docx", "application/msword", new byte[] {'P', 'K', 3, 4, 0})
        });
        page.click("button[value=add]");
        assertThat(page.locator(".files li").count()).as("the good file is kept when another fails").isEqualTo(1);
        look(page, "files-wrong");
        next(page);
        look(page, "name");
        page.check("input[value=OFFICE]");
        next(page);
        page.fill("#name", "周小满");
        page.fill("#phone", "139");
        next(page);
        look(page, "you-wrong");
        page.fill("#phone", "13900005678");
        next(page);
        page.check("input[value=ONLINE]");
        look(page, "answer");
        next(page);
        look(page, "check");
        page.click("a[href='/file/name?from=check']");
        page.check("input[value=PETITION_OFFICE]");
        next(page);
        next(page);
        look(page, "done");
        var result = new String[] {page.locator("#number").innerText(), page.locator("#code").innerText()};
        page.navigate(at("/file/check"));
        assertThat(page.locator("#code").innerText()).as("the same number and code again").isEqualTo(result[1]);
        var card = page.request().get(at("/file/done/card.png"));
        assertThat(card.headers().get("content-type")).isEqualTo("image/png");
        assertThat(card.body()).startsWith((byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G');
        try {
            Files.write(SCREENS.resolve(run + "-card.png"), card.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return result;
    }

    private void begin(Page page, String content) {
        page.navigate(at("/file"));
        page.click("main form button.button-big");
        page.fill("#content", content);
        next(page);
    }

    /** What staff do meanwhile, through the same doors as their pages. */
    private LegId handled(String number) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, ZoneId.of("Asia/Shanghai")).toString();
        var intake = matters.find(Scope.program("test-reader"), installation.home(), number).orElseThrow().leading();
        var sent = (Outcome.Done) acts.perform(city.at(officeCode(intake), "officer"), intake.id(), "transfer",
                Given.of("offices", "housing").and("track", "ordinary"), intake.version(), now);
        var leg = sent.opened().getFirst();
        done(acts.perform(city.at("housing", "handler"), leg, "accept", Given.of("on", today).and("basis", "NOTICE"), leg(leg).version(), now));
        return leg;
    }

    private String officeCode(Leg leg) {
        return leg.office().equals(city.office("east-petition").id()) ? "east-petition" : "petition";
    }

    private void answered(LegId leg) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, ZoneId.of("Asia/Shanghai"));
        answers.save(city.at("housing", "handler"), leg, new DraftForm("电梯主板损坏，已经订货。", "《特种设备安全法》第三十六条",
                Map.of(1, "SUPPORT", 2, "EXPLAIN"), Map.of(1, "十五日内修好。", 2, "账目在业主委员会公开。"), Map.of(1, today.plusDays(15).toString())), 0, now);
        done(answers.submit(city.at("housing", "handler"), leg, leg(leg).version(), now));
        done(answers.approve(city.at("housing", "head"), leg, leg(leg).version(), now));
        done(answers.issue(city.at("housing", "handler"), leg, leg(leg).version(), now));
    }

    private Leg leg(LegId id) {
        return matters.leg(Scope.program("test-reader"), id).orElseThrow();
    }

    private static void done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    private BrowserContext visitor(int width, String language, boolean script, boolean elder) {
        var visitor = Chromium.visitor(width, language, script);
        if (elder) {
            visitor.addCookies(List.of(new Cookie("elder", "1").setUrl(at("/"))));
        }
        return visitor;
    }

    private void look(Page page, String name) {
        Chromium.picture(page, SCREENS, run + "-" + name);
        if (page.locator("h1").count() != 1) {
            wrong.add(name + ": " + page.locator("h1").count() + " headings of the first level");
        }
        if (run.endsWith("-en")) {
            Chromium.chinese(page, TYPED).forEach(left -> wrong.add(name + " in Chinese: " + left));
        }
        if (reads) {
            Chromium.faults(page).forEach(fault -> wrong.add(name + ": " + fault));
        }
    }

    private static void next(Page page) {
        page.click("button[name=go][value=next]");
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }

    private static byte[] picture() {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }
}
