package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
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
    private static final Set<String> DUTIES = Set.of("system-admin", "petition-head");
    private static final Set<String> SECURITY = Set.of("security-admin");
    private static final Set<String> AUDIT = Set.of("audit-admin");

    /** Whoever reads matters. What their scope does not show is not found, like what is not there. */
    private static final Set<String> READERS = Set.of("petition-clerk", "petition-officer", "petition-head", "hotline-agent", "handler",
            "office-head", "supervisor", "confidential-receiver");
    private static final Set<String> HEADS = Set.of("petition-head", "office-head");
    private static final Set<String> REGISTRARS = Set.of("petition-clerk", "petition-officer", "petition-head", "hotline-agent");
    private static final Set<String> IMPORTERS = Set.of("petition-officer", "petition-head", "hotline-agent");
    private static final Set<String> SUPERVISORS = Set.of("petition-officer", "petition-head", "supervisor");
    private static final Set<String> RECEIVERS = Set.of("petition-head", "confidential-receiver");

    /** These end the session of whoever tries them. */
    private static final Set<String> LEAVING = Set.of("POST /desk/sign-out", "POST /desk/sign-in/leave");

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
                "POST /desk/accounts/{staff}/posts/{post}/security", "GET /desk/calendars", "POST /desk/calendars", "GET /desk/models", "POST /desk/models/switch",
                "POST /desk/models/train", "GET /desk/offices", "POST /desk/offices",
                "GET /desk/offices/new", "GET /desk/offices/{office}", "POST /desk/offices/{office}", "POST /desk/offices/{office}/superior",
                "POST /desk/offices/{office}/closed", "POST /desk/offices/{office}/opened", "GET /desk/offices/places", "POST /desk/offices/places",
                "GET /desk/offices/places/{code}", "POST /desk/offices/places/{code}", "POST /desk/offices/places/{code}/removed",
                "GET /desk/offices/list", "POST /desk/offices/list", "GET /desk/offices/list/template", "GET /desk/offices/list/{id}",
                "POST /desk/offices/list/{id}")) {
            DOORS.put(route, SYSTEM);
        }
        for (var route : List.of("GET /desk/duties", "POST /desk/duties", "GET /desk/duties/new", "GET /desk/duties/{id}", "POST /desk/duties/{id}",
                "GET /desk/duties/export", "POST /desk/duties/import", "GET /desk/duties/mend/{id}")) {
            DOORS.put(route, DUTIES);
        }
        for (var route : List.of("GET /desk/grants", "GET /desk/grants/posts/{post}", "POST /desk/grants/posts/{post}", "POST /desk/grants/resets",
                "POST /desk/grants/requests/{id}", "POST /desk/grants/unlocked")) {
            DOORS.put(route, SECURITY);
        }
        DOORS.put("GET /desk/record", AUDIT);
        DOORS.put("GET /desk", SIGNED_IN);
        DOORS.put("GET /desk/keys", SIGNED_IN);
        // Whoever reads nothing finds nothing.
        DOORS.put("POST /desk/find", SIGNED_IN);
        for (var route : List.of("GET /desk/matters/{number}", "GET /desk/matters/{number}/identity", "POST /desk/matters/{number}/identity",
                "POST /desk/matters/{number}/letters", "GET /desk/matters/{number}/files/{file}", "GET /desk/matters/{number}/documents/{id}",
                "GET /desk/matters/{number}/receivers", "POST /desk/matters/{number}/receivers",
                "GET /desk/matters/{number}/legs/{leg}/acts/{act}", "POST /desk/matters/{number}/legs/{leg}/acts/{act}",
                "GET /desk/matters/{number}/legs/{leg}/answer", "POST /desk/matters/{number}/legs/{leg}/answer",
                "POST /desk/matters/{number}/legs/{leg}/answer/approve", "POST /desk/matters/{number}/legs/{leg}/answer/send-back",
                "POST /desk/matters/{number}/legs/{leg}/answer/issue", "POST /desk/matters/{number}/legs/{leg}/answer/serve")) {
            DOORS.put(route, READERS);
        }
        for (var route : List.of("GET /desk/import", "POST /desk/import", "GET /desk/import/files/{id}", "POST /desk/import/files/{id}",
                "GET /desk/import/batches/{id}", "POST /desk/import/batches/{id}/resume", "POST /desk/import/batches/{id}/undo",
                "GET /desk/import/batches/{id}/mend")) {
            DOORS.put(route, IMPORTERS);
        }
        for (var route : List.of("GET /desk/knowledge", "GET /desk/knowledge/{id}", "GET /desk/knowledge/templates", "GET /desk/knowledge/templates/{id}")) {
            DOORS.put(route, READERS);
        }
        for (var route : List.of("GET /desk/knowledge/new", "POST /desk/knowledge", "GET /desk/knowledge/file", "POST /desk/knowledge/file",
                "GET /desk/knowledge/{id}/revise", "POST /desk/knowledge/{id}/revise", "GET /desk/knowledge/{id}/retire", "POST /desk/knowledge/{id}/retire",
                "GET /desk/knowledge/templates/new", "POST /desk/knowledge/templates", "GET /desk/knowledge/templates/{id}/revise",
                "POST /desk/knowledge/templates/{id}/revise", "POST /desk/knowledge/templates/{id}/retire")) {
            DOORS.put(route, HEADS);
        }
        DOORS.put("POST /desk/knowledge/shipped", Set.of("petition-head"));
        for (var route : List.of("GET /desk/search", "POST /desk/search", "GET /desk/search/saved", "POST /desk/search/saved",
                "POST /desk/search/saved/{id}/rename", "POST /desk/search/saved/{id}/remove", "POST /desk/search/saved/{id}/restore", "POST /desk/export")) {
            DOORS.put(route, READERS);
        }
        for (var route : List.of("GET /desk/issues", "GET /desk/issues/{id}", "POST /desk/issues/{id}", "GET /desk/matters/{number}/same/{other}",
                "POST /desk/matters/{number}/same/{other}", "POST /desk/matters/{number}/same-undo/{decision}")) {
            DOORS.put(route, READERS);
        }
        DOORS.put("GET /desk/approvals", HEADS);
        DOORS.put("GET /desk/office", HEADS);
        DOORS.put("GET /desk/register", REGISTRARS);
        DOORS.put("POST /desk/register", REGISTRARS);
        DOORS.put("POST /desk/register/look", REGISTRARS);
        DOORS.put("GET /desk/supervision", SUPERVISORS);
        DOORS.put("POST /desk/supervision/escalations/{id}/answer", SUPERVISORS);
        for (var route : List.of("GET /desk/sealed", "POST /desk/sealed/names/{matter}/{ordinal}", "POST /desk/sealed/names/{matter}/{ordinal}/match")) {
            DOORS.put(route, RECEIVERS);
        }
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
                if (LEAVING.contains(door.getKey())) {
                    continue;
                }
                boolean may = door.getValue() == EVERYBODY || door.getValue() == SIGNED_IN || door.getValue().contains(role);
                int status = knock(visitor, door.getKey()).statusCode();
                // Where an id or a number is asked for, ours leads to nothing, and that is no other answer than a closed door's.
                boolean closed = status == 403 || status == 404;
                boolean asksForOne = door.getKey().contains("{") || door.getKey().equals("POST /desk/find");
                if (status >= 500 || status == 400 && may || !may && !closed || may && closed && !(asksForOne && status == 404)) {
                    wrong.add(role + " at " + door.getKey() + " got " + status);
                }
            }
        }
        for (var door : DOORS.entrySet()) {
            var answer = knock(nobody, door.getKey());
            boolean toSignIn = answer.statusCode() == 302 && answer.headers().firstValue("Location").orElse("").contains("/desk/sign-in");
            if (door.getValue() != EVERYBODY && !toSignIn) {
                wrong.add("nobody at " + door.getKey() + " got " + answer.statusCode());
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** With a form token of our own page, ids of nothing, and no other field. */
    private static HttpResponse<String> knock(Visitor visitor, String route) {
        var path = route.substring(route.indexOf(' ') + 1).replace("{ordinal}", "1").replaceAll("\\{[^}]*}", "00000000-0000-7000-8000-000000000000");
        if (route.startsWith("GET ")) {
            return visitor.get(path);
        }
        // A refused form token answers 400 and would hide the door: the account page has one for everybody who is in.
        return visitor.fill(visitor.cookie("huiyin_desk").isEmpty() ? "/desk/sign-in" : "/desk/account", path, "staff",
                "00000000-0000-7000-8000-000000000000");
    }
}
