package org.huiyin.triage.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.huiyin.access.Cast;
import org.huiyin.access.StaffAccounts;
import org.huiyin.casework.Acts;
import org.huiyin.casework.Doer;
import org.huiyin.casework.Given;
import org.huiyin.casework.Matters;
import org.huiyin.casework.Outcome;
import org.huiyin.desk.Visitor;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Journal;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.Organization;
import org.huiyin.storage.HuiyinTest;
import org.huiyin.triage.category.CategorySuggestions;
import org.huiyin.triage.hot.IssueNames;
import org.huiyin.triage.office.OfficeSuggestions;
import org.huiyin.vault.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of an issue when its matters leave, when it turns out to be another one, and when an office takes it. */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class IssueHeirTests {

    private static final List<String> TELLS = List.of("老人摔了一跤，请派人来。", "下夜班的人看不见台阶。", "从春天坏到现在没有修。", "孩子放学绕很远的路。", "电话打过三回都说记下了。");

    @LocalServerPort int port;
    @Autowired ApplicationContext context;
    @Autowired Issues issues;
    @Autowired IssueStore store;
    @Autowired IssueIdentity identity;
    @Autowired Joins joins;
    @Autowired SketchStore sketches;
    @Autowired SameMatters same;
    @Autowired OfficeSuggestions offices;
    @Autowired CategorySuggestions categories;
    @Autowired Acts acts;
    @Autowired Matters matters;
    @Autowired Vault vault;
    @Autowired Journal journal;
    @Autowired StaffAccounts accounts;
    @Autowired Organization organization;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;

    IssueWorld world;
    Doer.Staff officer;

    @BeforeEach
    void build() {
        world = new IssueWorld(context, "栗杏梨桑柳枣橘柿");
        officer = world.city.at("petition", "officer");
    }

    private MatterId tell(String thing, int i) {
        return world.file("东区" + world.street + thing, "东区" + world.street + "的" + thing + "，" + TELLS.get(i), List.of());
    }

    private List<MatterId> tell(String thing, int from, int to) {
        var filed = new ArrayList<MatterId>();
        for (int i = from; i < to; i++) {
            filed.add(tell(thing, i));
        }
        world.learn(filed.getFirst().home());
        return filed;
    }

    private List<Issue> seen(Doer.Staff who) {
        return issues.page(who.scope(), null, 200).issues().stream().filter(i -> i.name(false).contains(world.street)).toList();
    }

    private UUID issueOf(MatterId matter) {
        return jdbc.sql("select issue from matter_sketches where matter = ?").param(matter.value()).query(UUID.class).single();
    }

    /** The browser of somebody new in an office. */
    private Visitor visitor(String office, String role) {
        var cast = new Cast(organization);
        var visitor = new Visitor(port);
        var login = cast.account(accounts, cast.works(world.city.office(office), role), false, Instant.now());
        assertThat(visitor.signIn(login, Cast.PASSWORD).statusCode()).isEqualTo(302);
        return visitor;
    }

    @Test
    void whatBecameOnePartOfAnotherLeadsThere() {
        var filed = tell("路灯不亮", 0, 4);
        int home = filed.getFirst().home();
        var kept = issueOf(filed.getFirst());
        // as it was before they turned out to be one: two of the four are an issue of their own
        var gone = IssueIdentity.idOf(filed.get(2).value());
        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            sketches.put(home, filed.get(2).value(), gone);
            sketches.put(home, filed.get(3).value(), gone);
            store.write(home, gone, filed.get(2).value(), List.of(LocalDate.now(), LocalDate.now()), new IssueNames.Named(world.street, List.of()));
            identity.founded(home, gone, filed.get(2).value());
        });
        var now = Instant.now();
        var joined = new TransactionTemplate(transactions).execute(_ -> {
            var matter = world.file("楼道里的声控开关", world.street + "口的开关按不动", List.of());
            assertThat(joins.join(matter, gone, now)).isTrue();
            return matter;
        });
        world.settled();
        assertThat(issueOf(joined)).isEqualTo(gone);
        assertThat(issues.adopt(officer.who(), officer.scope(), gone, world.city.office("bridge").id(), "请街道牵头", now)).isEmpty();
        assertThat(issues.heir(officer.scope(), gone)).as("it is there still").isEmpty();

        tell("路灯不亮", 4);
        world.settled();
        assertThat(filed).allSatisfy(matter -> assertThat(issueOf(matter)).isEqualTo(kept));
        assertThat(issueOf(joined)).isEqualTo(kept);
        assertThat(issues.find(officer.scope(), gone)).isEmpty();
        assertThat(seen(officer)).singleElement().satisfies(issue -> {
            assertThat(issue.id()).isEqualTo(kept);
            assertThat(issue.owner()).as("the task follows").isEqualTo(world.city.office("bridge").id());
        });
        var visitor = visitor("petition", "petition-officer");
        var answer = visitor.get("/desk/issues/" + gone);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/desk/issues/" + kept);
        assertThat(visitor.get("/desk/issues/" + kept).statusCode()).isEqualTo(200);
        assertThat(visitor.get("/desk/issues/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        var acted = visitor.fill("/desk/issues/" + kept, "/desk/issues/" + gone, "act", "rename", "name", world.street + "的灯");
        assertThat(acted.statusCode()).as("a form that was open meanwhile").isEqualTo(302);
        assertThat(seen(officer).getFirst().name(false)).isEqualTo(world.street + "的灯");
        assertThat(visitor("water", "handler").get("/desk/issues/" + gone).statusCode()).as("who may not see it").isEqualTo(404);

        world.again();
        assertThat(issueOf(joined)).as("a yes follows to the heir when everything is made again").isEqualTo(kept);
        assertThat(new TransactionTemplate(transactions).<UUID>execute(_ -> {
            var late = world.file("楼道里的另一个开关", world.street + "口又一个开关", List.of());
            assertThat(joins.join(late, gone, now)).as("offered before they became one").isTrue();
            return jdbc.sql("select issue from issue_joins where matter = ?").param(late.value()).query(UUID.class).single();
        })).isEqualTo(kept);
    }

    @Test
    void whatIsSealedOrErasedByARealActLeavesAtOnce() {
        var filed = tell("下水道堵塞冒水", 0, 5);
        var issue = issueOf(filed.getFirst());
        assertThat(seen(officer).getFirst().heat().matters()).isEqualTo(5);
        var founder = filed.getFirst();
        var leg = matters.find(officer.scope(), founder.home(), number(founder)).orElseThrow().leading();
        assertThat(acts.perform(officer, leg.id(), "classify", Given.of("class", "accusation").and("procedure", "cn-petition-2022").and("accused", "housing"), leg.version(),
                Instant.now())).isInstanceOf(Outcome.Done.class);
        assertThat(seen(officer)).as("before any follower has looked").singleElement().satisfies(i -> assertThat(i.heat().matters()).isEqualTo(4));
        assertThat(same.likely(officer.scope(), filed.get(1))).noneMatch(l -> l.matter().equals(founder));
        world.settled();
        assertGone(founder);
        assertThat(issueOf(filed.get(1))).as("the id stays with those that stay").isEqualTo(issue);

        new TransactionTemplate(transactions).executeWithoutResult(_ -> vault.erase(filed.get(1), new Actor.Program("test"), "retention-over", LocalDate.now()));
        world.settled();
        assertGone(filed.get(1));
        assertThat(seen(officer)).singleElement().satisfies(i -> assertThat(i.heat().matters()).isEqualTo(3));
        assertThat(same.likely(officer.scope(), filed.get(2))).noneMatch(l -> l.matter().equals(filed.get(1)));

        new TransactionTemplate(transactions).executeWithoutResult(_ -> vault.erase(filed.get(2), new Actor.Program("test"), "retention-over", LocalDate.now()));
        world.settled();
        assertThat(seen(officer)).as("two are left").isEmpty();
        assertThat(issues.find(officer.scope(), issue)).isEmpty();
        assertThat(visitor("petition", "petition-officer").get("/desk/issues/" + issue).statusCode()).isEqualTo(404);
        world.again();
        assertGone(filed.get(1));
    }

    private void assertGone(MatterId matter) {
        for (var table : List.of("matter_sketches where matter", "issue_founders where founder", "issues where founder")) {
            assertThat(jdbc.sql("select count(*) from " + table + " = ?").param(matter.value()).query(Integer.class).single()).as(table).isZero();
        }
    }

    private String number(MatterId matter) {
        return jdbc.sql("select number from matters where id = ?").param(matter.value()).query(String.class).single();
    }

    @Test
    void theOfficeThatHasItAsATaskSeesThatThereIsOneAndNotWhatOthersHandle() {
        var filed = tell("护栏断了", 0, 3);
        var issue = issueOf(filed.getFirst());
        var bridge = world.city.at("bridge", "handler");
        var now = Instant.now();
        assertThat(seen(bridge)).isEmpty();
        assertThat(issues.adopt(officer.who(), officer.scope(), issue, world.city.office("bridge").id(), "请街道牵头", now)).isEmpty();
        assertThat(seen(bridge)).singleElement().satisfies(i -> assertThat(i.heat().matters()).isEqualTo(3));
        var task = issues.find(bridge.scope(), issue).orElseThrow();
        assertThat(issues.members(bridge.scope(), task, null, 10)).isEmpty();
        assertThat(issues.visible(bridge.scope(), task)).isZero();
        var page = visitor("bridge", "handler").get("/desk/issues/" + issue);
        assertThat(page.statusCode()).isEqualTo(200);
        filed.forEach(matter -> assertThat(page.body()).doesNotContain(number(matter)));
        assertThat(page.body()).contains("这些事项不由您的单位办理");
        assertThat(seen(world.city.at("water", "handler"))).isEmpty();

        tell("护栏断了", 3);
        world.settled();
        assertThat(seen(bridge)).as("when it grows too").singleElement().satisfies(i -> assertThat(i.heat().matters()).isEqualTo(4));
        assertThat(issues.adopt(officer.who(), officer.scope(), issue, world.city.office("water").id(), "改由水务牵头", now.plusSeconds(1))).isEmpty();
        assertThat(seen(bridge)).as("it was given to another").isEmpty();
        assertThat(seen(world.city.at("water", "handler"))).hasSize(1);
    }

    @Test
    void whoWritesPlaysNoPartInDuplicatesIssuesClassAndOffice() {
        var filed = tell("健身器材坏了", 0, 4);
        var before = said(filed);
        var ids = filed.stream().map(MatterId::value).toArray(UUID[]::new);
        assertThat(jdbc.sql("""
                with numbered as (select home, id, person, row_number() over (order by id) as n, count(*) over () as many from matters where id = any(:ids))
                update matters m set person = o.person, name_visible_to = 'NOBODY', reply_by = 'PAPER'
                  from numbered a join numbered o on o.n = a.n % a.many + 1 where m.home = a.home and m.id = a.id
                """).param("ids", ids).update()).isEqualTo(4);
        assertThat(jdbc.sql("""
                with numbered as (select home, matter, field, ordinal, envelope, row_number() over (partition by field order by matter) as n, count(*) over (partition by field) as many
                                    from vault_values where ordinal = 0 and matter = any(:ids))
                update vault_values v set envelope = o.envelope from numbered a join numbered o on o.field = a.field and o.n = a.n % a.many + 1
                 where v.home = a.home and v.matter = a.matter and v.field = a.field and v.ordinal = a.ordinal
                """).param("ids", ids).update()).isGreaterThanOrEqualTo(8);
        world.again();
        assertThat(said(filed)).isEqualTo(before);
    }

    /** Everything that is suggested about these matters. */
    private List<String> said(List<MatterId> filed) {
        var said = new ArrayList<String>();
        for (var matter : filed) {
            var file = matters.find(officer.scope(), matter.home(), number(matter)).orElseThrow();
            said.add(String.valueOf(same.likely(officer.scope(), matter)));
            said.add(String.valueOf(offices.of(file, file.leading(), officer.scope(), Instant.EPOCH.plusSeconds(1_790_000_000))));
            said.add(String.valueOf(categories.category(String.valueOf(file.title()), file.content())));
            said.add(String.valueOf(categories.matterClass(String.valueOf(file.title()), file.content())));
            said.add(String.valueOf(issueOf(matter)));
        }
        said.add(seen(officer).toString());
        return said;
    }
}
