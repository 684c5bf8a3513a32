package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.huiyin.access.Access;
import org.huiyin.access.Cast;
import org.huiyin.access.Role;
import org.huiyin.access.StaffAccounts;
import org.huiyin.organization.Organization;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may open which route of the desk: the list, and through HTTP that each role gets what the list says and nobody else anything. A route
 * that is not in the list fails the test. What a role may do on which standing is for casework's own test; here it is about the door.
 */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class DeskRoutesTests {

    private static final Set<String> EVERYBODY = Set.of("*");
    private static final Set<String> SIGNED_IN = Set.of("+");
    private static final Set<String> SYSTEM = Set.of("system-admin");
    private static final Set<String> SECURITY = Set.of("security-admin");
    private static final Set<String> AUDIT = Set.of("audit-admin");

    private static final Map<String, Set<String>> DOORS = new LinkedHashMap<>();

    static {
        for (var route : List.of("GET /desk/sign-in", "POST /desk/sign-in", "GET /desk/sign-in/code", "POST /desk/sign-in/code",
                "GET /desk/sign-in/password", "POST /desk/sign-in/password", "GET /desk/sign-in/post", "POST /desk/sign-in/post",
                "POST /desk/sign-in/leave")) {
            DOORS.put(route, EVERYBODY);
        }
        for (var route : List.of("POST /desk/sign-out", "GET /desk/account", "GET /desk/account/password", "POST /desk/account/password",
                "GET /desk/account/second-step", "POST /desk/account/second-step", "GET /desk/account/second-step/off",
                "POST /desk/account/second-step/off", "POST /desk/account/sessions")) {
            DOORS.put(route, SIGNED_IN);
        }
        for (var route : List.of("GET /desk/accounts", "POST /desk/accounts", "GET /desk/accounts/new", "GET /desk/accounts/{staff}",
                "POST /desk/accounts/{staff}/posts", "POST /desk/accounts/{staff}/posts/{post}/end", "POST /desk/accounts/{staff}/closed",
                "POST /desk/accounts/{staff}/opened", "POST /desk/accounts/{staff}/resets",
                "POST /desk/accounts/{staff}/posts/{post}/security")) {
            DOORS.put(route, SYSTEM);
        }
        for (var route : List.of("GET /desk/grants", "GET /desk/grants/posts/{post}", "POST /desk/grants/posts/{post}", "POST /desk/grants/resets",
                "POST /desk/grants/requests/{id}", "POST /desk/grants/unlocked")) {
            DOORS.put(route, SECURITY);
        }
        DOORS.put("GET /desk/record", AUDIT);
    }

    @LocalServerPort
    int port;

    @Autowired
    Organization organization;

    @Autowired
    StaffAccounts accounts;

    @Autowired
    Access access;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    @Test
    void everyRouteOfTheDeskIsInTheList() {
        assertThat(actual()).isEqualTo(new TreeSet<>(DOORS.keySet()));
    }

    private TreeSet<String> actual() {
        var found = new TreeSet<String>();
        routes.getHandlerMethods().keySet().forEach(info -> {
            for (var path : info.getPatternValues()) {
                if (path.equals("/desk") || path.startsWith("/desk/")) {
                    assertThat(info.getMethodsCondition().getMethods()).as(path + " names its method").isNotEmpty();
                    info.getMethodsCondition().getMethods().forEach(method -> found.add(method + " " + path));
                }
            }
        });
        return found;
    }

    @Test
    void eachRoleOpensWhatTheListSaysAndNothingElse() {
        var cast = new Cast(organization);
        var wrong = new ArrayList<String>();
        var nobody = new Visitor(port);
        nobody.get("/desk/sign-in");
        for (var role : access.roles().all().stream().map(Role::id).toList()) {
            var visitor = new Visitor(port);
            visitor.signIn(cast.account(accounts, cast.works(cast.cityPetitions, role), false, Instant.now()), Cast.PASSWORD);
            for (var door : DOORS.entrySet()) {
                if (door.getKey().equals("POST /desk/sign-out")) {
                    continue;
                }
                boolean may = door.getValue() == EVERYBODY || door.getValue() == SIGNED_IN || door.getValue().contains(role);
                int status = knock(visitor, door.getKey());
                if (may == (status == 403) || status >= 500) {
                    wrong.add(role + " at " + door.getKey() + " got " + status);
                }
            }
        }
        for (var door : DOORS.entrySet()) {
            int status = knock(nobody, door.getKey());
            if (door.getValue() != EVERYBODY && status != 302) {
                wrong.add("nobody at " + door.getKey() + " got " + status);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** With a form token of our own page, an id of nothing, and no fields. */
    private static int knock(Visitor visitor, String route) {
        var path = route.substring(route.indexOf(' ') + 1).replaceAll("\\{[^}]*}", "00000000-0000-7000-8000-000000000000");
        if (route.startsWith("GET ")) {
            return visitor.get(path).statusCode();
        }
        // A refused form token answers 400 and would hide the door: the account page has one for everybody who is in.
        return visitor.fill(visitor.cookie("huiyin_desk").isEmpty() ? "/desk/sign-in" : "/desk/account", path).statusCode();
    }
}
