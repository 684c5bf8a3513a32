package org.huiyin.desk.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.huiyin.access.AccessRequests;
import org.huiyin.access.Cast;
import org.huiyin.access.SignedIn;
import org.huiyin.access.StaffAccounts;
import org.huiyin.desk.Visitor;
import org.huiyin.organization.Organization;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class AdministrationJourneyTests {

    @LocalServerPort
    int port;

    @Autowired
    Organization organization;

    @Autowired
    StaffAccounts accounts;

    @Autowired
    AccessRequests requests;

    @Autowired
    JdbcClient jdbc;

    Cast cast;

    @BeforeEach
    void setUp() {
        cast = new Cast(organization);
        jdbc.sql("delete from access_requests").update();
        jdbc.sql("delete from slow_downs").update();
        jdbc.sql("update posts set roles = '{}' where 'security-admin' = any(roles)").update();
    }

    private Visitor in(SignedIn who) {
        var visitor = new Visitor(port);
        assertThat(visitor.signIn(cast.account(accounts, who, false, Instant.now()), Cast.PASSWORD).statusCode()).isEqualTo(302);
        return visitor;
    }

    @Test
    void aNewColleagueGetsAPostFromOneAndRolesFromTwo() {
        var system = in(cast.works(cast.cityPetitions, "system-admin"));
        var first = in(cast.works(cast.cityPetitions, "security-admin"));
        var second = in(cast.works(cast.cityPetitions, "security-admin"));
        var login = "new" + System.nanoTime();
        var bad = system.fill("/desk/accounts/new", "/desk/accounts", "name", "周宁", "login", "X Y", "office", cast.eastHousing.id().toString(),
                "title", "科员");
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(bad.body()).contains("value=\"周宁\"", "value=\"科员\"");
        var added = system.fill("/desk/accounts/new", "/desk/accounts", "name", "周宁", "login", login, "office", cast.eastHousing.id().toString(),
                "title", "科员");
        assertThat(added.statusCode()).isEqualTo(200);
        var password = find(added.body(), "<code class=\"secret\">([a-z2-9]{4}(?:-[a-z2-9]{4}){3})</code>");
        var page = find(added.body(), "href=\"(/desk/accounts/[0-9a-f-]{36})\"");
        assertThat(system.get(page).body()).contains("这个岗位还没有授权").doesNotContain(password);

        var grants = first.get("/desk/grants").body();
        var post = find(grants.substring(grants.indexOf(login)), "/desk/grants/posts/([0-9a-f-]{36})");
        assertThat(first.fill("/desk/grants/posts/" + post, "/desk/grants/posts/" + post, "roles", "handler").body()).contains("请选一个理由");
        assertThat(first.fill("/desk/grants/posts/" + post, "/desk/grants/posts/" + post, "roles", "handler", "reason", "new-duty").statusCode())
                .isEqualTo(302);
        assertThat(organization.post(new org.huiyin.organization.PostId(java.util.UUID.fromString(post))).orElseThrow().roles()).isEmpty();
        var request = waiting().getFirst();
        assertThat(first.fill("/desk/grants", "/desk/grants/requests/" + request.id(), "decision", "approve").body()).contains("不能批准自己提出的申请");
        assertThat(system.fill("/desk/accounts", "/desk/grants/requests/" + request.id(), "decision", "approve").statusCode()).isEqualTo(403);
        assertThat(second.fill("/desk/grants", "/desk/grants/requests/" + request.id(), "decision", "approve").statusCode()).isEqualTo(302);
        assertThat(organization.post(new org.huiyin.organization.PostId(java.util.UUID.fromString(post))).orElseThrow().roles())
                .containsExactly("handler");
        assertThat(second.fill("/desk/grants", "/desk/grants/requests/" + request.id(), "decision", "decline").body()).contains("已经有人处理过了");

        var colleague = new Visitor(port);
        assertThat(colleague.signIn(login, password).headers().firstValue("Location")).hasValue("/desk/sign-in/password");

        var audit = in(cast.works(cast.cityPetitions, "audit-admin"));
        assertThat(audit.get("/desk/record").body()).contains("添加账号", "提出申请", "批准申请", "周宁", "承办人", "新任这项工作");
        assertThat(audit.get("/desk/record?act=APPROVED").body()).contains("批准申请").doesNotContain("<td>添加账号</td>");
    }

    private java.util.List<org.huiyin.access.AccessRequest> waiting() {
        return requests.waiting(cast.works(cast.city, "security-admin"), Instant.now());
    }

    @Test
    void aResetTakesTwoAndEndsTheSessions() {
        var handler = cast.works(cast.eastHousing, "handler");
        var login = cast.account(accounts, handler, false, Instant.now());
        var signedIn = new Visitor(port);
        signedIn.signIn(login, Cast.PASSWORD);
        var system = in(cast.works(cast.cityPetitions, "system-admin"));
        var security = in(cast.works(cast.cityPetitions, "security-admin"));
        assertThat(system.fill("/desk/accounts/" + handler.staff(), "/desk/accounts/" + handler.staff() + "/resets", "kind", "PASSWORD", "reason",
                "forgotten").statusCode()).isEqualTo(302);
        assertThat(system.fill("/desk/accounts/" + handler.staff(), "/desk/accounts/" + handler.staff() + "/resets", "kind", "PASSWORD", "reason",
                "forgotten").body()).contains("正在等另一位审批");
        assertThat(signedIn.get("/desk/account").statusCode()).isEqualTo(200);
        var done = security.fill("/desk/grants", "/desk/grants/requests/" + waiting().getFirst().id(), "decision", "approve");
        var password = find(done.body(), "<code class=\"secret\">([a-z2-9]{4}(?:-[a-z2-9]{4}){3})</code>");
        assertThat(signedIn.get("/desk/account").statusCode()).isEqualTo(302);
        assertThat(new Visitor(port).signIn(login, Cast.PASSWORD).statusCode()).isEqualTo(422);
        assertThat(new Visitor(port).signIn(login, password).headers().firstValue("Location")).hasValue("/desk/sign-in/password");
    }

    @Test
    void thePagesOfEachAdministratorAreClosedToAllOthers() {
        var pages = List.of("/desk/accounts", "/desk/grants", "/desk/record");
        for (var role : List.of("petition-clerk", "petition-officer", "petition-head", "hotline-agent", "handler", "office-head", "supervisor",
                "confidential-receiver", "system-admin", "security-admin", "audit-admin")) {
            var visitor = in(cast.works(cast.cityPetitions, role));
            var open = switch (role) {
                case "system-admin" -> "/desk/accounts";
                case "security-admin" -> "/desk/grants";
                case "audit-admin" -> "/desk/record";
                default -> "";
            };
            for (var page : pages) {
                assertThat(visitor.get(page).statusCode()).as(role + " at " + page).isEqualTo(page.equals(open) ? 200 : 403);
            }
        }
        var nobody = new Visitor(port);
        for (var page : pages) {
            assertThat(nobody.get(page).statusCode()).isEqualTo(302);
        }
    }

    @Test
    void rolesThatDoNotGoTogetherAreRefused() {
        var a = cast.works(cast.cityPetitions, "security-admin");
        var b = cast.works(cast.cityPetitions, "security-admin");
        cast.account(accounts, a, false, Instant.now());
        cast.account(accounts, b, false, Instant.now());
        var handler = cast.works(cast.eastHousing, "handler");
        var other = cast.worksToo(handler.staff(), cast.eastStreet, false);
        assertThat(requests.askForRoles(a, other.post(), Set.of("system-admin"), "new-duty", Instant.now()))
                .isInstanceOfSatisfying(AccessRequests.Outcome.Refused.class, r -> assertThat(r.why().key()).isEqualTo("access.refused.apart"));
        assertThat(requests.askForRoles(a, a.post(), Set.of("handler"), "new-duty", Instant.now())).isInstanceOf(AccessRequests.Outcome.Refused.class);
        assertThat(requests.askForRoles(handler, other.post(), Set.of("handler"), "new-duty", Instant.now()))
                .isInstanceOf(AccessRequests.Outcome.Refused.class);
        assertThat(requests.askForRoles(a, b.post(), Set.of(), "duty-ended", Instant.now())).isInstanceOf(AccessRequests.Outcome.Asked.class);
        var waiting = waiting().getFirst();
        assertThat(requests.decide(b, waiting.id(), true, Instant.now())).as("about oneself").isInstanceOf(AccessRequests.Outcome.Refused.class);
        assertThat(requests.decide(a, waiting.id(), false, Instant.now())).as("withdrawn").isInstanceOf(AccessRequests.Outcome.Done.class);
    }

    @Test
    void theFirstTwoSecurityAdministratorsAreMadeByTheSystemAdministrator() {
        var system = cast.works(cast.cityPetitions, "system-admin");
        cast.account(accounts, system, false, Instant.now());
        for (int i = 0; i < 2; i++) {
            var candidate = cast.works(cast.cityPetitions);
            cast.account(accounts, candidate, false, Instant.now());
            assertThat(requests.askForRoles(system, candidate.post(), Set.of("handler"), "new-duty", Instant.now()))
                    .isInstanceOf(AccessRequests.Outcome.Refused.class);
            assertThat(requests.askForRoles(system, candidate.post(), Set.of("security-admin"), "new-duty", Instant.now()))
                    .isEqualTo(new AccessRequests.Outcome.Done(null));
        }
        var third = cast.works(cast.cityPetitions);
        assertThat(requests.askForRoles(system, third.post(), Set.of("security-admin"), "new-duty", Instant.now()))
                .isInstanceOf(AccessRequests.Outcome.Refused.class);
    }

    @Test
    void aLockedAccountIsUnlocked() {
        var handler = cast.works(cast.eastHousing, "handler");
        var login = cast.account(accounts, handler, false, Instant.now());
        var visitor = new Visitor(port);
        for (int i = 0; i < 6; i++) {
            visitor.signIn(login, "wrong wrong wrong");
        }
        assertThat(visitor.signIn(login, Cast.PASSWORD).statusCode()).isEqualTo(429);
        var security = in(cast.works(cast.cityPetitions, "security-admin"));
        assertThat(security.get("/desk/grants").body()).contains("暂时锁定");
        assertThat(security.fill("/desk/grants", "/desk/grants/unlocked", "staff", handler.staff().toString()).statusCode()).isEqualTo(302);
        assertThat(visitor.signIn(login, Cast.PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void aClosedAccountIsOutAtOnce() {
        var handler = cast.works(cast.eastHousing, "handler");
        var login = cast.account(accounts, handler, false, Instant.now());
        var visitor = new Visitor(port);
        visitor.signIn(login, Cast.PASSWORD);
        var system = in(cast.works(cast.cityPetitions, "system-admin"));
        var page = "/desk/accounts/" + handler.staff();
        assertThat(system.fill(page, page + "/closed").statusCode()).isEqualTo(302);
        assertThat(visitor.get("/desk/account").statusCode()).isEqualTo(302);
        assertThat(visitor.signIn(login, Cast.PASSWORD).statusCode()).isEqualTo(422);
        assertThat(system.fill(page, page + "/opened").statusCode()).isEqualTo(302);
        assertThat(visitor.signIn(login, Cast.PASSWORD).statusCode()).isEqualTo(302);
    }

    private static String find(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
