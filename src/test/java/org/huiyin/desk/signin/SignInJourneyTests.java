package org.huiyin.desk.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.regex.Pattern;
import org.huiyin.access.Cast;
import org.huiyin.access.SignedIn;
import org.huiyin.access.StaffAccounts;
import org.huiyin.access.TestCodes;
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
class SignInJourneyTests {

    @LocalServerPort
    int port;

    @Autowired
    Organization organization;

    @Autowired
    StaffAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    Cast cast;
    Visitor visitor;

    @BeforeEach
    void setUp() {
        cast = new Cast(organization);
        visitor = new Visitor(port);
        jdbc.sql("delete from slow_downs").update();
    }

    private String account(SignedIn who) {
        return cast.account(accounts, who, false, Instant.now());
    }

    @Test
    void aHandlerSignsInAndOut() {
        var login = account(cast.works(cast.eastHousing, "handler"));
        var asked = visitor.get("/desk/account?a=1");
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(asked.headers().firstValue("Location")).hasValue("/desk/sign-in?next=%2Fdesk%2Faccount%3Fa%3D1");
        var page = visitor.get("/desk/sign-in");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("frame-ancestors 'none'").doesNotContain("unsafe");
        assertThat(visitor.cookie("huiyin_desk")).as("no session before there is somebody").isEmpty();

        var in = visitor.fill("/desk/sign-in", "/desk/sign-in", "login", login.toUpperCase(), "password", Cast.PASSWORD, "next", "/desk/account?a=1");
        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(in.headers().firstValue("Location")).hasValue("/desk/account?a=1");
        var cookie = in.headers().allValues("Set-Cookie").stream().filter(c -> c.startsWith("huiyin_desk=")).findFirst().orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/desk");
        assertThat(visitor.get("/desk/account").body()).contains(login).contains("承办人");

        assertThat(visitor.fill("/desk/account", "/desk/sign-out").statusCode()).isEqualTo(302);
        assertThat(visitor.get("/desk/account").statusCode()).isEqualTo(302);
    }

    @Test
    void unknownNameAndWrongPasswordGetTheSameAnswer() {
        var login = account(cast.works(cast.eastHousing, "handler"));
        var wrong = visitor.signIn(login, "not the password");
        var unknown = visitor.signIn("nobody" + login, "not the password");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(body(unknown.body()).replace("nobody" + login, login)).isEqualTo(body(wrong.body()));
        assertThat(wrong.body()).as("what was typed is kept").contains("value=\"" + login + "\"").doesNotContain("not the password");
    }

    /** The token differs from page to page. */
    private static String body(String html) {
        return html.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    @Test
    void wrongTriesWaitAndTheRightPasswordWaitsToo() {
        var login = account(cast.works(cast.eastHousing, "handler"));
        for (int i = 0; i < 5; i++) {
            assertThat(visitor.signIn(login, "wrong wrong " + i).statusCode()).isEqualTo(422);
        }
        var waits = visitor.signIn(login, Cast.PASSWORD);
        assertThat(waits.statusCode()).isEqualTo(429);
        assertThat(waits.headers().firstValue("Retry-After")).isPresent();
        assertThat(waits.body()).contains("试得太多了");
        assertThat(jdbc.sql("select count(*) from journal_entries where act = 'access.slowed-down'").query(Integer.class).single()).isPositive();
    }

    @Test
    void aOneTimePasswordOpensNothingButTheChoiceOfOnesOwn() {
        var login = cast.account(accounts, cast.works(cast.eastHousing, "handler"), true, Instant.now());
        assertThat(visitor.signIn(login, Cast.PASSWORD).headers().firstValue("Location")).hasValue("/desk/sign-in/password");
        assertThat(visitor.get("/desk/account").headers().firstValue("Location").orElse("")).startsWith("/desk/sign-in/password");
        assertThat(own("short", "short").body()).contains("密码至少 10 个字");
        assertThat(own("1234567890", "1234567890").statusCode()).isEqualTo(422);
        assertThat(own(Cast.PASSWORD, Cast.PASSWORD).statusCode()).isEqualTo(422);
        assertThat(own("seven slow barges", "seven slow barge").statusCode()).isEqualTo(422);
        var before = visitor.cookie("huiyin_desk");
        assertThat(own("seven slow barges", "seven slow barges").headers().firstValue("Location")).hasValue("/desk");
        assertThat(visitor.cookie("huiyin_desk")).as("a new session id at each step").isNotEqualTo(before);
        assertThat(visitor.get("/desk/account").statusCode()).isEqualTo(200);
        assertThat(new Visitor(port).signIn(login, Cast.PASSWORD).statusCode()).as("the one-time password is gone").isEqualTo(422);
    }

    private java.net.http.HttpResponse<String> own(String fresh, String repeated) {
        return visitor.fill("/desk/sign-in/password", "/desk/sign-in/password", "fresh", fresh, "repeated", repeated);
    }

    @Test
    void whoHoldsTwoPostsChoosesAndMayChange() {
        var first = cast.works(cast.eastHousing, "handler");
        var second = cast.worksToo(first.staff(), cast.eastStreet, false, "office-head");
        var stranger = cast.works(cast.west, "office-head");
        var login = account(first);
        assertThat(visitor.signIn(login, Cast.PASSWORD).headers().firstValue("Location")).hasValue("/desk/sign-in/post");
        assertThat(visitor.get("/desk/account").statusCode()).isEqualTo(302);
        assertThat(visitor.fill("/desk/sign-in/post", "/desk/sign-in/post", "post", "").statusCode()).isEqualTo(422);
        assertThat(visitor.fill("/desk/sign-in/post", "/desk/sign-in/post", "post", stranger.post().toString()).statusCode()).isEqualTo(422);
        assertThat(visitor.fill("/desk/sign-in/post", "/desk/sign-in/post", "post", second.post().toString()).statusCode()).isEqualTo(302);
        assertThat(visitor.get("/desk/account").body()).contains("东区住建局滨河所", "单位负责人");
        assertThat(visitor.fill("/desk/account", "/desk/sign-in/post", "post", first.post().toString()).statusCode()).isEqualTo(302);
        assertThat(visitor.get("/desk/account").body()).contains("承办人");
    }

    @Test
    void aRoleTakenAwayAndAnEndedPostAreGoneAtOnce() {
        var who = cast.works(cast.cityPetitions, "system-admin");
        visitor.signIn(account(who), Cast.PASSWORD);
        assertThat(visitor.get("/desk/accounts").statusCode()).isEqualTo(200);
        organization.setRoles(who.post(), java.util.Set.of());
        assertThat(visitor.get("/desk/accounts").statusCode()).isEqualTo(403);
        organization.endPost(who.post(), java.time.LocalDate.of(2026, 1, 2));
        assertThat(visitor.get("/desk/account").statusCode()).isEqualTo(302);
    }

    @Test
    void theSecondStepIsSwitchedOnAskedForAndGoodOnce() {
        var login = account(cast.works(cast.eastHousing, "handler"));
        visitor.signIn(login, Cast.PASSWORD);
        var page = visitor.get("/desk/account/second-step").body();
        var typed = find(page, "<code class=\"secret\">([A-Z2-7 ]+)</code>");
        var sealed = find(page, "name=\"sealed\" value=\"([^\"]+)\"");
        assertThat(page).contains("<svg class=\"qr\"");
        assertThat(visitor.fill("/desk/account/second-step", "/desk/account/second-step", "sealed", sealed, "code", "000000").statusCode())
                .isEqualTo(422);
        var code = TestCodes.code(typed, Instant.now());
        var done = visitor.fill("/desk/account", "/desk/account/second-step", "sealed", sealed, "code", code);
        var recovery = find(done.body(), "<li><code>([A-Z2-9-]+)</code>");
        assertThat(jdbc.sql("select count(*) from accounts where totp_sealed is not null and position(convert_to(:t, 'UTF8') in totp_sealed) > 0")
                .param("t", typed.replace(" ", "")).query(Integer.class).single()).isZero();

        var other = new Visitor(port);
        assertThat(other.signIn(login, Cast.PASSWORD).headers().firstValue("Location")).hasValue("/desk/sign-in/code");
        assertThat(other.get("/desk/account").headers().firstValue("Location").orElse("")).startsWith("/desk/sign-in/code");
        assertThat(other.fill("/desk/sign-in/code", "/desk/sign-in/code", "code", code).statusCode()).as("used up").isEqualTo(422);
        assertThat(other.fill("/desk/sign-in/code", "/desk/sign-in/code", "code", recovery.toLowerCase()).statusCode()).isEqualTo(302);
        assertThat(other.get("/desk/account").body()).contains("还有 9 个备用码");
        var third = new Visitor(port);
        third.signIn(login, Cast.PASSWORD);
        assertThat(third.fill("/desk/sign-in/code", "/desk/sign-in/code", "code", recovery).statusCode()).as("good once").isEqualTo(422);

        assertThat(other.fill("/desk/account/second-step/off", "/desk/account/second-step/off", "present", "wrong").statusCode()).isEqualTo(422);
        assertThat(other.fill("/desk/account/second-step/off", "/desk/account/second-step/off", "present", Cast.PASSWORD).statusCode()).isEqualTo(302);
        assertThat(new Visitor(port).signIn(login, Cast.PASSWORD).headers().firstValue("Location")).hasValue("/desk");
    }

    private static String find(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() {
        var login = account(cast.works(cast.eastHousing, "handler"));
        var other = new Visitor(port);
        other.signIn(login, Cast.PASSWORD);
        visitor.signIn(login, Cast.PASSWORD);
        assertThat(visitor.get("/desk/account").body()).contains("别处");
        assertThat(visitor.fill("/desk/account/password", "/desk/account/password", "present", "wrong", "fresh", "seven slow barges", "repeated",
                "seven slow barges").body()).contains("现在的密码不对");
        assertThat(visitor.fill("/desk/account/password", "/desk/account/password", "present", Cast.PASSWORD, "fresh", "seven slow barges",
                "repeated", "seven slow barges").statusCode()).isEqualTo(302);
        assertThat(visitor.get("/desk/account").statusCode()).isEqualTo(200);
        assertThat(other.get("/desk/account").statusCode()).isEqualTo(302);
    }

    @Test
    void aFormOfSomebodyElsesPageIsRefused() {
        var login = account(cast.works(cast.eastHousing, "handler"));
        assertThat(visitor.post("/desk/sign-in", "login", login, "password", Cast.PASSWORD).statusCode()).isEqualTo(400);
        visitor.signIn(login, Cast.PASSWORD);
        assertThat(visitor.post("/desk/account/sessions").statusCode()).isEqualTo(400);
        assertThat(visitor.post("/desk/sign-out", "_csrf", "made-up").statusCode()).isEqualTo(400);
    }

    @Test
    void theWayBackLeadsNowhereElse() {
        for (var evil : java.util.List.of("https://evil.example/", "//evil.example", "/desk//evil.example", "/desk/../x y", "/desk\\evil", "/", "/desk/sign-in")) {
            assertThat(Next.of(evil).path()).isEqualTo("/desk");
        }
        assertThat(Next.of("/desk/matters/20261122-AB?tab=1").path()).isEqualTo("/desk/matters/20261122-AB?tab=1");
    }

    @Test
    void sessionsHoldNoNameAndNoRole() {
        visitor.signIn(account(cast.works(cast.eastHousing, "handler")), Cast.PASSWORD);
        var stored = jdbc.sql("select attribute_bytes from spring_session_attributes").query(byte[].class).list();
        assertThat(stored).isNotEmpty();
        for (var bytes : stored) {
            assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("handler", Cast.PASSWORD);
        }
    }
}
