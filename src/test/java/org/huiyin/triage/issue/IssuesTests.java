package org.huiyin.triage.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.City;
import org.huiyin.access.Accused;
import org.huiyin.casework.Doer;
import org.huiyin.casework.MapPoint;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Journal;
import org.huiyin.journal.MatterId;
import org.huiyin.journal.NewEntry;
import org.huiyin.storage.HuiyinTest;
import org.huiyin.triage.issue.SameMatters.Decided;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Issues as matters are filed: found, counted within the scope, taken out, made again. */
@HuiyinTest(properties = "huiyin.test.database=of the issues")
class IssuesTests {

    @Autowired ApplicationContext context;
    @Autowired Issues issues;
    @Autowired SameMatters same;
    @Autowired Journal journal;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;

    IssueWorld world;
    City city;
    Doer.Staff officer;
    /** A street of no other test. */
    String street;

    @BeforeEach
    void build() {
        world = new IssueWorld(context, "槐榆桐楠梓桉棠枫");
        city = world.city;
        street = world.street;
        officer = city.at("petition", "officer");
    }

    private MatterId file(String title, String content, List<Accused> accused) {
        return world.file(title, content, accused);
    }

    @Test
    void aMapShowsWhereItsMattersLieToAHundredMetres() {
        var at = "东区" + street;
        var ours = List.of(world.file(at + "水管漏水", at + "东段水管漏水，流了一地。", at + "东段 36.675123, 117.030456", List.of()),
                world.file(at + "水管漏水谁来修", at + "东段水管漏水，流了一地。", "117.0304，36.6751（地图复制）", List.of()),
                world.file(at + "水管漏水请修好", at + "东段水管漏水，流了一地。", at + "东段", List.of()));
        world.learn(ours.getFirst().home());
        var issue = jdbc.sql("select issue from matter_sketches where home = :home and matter = :matter").param("home", ours.getFirst().home())
                .param("matter", ours.getFirst().value()).query(UUID.class).single();
        var found = issues.find(officer.scope(), issue).orElseThrow();
        assertThat(issues.spots(officer.scope(), found)).containsExactly(new Issue.Spot(new MapPoint(36_675, 117_030), 2));
        assertThat(issues.find(city.at("bridge", "handler").scope(), issue)).isEmpty();
        assertThat(issues.spots(city.at("bridge", "handler").scope(), found)).isEmpty();
    }

    private MatterId lamp(int i) {
        return broken("路灯", "晚上漆黑一片，老人摔了跤。", i);
    }

    /** Each test has its own thing: streets of other tests with the same words would be like, though not the same. */
    private MatterId broken(String thing, String what, int i) {
        var at = "东区" + street;
        return file(at + thing + "坏了" + List.of("", "谁来修", "请修好", "没人管").get(i), at + "东段" + thing + "坏了，" + what, List.of());
    }

    /** Two of three lamps, and others that make the lamps rare; then a vocabulary is learned and everything made again. */
    private List<MatterId> lamps(int many) {
        return broken(many, "路灯", "晚上漆黑一片，老人摔了跤。");
    }

    private List<MatterId> broken(int many, String thing, String what) {
        var filed = new ArrayList<MatterId>();
        for (int i = 0; i < many; i++) {
            filed.add(broken(thing, what, i));
        }
        world.learn(filed.getFirst().home());
        return filed;
    }

    private void again() {
        world.again();
    }

    private void settled() {
        world.settled();
    }

    private List<Issue> seen(Doer.Staff who) {
        var all = new ArrayList<Issue>();
        Issue.After after = null;
        do {
            var page = issues.page(who.scope(), after, 2);
            all.addAll(page.issues());
            after = page.next();
        } while (after != null);
        return all.stream().filter(i -> i.name(false).contains(street)).toList();
    }

    @Test
    void twoAreNoIssueAndTheThirdMakesOne() {
        lamps(2);
        assertThat(seen(officer)).isEmpty();
        lamp(2);
        settled();
        assertThat(seen(officer)).singleElement().satisfies(issue -> {
            assertThat(issue.heat().matters()).isEqualTo(3);
            assertThat(issue.name(false)).contains("路灯");
            assertThat(issues.members(officer.scope(), issue, null, 10)).hasSize(3);
            assertThat(issues.members(officer.scope(), issue, null, 2)).hasSize(2);
        });
        for (var who : List.of(city.at("housing", "handler"), city.at("water", "head"), city.at("bridge", "handler"), city.at("east-petition", "officer"))) {
            assertThat(seen(who)).as("none of these matters is in their reach").isEmpty();
        }
    }

    @Test
    void aSealedMatterIsNeitherGroupedNorCountedAndOneThatBecomesAnAccusationIsTakenOut() {
        var filed = broken(3, "窨井盖", "车子压过去响个不停，半夜惊醒好几回。");
        var sealed = file("东区" + street + "窨井盖坏了", "东区" + street + "东段窨井盖坏了，车子压过去响个不停，半夜惊醒好几回。",
                List.of(new Accused.AnOffice(city.office("bridge").id())));
        settled();
        assertThat(sketch(sealed)).isZero();
        assertThat(seen(officer)).singleElement().satisfies(issue -> assertThat(issue.heat().matters()).isEqualTo(3));

        jdbc.sql("update matters set class = 'accusation' where id = :id").param("id", filed.get(1).value()).update();
        touch(filed.get(1));
        settled();
        assertThat(sketch(filed.get(1))).isZero();
        assertThat(seen(officer)).as("two are left").isEmpty();
        var before = state();
        again();
        assertThat(state()).isEqualTo(before);
    }

    private int sketch(MatterId matter) {
        return jdbc.sql("select count(*) from matter_sketches where matter = :m").param("m", matter.value()).query(Integer.class).single();
    }

    private void touch(MatterId matter) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> journal.append(
                new NewEntry(matter.home(), matter, null, "test.touch", java.time.LocalDate.of(2026, 3, 2), new Actor.Program("test"), Map.of())));
    }

    private List<String> state() {
        return jdbc.sql("""
                select s.matter || ' ' || coalesce(s.issue::text, '-') || ' ' || coalesce(i.matters || i.place_name || i.points || array_to_string(i.problems, ','), '')
                  from matter_sketches s left join issues i on i.home = s.home and i.id = s.issue order by 1
                """).query(String.class).list();
    }

    @Test
    void whatPeopleDidStaysWhenItIsMadeAgain() {
        var filed = broken(4, "公交站牌", "不知道几路车停在这里，等错了车。");
        var issue = seen(officer).getFirst();
        assertThat(issue.heat().matters()).isEqualTo(4);
        var now = Instant.now();
        assertThat(issues.rename(officer.who(), officer.scope(), issue.id(), street + "夜里一片黑", now)).isEmpty();
        assertThat(issues.publish(officer.who(), officer.scope(), issue.id(), true, "报纸已经登过", now)).isEmpty();
        assertThat(issues.adopt(officer.who(), officer.scope(), issue.id(), city.office("bridge").id(), "请街道牵头", now)).isEmpty();
        assertThat(issues.split(officer.who(), officer.scope(), issue.id(), filed.get(3).value(), "说的是另一段路", now)).isEmpty();
        assertThat(issues.members(officer.scope(), issue, null, 10)).hasSize(3);
        assertThat(issues.rename(officer.who(), officer.scope(), issue.id(), " ", now)).isPresent();
        assertThat(issues.publish(officer.who(), officer.scope(), issue.id(), false, "", now)).isPresent();
        var handler = city.at("housing", "handler");
        assertThat(issues.rename(handler.who(), handler.scope(), issue.id(), "x", now)).isPresent();
        again();
        var after = seen(officer).getFirst();
        assertThat(after.id()).isEqualTo(issue.id());
        assertThat(after.name(false)).isEqualTo(street + "夜里一片黑");
        assertThat(after.known()).isTrue();
        assertThat(after.owner()).isEqualTo(city.office("bridge").id());
        assertThat(after.heat().matters()).isEqualTo(3);
        assertThat(issues.members(officer.scope(), after, null, 10)).noneMatch(m -> m.matter().equals(filed.get(3).value()));
        assertThat(journal.of(filed.get(3))).anyMatch(e -> e.act().equals("issue.split"));
    }

    @Test
    void whatIsBeingTypedFindsMattersOfTheScopeByItsFactsAndNeverByWhoSaysIt() {
        var filed = broken(2, "垃圾桶", "半个月没有人收，苍蝇成群。");
        var title = "东区" + street + "垃圾桶坏了";
        var content = "东区" + street + "东段垃圾桶坏了，半个月没有人收，苍蝇成群。";
        var today = java.time.LocalDate.now();
        var plain = same.likely(officer.scope(), new Asked(title, content, "", List.of(), null, true, List.of()), today);
        assertThat(plain).extracting(l -> l.matter()).containsExactlyInAnyOrderElementsOf(filed);
        assertThat(plain).allSatisfy(l -> assertThat(l.score()).isGreaterThanOrEqualTo(SameMatters.LIKELY));
        for (var who : List.of("周小满", "欧阳建国")) {
            var told = new Asked(title, "我是" + who + "，电话13900001234。" + content, "", List.of(), null, true, List.of(who, "13900001234"));
            var plainly = new Asked(title, "我是 ，电话 。" + content, "", List.of(), null, true, List.of());
            assertThat(same.likely(officer.scope(), told, today)).as("who says it changes nothing").isEqualTo(same.likely(officer.scope(), plainly, today));
        }
        assertThat(same.likely(city.at("housing", "handler").scope(), new Asked(title, content, "", List.of(), null, true, List.of()), today)).isEmpty();
        assertThat(same.likely(officer.scope(), new Asked("", "", "", List.of(), null, true, List.of()), today)).isEmpty();
    }

    @Test
    void theSameMatterIsSuggestedWithinTheScopeAndDecidedInWords() {
        var filed = broken(2, "河边护栏", "孩子放学差点掉进水里。");
        var a = filed.get(0);
        var b = filed.get(1);
        assertThat(same.likely(officer.scope(), a)).singleElement().satisfies(likely -> {
            assertThat(likely.matter()).isEqualTo(b);
            assertThat(likely.score()).isGreaterThanOrEqualTo(SameMatters.LIKELY);
        });
        var handler = city.at("housing", "handler");
        assertThat(same.likely(handler.scope(), a)).isEmpty();
        var now = Instant.now();
        assertThat(same.decide(handler.who(), handler.scope(), a, b, true, "同一盏灯", "无", now)).isInstanceOf(Decided.Refused.class);
        assertThat(same.decide(officer.who(), officer.scope(), a, b, true, "同一盏灯", " ", now)).isInstanceOf(Decided.Refused.class);
        assertThat(same.decide(officer.who(), officer.scope(), a, a, true, "x", "y", now)).isInstanceOf(Decided.Refused.class);
        var done = (Decided.Done) same.decide(officer.who(), officer.scope(), a, b, true, "同一盏灯，电话13800001234", "写信的日子不同", now);
        assertThat(same.decide(officer.who(), officer.scope(), b, a, false, "x", "y", now)).as("decided already").isInstanceOf(Decided.Refused.class);
        assertThat(same.of(officer.scope(), b)).singleElement().satisfies(d -> assertThat(d.agree()).contains("同一盏灯").doesNotContain("13800001234"));
        assertThat(same.of(handler.scope(), b)).isEmpty();
        assertThat(same.undo(officer.who(), officer.scope(), b, done.id(), "", now)).isInstanceOf(Decided.Refused.class);
        assertThat(same.undo(officer.who(), officer.scope(), b, done.id(), "看错了门牌", now)).isInstanceOf(Decided.Done.class);
        assertThat(same.decide(officer.who(), officer.scope(), b, a, false, "都是路灯", "不是同一盏", now)).isInstanceOf(Decided.Done.class);
        assertThat(same.of(officer.scope(), a)).hasSize(2);
        assertThat(journal.of(a).stream().map(e -> e.act())).contains("same-matter.decide");
        assertThat(journal.of(b).stream().map(e -> e.act())).contains("same-matter.undo", "same-matter.decide");
    }
}
