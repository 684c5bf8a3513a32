package org.huiyin.triage.issue;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.Chromium;
import org.huiyin.City;
import org.huiyin.access.Accused;
import org.huiyin.access.SlowDown;
import org.huiyin.casework.Doer;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Journal;
import org.huiyin.journal.MatterId;
import org.huiyin.journal.NewEntry;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is asked to join a problem that is being handled, what they are told, and what comes of a yes. */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class JoinTests {

    private static final Path SCREENS = Path.of("target/screens/join");
    /** Each test has its own thing: the same thing in streets of other tests would be like, though not the same. */
    private record Thing(String word, String state, String kind, List<String> tells) {}

    private static final Thing DRAIN = new Thing("下水道", "堵了", "污水下水道", List.of("臭水一直漫到门口，老人滑倒了一次。", "半个月了，一下雨就进不了家门。", "天天往外冒，上学只好绕道走。"));
    private static final Thing REFUSE = new Thing("垃圾", "没人清运", "垃圾", List.of("堆得比人还高，苍蝇到处飞。", "堆得比人还高，苍蝇到处飞。", "堆得比人还高，苍蝇到处飞。"));
    private static final Thing SIGNAL = new Thing("红绿灯", "不亮", "交通出行", List.of("早高峰谁也不让谁，差点撞了。", "学生过马路全靠跑，家长很担心。", "已经一个礼拜，拐弯的车特别多。"));
    private static final Thing TREES = new Thing("绿化带", "枯死了", "公园绿化", List.of("剩下光秃秃的泥，风一吹全是沙。", "去年刚种下就没浇过水，可惜。", "杂草长到腰那么高，藏着蛇。"));
    private static final Thing ROAD = new Thing("路面", "坑洼破损", "道路", List.of("骑车颠得摔了一跤，膝盖缝了针。", "雨后全是泥浆，推婴儿车过不去。", "货车压出好几个大洞，夜里看不清。"));
    private static final Thing LAMP = new Thing("路灯", "不亮", "路灯", List.of("下夜班回来什么也看不见，心里害怕。", "台阶那一段最黑，已经崴过两次脚。", "从春天到现在没有修，请派人来。"));


    @LocalServerPort int port;
    @Autowired ApplicationContext context;
    @Autowired Issues issues;
    @Autowired Joins joins;
    @Autowired JoinStore store;
    @Autowired SameMatters same;
    @Autowired Journal journal;
    @Autowired SlowDown slowDown;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;
    @Autowired ZoneId zone;

    IssueWorld world;
    City city;
    Doer.Staff officer;
    /** A street of no other test. */
    String street;

    @BeforeEach
    void build() {
        world = new IssueWorld(context, "柏桦杉柚榕槭楹檀");
        city = world.city;
        street = world.street;
        officer = city.at("petition", "officer");
        jdbc.sql("delete from slow_downs").update();
    }

    private MatterId file(String title, String content, List<Accused> accused) {
        return world.file(title, content, accused);
    }

    private MatterId one(Thing thing, int tells) {
        return file("东区" + street + thing.word() + thing.state(), "东区" + street + "的" + thing.word() + thing.state() + "，" + thing.tells().get(tells), List.of());
    }

    private List<MatterId> many(Thing thing, int many) {
        var filed = new ArrayList<MatterId>();
        for (int i = 0; i < many; i++) {
            filed.add(one(thing, i));
        }
        world.learn(filed.getFirst().home());
        return filed;
    }

    private void settled() {
        world.settled();
    }

    private Asked asked(Thing thing, String more, boolean about) {
        var says = thing.word() + thing.state();
        return new Asked(street + "的" + says, "东区" + street + "的" + says + "，出门很不方便。" + more, street + "口", List.of("请修好" + thing.word()), "990102001", about,
                List.of("周小满", "13900005678"));
    }

    private Optional<String> offered(Thing thing) {
        return offered(asked(thing, "", true));
    }

    private Optional<String> offered(Asked asked) {
        return joins.offer(asked, LocalDate.now(zone)).map(o -> o.name(false));
    }

    @Test
    void twoAndACopyAreNotEnoughAndTheThirdOnItsOwnAccountIs() {
        many(DRAIN, 2);
        assertThat(offered(DRAIN)).isEmpty();
        one(DRAIN, 1);
        settled();
        var issue = issue();
        assertThat(issue.heat().matters()).as("staff see an issue of three").isEqualTo(3);
        assertThat(offered(DRAIN)).as("one of them is a copy").isEmpty();
        one(DRAIN, 2);
        settled();
        assertThat(issue().heat().matters()).isEqualTo(4);
        assertThat(offered(DRAIN)).contains(street + " · " + DRAIN.kind());
    }

    @Test
    void whatIsPubliclyKnownIsOfferedWithoutThree() {
        many(REFUSE, 3);
        assertThat(offered(REFUSE)).isEmpty();
        var issue = issue();
        assertThat(issues.publish(officer.who(), officer.scope(), issue.id(), true, "报纸登过", Instant.now())).isEmpty();
        assertThat(issues.rename(officer.who(), officer.scope(), issue.id(), "三户都来信的那一段", Instant.now())).isEmpty();
        assertThat(offered(REFUSE)).as("never by the name that staff gave it").contains(street + " · " + REFUSE.kind());
        assertThat(issues.publish(officer.who(), officer.scope(), issue.id(), false, "登错了", Instant.now())).isEmpty();
        assertThat(offered(REFUSE)).isEmpty();
    }

    @Test
    void whatNamesSomebodyOrSaysAnotherThingIsNeverOffered() {
        many(SIGNAL, 3);
        assertThat(offered(SIGNAL)).isPresent();
        assertThat(offered(asked(SIGNAL, "", false))).as("an accusation, an office that was picked, no name given").isEmpty();
        for (var more : List.of("市住建局不管。", "住建局不管。", "王主任说没钱。", "请打13812345678。", "City Housing Bureau", "「电话①」")) {
            assertThat(offered(asked(SIGNAL, more, true))).as(more).isEmpty();
        }
        assertThat(offered(asked(SIGNAL, "我是周小满，电话13900005678。", true))).as("what a person says of themselves plays no part").isPresent();
        assertThat(offered(new Asked("红绿灯不亮", "红绿灯不亮，出门很不方便。", "", List.of("请修好"), "990102001", true, List.of()))).as("another street").isEmpty();
        assertThat(offered(new Asked(street + "半夜噪音", "东区" + street + "夜里吵得睡不着，晚上看不清路。", "", List.of("请管"), "990102001", true, List.of()))).as("another thing").isEmpty();
        assertThat(offered(new Asked("", "", "", List.of(), null, true, List.of()))).isEmpty();
        assertThat(offered(new Asked("😀", "😀".repeat(50_000), street, List.of("路灯"), null, true, List.of()))).isEmpty();
    }

    @Test
    void sealedFinishedAndDecidedOnesCountForNothing() {
        var filed = many(TREES, 3);
        file("东区" + street + "绿化带枯死了", "东区" + street + "的绿化带枯死了，说是有人收了钱。", List.of(new Accused.AnOffice(city.office("bridge").id())));
        settled();
        assertThat(offered(TREES)).isPresent();
        var now = Instant.now();
        var decided = (SameMatters.Decided.Done) same.decide(officer.who(), officer.scope(), filed.get(0), filed.get(1), true, "同一段绿化带", "日子不同", now);
        assertThat(offered(TREES)).as("two are one").isEmpty();
        same.undo(officer.who(), officer.scope(), filed.get(0), decided.id(), "看错了", now);
        assertThat(offered(TREES)).isPresent();
        jdbc.sql("update matters set category = 'LABOUR-WAGES' where id = :id").param("id", filed.get(1).value()).update();
        assertThat(offered(TREES)).as("staff filed one under something else").isEmpty();
        jdbc.sql("update matters set category = 'URBAN-GREENERY' where id = :id").param("id", filed.get(1).value()).update();
        assertThat(offered(TREES)).isPresent();
        jdbc.sql("update legs set open = false where matter = any(:ids)").param("ids", filed.stream().map(MatterId::value).toArray(UUID[]::new)).update();
        assertThat(offered(TREES)).as("nobody has it in hand any more").isEmpty();
        jdbc.sql("update legs set open = true where matter = any(:ids)").param("ids", filed.stream().map(MatterId::value).toArray(UUID[]::new)).update();
        jdbc.sql("update matters set class = 'accusation' where id = :id").param("id", filed.get(2).value()).update();
        new TransactionTemplate(transactions).executeWithoutResult(_ -> journal.append(
                new NewEntry(filed.get(2).home(), filed.get(2), null, "test.touch", LocalDate.of(2026, 3, 2), new Actor.Program("test"), Map.of())));
        settled();
        assertThat(offered(TREES)).as("two are left").isEmpty();
        assertThat(new TransactionTemplate(transactions).<Boolean>execute(_ -> joins.join(filed.get(2), issue2(filed), Instant.now()))).as("an accusation joins nothing").isFalse();
    }

    private UUID issue2(List<MatterId> filed) {
        return jdbc.sql("select issue from matter_sketches where matter = :m").param("m", filed.getFirst().value()).query(UUID.class).single();
    }

    private Issue issue() {
        return issues.page(officer.scope(), null, 200).issues().stream().filter(i -> i.name(false).contains(street)).findFirst().orElseThrow();
    }

    @Test
    void whoeverJoinsKeepsTheirOwnNumberCodeAndTimeLimits() {
        var filed = many(ROAD, 3);
        var numbers = jdbc.sql("select number from matters where id = any(:ids)").param("ids", filed.stream().map(MatterId::value).toArray(UUID[]::new)).query(String.class).list();
        try (var visitor = Chromium.visitor(390, "zh-CN", false)) {
            var page = visitor.newPage();
            draft(page, ROAD);
            assertThat(page.url()).endsWith("/file/join");
            Chromium.picture(page, SCREENS, "join-phone");
            var html = page.content();
            assertThat(page.locator("main").innerText()).contains(street + " · " + ROAD.kind());
            numbers.forEach(number -> assertThat(html).doesNotContain(number));
            assertThat(html).doesNotContain("膝盖缝了针", "婴儿车", "大洞", "王桂兰", issue2(filed).toString(), LocalDate.now(zone).toString());
            assertThat(page.locator("main").innerText().replace(page.locator(".step-count").innerText(), "")).as("no count").doesNotContainPattern("[0-9]");
            next(page);
            assertThat(page.locator(".summary").innerText()).contains("请选一项");
            page.check("input[value=YES]");
            next(page);
            assertThat(page.locator("main").innerText()).contains("一起算上");
            Chromium.picture(page, SCREENS, "check-phone");
            page.click("a[href='/file/join?from=check']");
            page.check("input[value=NO]");
            next(page);
            page.click("a[href='/file/join?from=check']");
            page.check("input[value=YES]");
            next(page);
            next(page);
            var number = page.locator("#number").innerText();
            assertThat(page.locator("#code").innerText().replaceAll("\\s", "")).matches("[0-9]{16}");
            assertThat(numbers).doesNotContain(number);
            settled();
            var own = jdbc.sql("select id from matters where number = :n").param("n", number).query(UUID.class).single();
            assertThat(store.of(filed.getFirst().home(), own)).contains(issue2(filed));
            assertThat(limits(own)).as("its own clocks, as those of the others").isEqualTo(limits(filed.getFirst().value())).isNotEmpty();
            assertThat(journal.of(new MatterId(filed.getFirst().home(), own)).stream().filter(e -> e.act().equals("issue.join")).toList()).singleElement()
                    .satisfies(e -> assertThat(e.payload()).containsOnlyKeys("issue"));
            assertThat(issue().heat().matters()).isEqualTo(4);
            assertThat(issues.members(officer.scope(), issue(), null, 10)).hasSize(4);
            assertThat(issues.done(issue())).as("who joined is shown to nobody").isEmpty();
            world.again();
            assertThat(issue().heat().matters()).isEqualTo(4);
        }
    }

    private List<String> limits(UUID matter) {
        return jdbc.sql("select rule from time_limits where matter = :m order by rule").param("m", matter).query(String.class).list();
    }

    @Test
    void whoeverSaysNoOrIsNotAskedFilesAsUsual() {
        many(LAMP, 3);
        long before = jdbc.sql("select count(*) from issue_joins").query(Long.class).single();
        try (var visitor = Chromium.visitor(1280, "en-GB", true)) {
            var page = visitor.newPage();
            draft(page, LAMP);
            Chromium.picture(page, SCREENS, "join-wide-en");
            assertThat(Chromium.faults(page)).isEmpty();
            assertThat(Chromium.chinese(page, List.of(street))).isEmpty();
            page.check("input[value=NO]");
            next(page);
            page.click("a[href='/file/what?from=check']");
            page.fill("#content", "东区" + street + "的路灯坏了，王主任说没有钱。");
            next(page);
            assertThat(page.url()).as("it names somebody now").endsWith("/file/check");
            assertThat(page.locator("main").innerText()).doesNotContain(street + " · ");
            next(page);
            assertThat(page.locator("#number").innerText()).isNotBlank();
        }
        for (int i = 0; i < 8; i++) {
            slowDown.attempt(SlowDown.Kind.JOIN_CLIENT, "127.0.0.1", Instant.now());
        }
        try (var visitor = Chromium.visitor(390, "zh-CN", false)) {
            var page = visitor.newPage();
            draft(page, LAMP);
            assertThat(page.url()).as("too many looked up from here").endsWith("/file/check");
            next(page);
            assertThat(page.locator("#number").innerText()).isNotBlank();
        }
        assertThat(jdbc.sql("select count(*) from issue_joins").query(Long.class).single()).isEqualTo(before);
    }

    /** Everything up to the question whether to join, or up to the check. */
    private void draft(Page page, Thing thing) {
        var says = thing.word() + thing.state();
        page.navigate("http://127.0.0.1:" + port + "/file");
        page.click("main form button.button-big");
        page.fill("#content", "我是周小满。东区" + street + "的" + says + "，出门很不方便，请来看看。");
        page.fill("#title", street + "的" + says);
        next(page);
        page.selectOption("#place", "990102001");
        page.fill("#placeText", street + "口");
        next(page);
        page.fill("#request-1", "请修好" + thing.word());
        next(page);
        page.check("input[value=NO]");
        next(page);
        next(page);
        page.check("input[value=OFFICE]");
        next(page);
        page.fill("#name", "周小满");
        page.fill("#phone", "13900005678");
        next(page);
        page.check("input[value=ONLINE]");
        next(page);
    }

    private static void next(Page page) {
        page.click("button[name=go][value=next]");
    }
}
