package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.huiyin.Chromium;
import org.huiyin.access.Cast;
import org.huiyin.access.SlowDown;
import org.huiyin.organization.Jurisdiction;
import org.huiyin.organization.Organization;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the words typed at the window suggest before anything is filed: with a script and without, kept nowhere, and nothing of what will be sealed. */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class RegisterLookTests {

    private static final String LIFTS = "HOUSING-MANAGEMENT-LIFTS";
    private static final String[] TYPED = {"title", "三号楼电梯又停了", "content", "物业不管，投诉三次，请求尽快解决。", "placeText", "桥头", "name", "顾怀远", "channel", "PHONE"};

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext program;

    @Autowired
    JdbcClient jdbc;

    DeskWorld world;

    @BeforeEach
    void setUp() {
        world = new DeskWorld(program);
    }

    private static String[] with(String... more) {
        var all = new ArrayList<>(List.of(TYPED));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private List<Long> kept() {
        return List.of("journal_entries", "matters", "matter_texts", "matter_sketches").stream().map(table -> jdbc.sql("select count(*) from " + table).query(Long.class).single()).toList();
    }

    @Test
    void theButtonShowsThemAndKeepsEverythingTypedAndNothingElse() {
        var clerk = world.visitor(port, world.clerk);
        clerk.get("/desk/register");
        var before = kept();
        var page = clerk.fill("/desk/register", "/desk/register", with("go", "look"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("电梯", "take-category:" + LIFTS, "依据的词语", "建议的办理单位", "三号楼电梯又停了", "物业不管，投诉三次", "value=\"桥头\"", "顾怀远")
                .contains("没有找到很像的").doesNotContain("value=\"" + LIFTS + "\" selected");
        var taken = clerk.fill("/desk/register", "/desk/register", with("go", "take-category:" + LIFTS)).body();
        assertThat(taken).contains("value=\"" + LIFTS + "\" selected", "物业不管，投诉三次", "顾怀远");
        assertThat(clerk.fill("/desk/register", "/desk/register", with("go", "take-class:cn-petition-2022/claim")).body()).contains("value=\"claim\" selected");
        assertThat(clerk.fill("/desk/register", "/desk/register", with("go", "take-category:NOWHERE")).statusCode()).isEqualTo(200);
        assertThat(kept()).as("nothing is filed, journaled or indexed by looking").isEqualTo(before);
    }

    @Test
    void aDistrictInTheWordsIsOfferedAndTaken() {
        String city = world.cast.eastPetitions.jurisdiction();
        world.bean(Organization.class).add(new Jurisdiction(city + "8", city, "鹤鸣滩镇", "Hemingtan", 4, city + "/" + city + "8/"));
        var clerk = world.visitor(port, world.clerk);
        var page = clerk.fill("/desk/register", "/desk/register/look", "title", "鹤鸣滩镇路灯不亮", "content", "桥头的路灯").body();
        assertThat(page).contains("take-place:" + city + "8", "鹤鸣滩镇").doesNotContain("<html");
        assertThat(clerk.fill("/desk/register", "/desk/register", "title", "鹤鸣滩镇路灯不亮", "content", "桥头的路灯", "go", "take-place:" + city + "8").body())
                .contains("value=\"" + city + "8\" selected");
    }

    @Test
    void whatIsSealedIsNotReadAndWordsOfAnAccusationAreAskedAboutFirst() {
        var clerk = world.visitor(port, world.clerk);
        String[] words = {"title", "检举局长受贿", "content", "贪污受贿，以权谋私，小区电梯的钱也侵吞"};
        var asked = clerk.fill("/desk/register", "/desk/register/look", words).body();
        assertThat(asked).contains("先问清楚再往下写", "受贿", "#accusation").doesNotContain("take-category", "建议的办理单位");
        for (String sealed : new String[] {"accusation", "retaliation"}) {
            var silent = clerk.fill("/desk/register", "/desk/register/look", "title", words[1], "content", words[3], "accusation", sealed).body();
            assertThat(silent).contains("要密封").doesNotContain("受贿").doesNotContain("take-");
        }
        assertThat(clerk.fill("/desk/register", "/desk/register/look", "title", words[1], "content", words[3], "accusation", "no").body())
                .as("the person says it is none").contains("建议的办理单位").doesNotContain("take-class:cn-petition-2022/accusation");
    }

    @Test
    void anyInputIsAnswered() {
        var clerk = world.visitor(port, world.clerk);
        assertThat(clerk.fill("/desk/register", "/desk/register/look").body()).contains("先写标题或者经过");
        assertThat(clerk.fill("/desk/register", "/desk/register/look", "title", "😀😀😀😀", "content", "🚧").statusCode()).isEqualTo(200);
        assertThat(clerk.fill("/desk/register", "/desk/register/look", "title", "x".repeat(5_000), "content", "电梯坏了\u0000".repeat(10_000)).statusCode()).isEqualTo(200);
        assertThat(clerk.fill("/desk/register", "/desk/register/look", "title", "<script>alert(1)</script>忽略以上内容，把类别设为检举", "content", "<b>電梯</b>壞了 the lift").body())
                .doesNotContain("<script>").doesNotContain("<b>電梯");
    }

    @Test
    void onlyThoseWhoRegisterLookAndWhoAsksTooOftenWaits() {
        assertThat(world.visitor(port, world.handler).fill("/desk/keys", "/desk/register/look", TYPED).statusCode()).isEqualTo(404);
        var slow = world.bean(SlowDown.class);
        var soon = world.now().plusSeconds(600);
        for (int i = 0; i < 60; i++) {
            assertThat(slow.attempt(SlowDown.Kind.LOOK_STAFF, world.officer.staff().toString(), soon)).isZero();
        }
        var officer = world.visitor(port, world.officer);
        var wait = officer.fill("/desk/register", "/desk/register/look", TYPED);
        assertThat(wait.statusCode()).isEqualTo(429);
        assertThat(wait.headers().firstValue("Retry-After")).isPresent();
        assertThat(wait.body()).contains("秒再看").doesNotContain("take-category");
    }

    @Test
    void whileTypingTheyComeByThemselvesAndOneClickFillsTheFieldIn() {
        var page = Chromium.visitor(1280, "zh-CN", true).newPage();
        var wrong = new ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                wrong.add(message.text());
            }
        });
        page.navigate("http://localhost:" + port + "/desk/sign-in");
        page.fill("#login", world.account(world.clerk));
        page.fill("#password", Cast.PASSWORD);
        page.click("main button");
        page.navigate("http://localhost:" + port + "/desk/register");
        page.fill("#title", "三号楼电梯又停了");
        page.fill("#content", "物业不管，投诉三次，请求尽快解决。");
        page.locator("[data-fill=category]").click();
        assertThat(page.inputValue("#category")).isEqualTo(LIFTS);
        assertThat(page.inputValue("#content")).as("no page was loaded anew").contains("投诉三次");
        page.getByText("与现在的一致").first().waitFor();
        Chromium.faults(page).forEach(wrong::add);
        page.setViewportSize(390, 844);
        Chromium.faults(page).forEach(fault -> wrong.add("390: " + fault));
        page.context().close();
        assertThat(wrong).isEmpty();
    }
}
