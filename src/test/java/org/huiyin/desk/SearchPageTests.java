package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.huiyin.casework.Correspondence;
import org.huiyin.search.SavedSearches;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The box on every page, what it finds, what is kept and what is taken away. */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class SearchPageTests {

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

    private Visitor officer() {
        return world.visitor(port, world.officer);
    }

    private static String in(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private static void until(Callable<Boolean> holds) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        try {
            while (!holds.call()) {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.sleep(50);
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String location(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^https?://[^/]*", "");
    }

    @Test
    void wordsTypedOnAnyPageLeadToWhatTheyFindAndNumbersOfPeopleToNothing() {
        var registered = world.register("河边路灯不亮<b>好久</b>");
        var sent = officer().fill("/desk", "/desk/find", "number", "路灯 \"不亮\"");
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(location(sent)).startsWith("/desk/search?q=");
        until(() -> officer().get(location(sent)).body().contains(registered.number()));
        var page = officer().get(location(sent)).body();
        assertThat(page).contains("<mark>路灯</mark><mark>不亮</mark>".replace("</mark><mark>", "")).contains("&lt;b&gt;好久&lt;/b&gt;").contains("共 1 件")
                .doesNotContain("<b>好久");
        assertThat(world.visitor(port, world.outsider).get(location(sent)).body()).doesNotContain(registered.number()).contains("没有找到");

        for (var typed : List.of(DeskWorld.PHONE, "电梯 " + DeskWorld.PHONE, "37010219620305123X")) {
            var refused = officer().fill("/desk/search", "/desk/search", "q", typed);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("回音按事情查，不按人查").doesNotContain(typed);
            var byHand = officer().get("/desk/search?q=" + in(typed));
            assertThat(location(byHand)).isEqualTo("/desk/search?refused=person");
        }
        assertThat(officer().get("/desk/search?q=" + in(DeskWorld.NAME)).body()).contains("没有找到").doesNotContain(registered.number());
        assertThat(officer().get("/desk").body()).contains("id=\"find\"").contains("data-key=\"/\"");
    }

    @Test
    void strangeInputIsNeverAnErrorPage() {
        for (var typed : List.of("🎉", "\"", "-", "<script>alert(1)</script>", "' or 1=1 --", "${7*7}", "a".repeat(5000), "\u0000x", "title:[* TO *]", "%", "\\")) {
            var page = officer().get("/desk/search?q=" + in(typed) + "&from=2026-99-99&to=x&office=zz&place=%27&after=%25%25&sort=none&due=maybe&state=%00");
            assertThat(page.statusCode()).as(typed).isEqualTo(200);
            assertThat(page.body()).doesNotContain("<script>alert(1)");
        }
        var dates = officer().get("/desk/search?q=" + in("路灯") + "&from=2026-03-05&to=2026-03-01").body();
        assertThat(dates).contains("起始日在截止日之后");
        assertThat(officer().get("/desk/search?q=" + in("路灯") + "&from=3%E6%9C%881%E6%97%A5").body()).contains("收到日期的起始日没有看懂");
        assertThat(officer().get("/desk/search?q=" + in("灯".repeat(300))).body()).contains("检索词太长");
        assertThat(officer().get("/desk/search?lang=en").body()).contains("Find by the words of a matter");
        officer().get("/desk?lang=zh");
    }

    @Test
    void filtersCountAndNarrowAndPagesFollow() {
        for (int i = 0; i < SearchController.ROWS + 2; i++) {
            world.register("下水道堵塞冒水，第" + i + "处");
        }
        var one = world.register("下水道堵塞冒水，已经转办");
        world.transferred(one, world.cast.eastHousing);
        until(() -> officer().get("/desk/search?q=" + in("冒水")).body().contains("共 " + (SearchController.ROWS + 3) + " 件"));
        until(() -> officer().get("/desk/search?q=" + in("冒水 转办")).body().contains("东区住建局"));
        var first = officer().get("/desk/search?q=" + in("冒水") + "&sort=newest");
        assertThat(first.body().getBytes(StandardCharsets.UTF_8).length).isLessThan(100_000);
        assertThat(rows(first.body())).isEqualTo(SearchController.ROWS);
        var next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first.body());
        assertThat(next.find()).isTrue();
        assertThat(rows(officer().get(next.group(1).replace("&amp;", "&")).body())).isEqualTo(3);

        var housing = officer().get("/desk/search?q=" + in("冒水") + "&office=" + world.cast.eastHousing.id()).body();
        assertThat(housing).contains("共 1 件").contains(one.number());
        var narrowed = officer().get("/desk/search?q=" + in("冒水") + "&state=closed&office=" + world.cast.eastHousing.id()).body();
        assertThat(narrowed).contains("这些筛选下面没有");
        var handler = world.visitor(port, world.handler);
        until(() -> handler.get("/desk/search?q=" + in("冒水")).body().contains("共 1 件"));
        assertThat(handler.get("/desk/search?q=" + in("冒水")).body()).doesNotContain("东区信访局");
        assertThat(officer().get("/desk/search?q=" + in("冒水") + "&as=queue").body()).contains("看检索出处").doesNotContain("found-place");
        assertThat(officer().get("/desk/search?state=open&class=claim").body()).contains("href=\"/desk?view=open&amp;class=claim\"");
    }

    private static int rows(String page) {
        return page.split("<td class=\"list-number\"").length - 1;
    }

    @Test
    void aSearchIsKeptRenamedTakenAwayAndBroughtBack() {
        var kept = officer().fill("/desk/search", "/desk/search/saved", "name", "路灯的事", "query", "q=" + in("路灯") + "&state=open&purpose=handle");
        assertThat(kept.statusCode()).isEqualTo(302);
        assertThat(location(kept)).isEqualTo("/desk/search?q=" + in("路灯") + "&state=open&done=saved");
        assertThat(officer().get("/desk/search").body()).contains("路灯的事");
        var list = officer().get("/desk/search/saved").body();
        assertThat(list).contains("路灯的事").contains("“路灯” · 有单位在办");
        assertThat(world.visitor(port, world.clerk).get("/desk/search/saved").body()).as("of this post alone").doesNotContain("路灯的事");
        var id = Pattern.compile("/desk/search/saved/([0-9a-f-]{36})/rename").matcher(list);
        assertThat(id.find()).isTrue();
        var at = "/desk/search/saved/" + id.group(1);
        assertThat(world.visitor(port, world.clerk).fill("/desk/search/saved", at + "/rename", "name", "不是我的").statusCode()).isEqualTo(422);
        assertThat(officer().fill("/desk/search/saved", at + "/rename", "name", "  ").body()).contains("名称要有 1 到 60 个字");
        assertThat(location(officer().fill("/desk/search/saved", at + "/rename", "name", "路灯在办"))).endsWith("done=renamed");
        var removed = location(officer().fill("/desk/search/saved", at + "/remove"));
        assertThat(officer().get(removed).body()).contains("已经删除").doesNotContain("路灯在办").contains(at + "/restore");
        assertThat(location(officer().fill("/desk/search", at + "/restore"))).endsWith("done=restored");
        assertThat(officer().get("/desk/search/saved").body()).contains("路灯在办");

        for (var wrong : List.of("q=" + DeskWorld.PHONE, "", "q=%zz")) {
            var refused = officer().fill("/desk/search", "/desk/search/saved", "name", "别的", "query", wrong);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).doesNotContain(DeskWorld.PHONE);
        }
        assertThat(officer().fill("/desk/search", "/desk/search/saved", "name", "找" + DeskWorld.PHONE, "query", "q=a").body()).doesNotContain(DeskWorld.PHONE)
                .contains("不按人查");
        for (int i = 1; i < SavedSearches.MOST; i++) {
            assertThat(world.bean(SavedSearches.class).save(world.officer.post(), "第" + i, "q=a", world.now())).isEmpty();
        }
        assertThat(officer().fill("/desk/search", "/desk/search/saved", "name", "太多", "query", "q=a").body()).contains("最多存 50 个").contains("太多");
    }

    @Test
    void whatIsTakenAwayAsAFileIsTheListAndNothingOfPeople() {
        var registered = world.register("=cmd|' /C calc'!A0 地砖松动");
        var sealed = world.register(m -> DeskWorld.accusing(DeskWorld.titled(m, "地砖松动有人收钱"), world.cast.eastHousing.id()));
        until(() -> officer().get("/desk/search?q=" + in("地砖")).body().contains(registered.number()));
        for (var list : List.of("search", "queue")) {
            var csv = officer().fill("/desk/search", "/desk/export", "list", list, "query", list.equals("search") ? "q=" + in("地砖") : "view=open", "format", "csv");
            assertThat(csv.statusCode()).isEqualTo(200);
            assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
            assertThat(csv.body()).startsWith("\uFEFF\"编号\"").contains("\"" + registered.number() + "\",\"'=cmd|' /C calc'!A0 地砖松动\"")
                    .contains("东区信访局").doesNotContain(sealed.number()).doesNotContain("收钱").doesNotContain(DeskWorld.NAME).doesNotContain(DeskWorld.PHONE);
        }
        var xlsx = officer().fill("/desk/search", "/desk/export", "list", "search", "query", "q=" + in("地砖"), "format", "xlsx");
        assertThat(xlsx.statusCode()).isEqualTo(200);
        assertThat(xlsx.body()).startsWith("PK");
        assertThat(world.visitor(port, world.outsider).fill("/desk/search", "/desk/export", "list", "search", "query", "q=" + in("地砖")).body())
                .doesNotContain(registered.number());
        assertThat(jdbc.sql("select count(*) from journal_entries where act = 'access.exported' and actor = ? and payload ->> 'list' = 'search'")
                .param(world.officer.staff().toString()).query(Integer.class).single()).isEqualTo(2);
        assertThat(officer().fill("/desk/search", "/desk/export", "list", "search", "query", "q=" + DeskWorld.PHONE).statusCode()).isEqualTo(302);
    }

    @Test
    void whoReceivesConfidentialMattersSaysWhatASearchIsFor() {
        var receiver = world.cast.works(world.cast.eastPetitions, "confidential-receiver");
        var registered = world.register("井盖丢失");
        world.bean(Correspondence.class).write(world.staff(world.officer), registered.leg(), Correspondence.Kind.NOTE, "夜里看不见", world.now());
        until(() -> officer().get("/desk/search?q=" + in("井盖")).body().contains(registered.number()));
        var visitor = world.visitor(port, receiver);
        assertThat(visitor.get("/desk/search?q=" + in("井盖")).body()).contains("检索要注明目的").doesNotContain(registered.number());
        assertThat(entries(receiver)).isZero();
        assertThat(visitor.get("/desk/search?q=" + in("井盖") + "&purpose=compare").body()).contains(registered.number());
        assertThat(entries(receiver)).isEqualTo(1);
        assertThat(jdbc.sql("select payload::text from journal_entries where act = 'access.searched' and actor = ?").param(receiver.staff().toString())
                .query(String.class).single()).contains("compare").doesNotContain("井盖");
        assertThat(officer().get("/desk/search").body()).doesNotContain("检索要注明目的");
        var audit = world.visitor(port, world.cast.works(world.cast.east, "audit-admin"));
        assertThat(audit.get("/desk/record?act=SEARCHED").body()).contains("参考类似事项的答复");
    }

    private int entries(org.huiyin.access.SignedIn who) {
        return jdbc.sql("select count(*) from journal_entries where act = 'access.searched' and actor = ?").param(who.staff().toString()).query(Integer.class)
                .single();
    }
}
