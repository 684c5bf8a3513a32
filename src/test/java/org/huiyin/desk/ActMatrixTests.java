package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.huiyin.access.SignedIn;
import org.huiyin.answer.Answers;
import org.huiyin.answer.DraftForm;
import org.huiyin.casework.Given;
import org.huiyin.casework.Registration.Registered;
import org.huiyin.journal.LegId;
import org.huiyin.organization.NewOffice;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
import org.huiyin.procedure.Act;
import org.huiyin.procedure.Procedures;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The matrix of {@code act-matrix.txt} and its complement, through HTTP: whoever is in a line gets the form, everybody else is refused and the
 * leg stays where it is. Every route outside the desk stands in the matrix too; those of the desk are doors of {@link DeskRoutesTests}.
 */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class ActMatrixTests {

    private static final List<String> ROLES = List.of("petition-clerk", "petition-officer", "petition-head", "hotline-agent", "handler", "office-head",
            "supervisor", "confidential-receiver", "system-admin", "security-admin", "audit-admin");
    private static final List<String> ANSWER = List.of("answer", "answer/approve", "answer/send-back", "answer/issue", "answer/serve");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext program;

    private final Map<String, Set<String>> acts = new LinkedHashMap<>();
    private final Set<String> routes = new TreeSet<>();
    private final Map<OfficeId, List<SignedIn>> staff = new LinkedHashMap<>();
    private final Set<String> tried = new LinkedHashSet<>();
    private final Map<Visitor, String> tokens = new LinkedHashMap<>();

    ActMatrixTests() throws IOException {
        try (var in = ActMatrixTests.class.getResourceAsStream("/act-matrix.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                int colon = line.lastIndexOf(": ");
                if (line.startsWith("act ")) {
                    acts.put(line.substring(4, colon), Set.of(line.substring(colon + 2).split(" ")));
                } else if (line.startsWith("route ")) {
                    routes.add(line.substring(6));
                }
            }
        }
    }

    /** Somebody in a role, at an office that stands so to the leg. */
    private record Somebody(String relation, SignedIn who, Visitor visitor) {

        String name() {
            return relation + "/" + who.roles().iterator().next();
        }
    }

    @Test
    void everyRouteOutsideTheDeskStandsInTheMatrix() {
        var found = new TreeSet<String>();
        program.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class).getHandlerMethods().keySet().forEach(info -> {
            var methods = info.getMethodsCondition().getMethods();
            info.getPatternValues().forEach(path -> {
                if (methods.isEmpty()) {
                    found.add("ANY " + path);
                }
                methods.forEach(method -> found.add(method + " " + path));
            });
        });
        found.removeIf(route -> route.matches("\\S+ /desk(/.*)?"));
        assertThat(found).isEqualTo(routes);
    }

    @Test
    void theMatrixHolds() {
        var world = new DeskWorld(program);
        theFirstLegOfAPetition(world);
        aHandlingLeg(world);
        aHotlineOrder(world);
    }

    private void theFirstLegOfAPetition(DeskWorld world) {
        var cast = somebodies(world, world.cast.eastPetitions, null, world.cast.eastHousing);
        check(world, cast, "cn-petition-2022", "registered", world.register());
    }

    private void aHandlingLeg(DeskWorld world) {
        var cast = somebodies(world, world.cast.eastHousing, world.cast.eastPetitions, world.cast.westPetitions);
        var matter = world.register();
        var leg = world.transferred(matter, world.cast.eastHousing);
        check(world, cast, "cn-petition-2022", "received", matter, leg);
        world.done(world.staff(world.handler), leg, "object", Given.of("reason", "不归我们管"));
        check(world, cast, "cn-petition-2022", "objected", matter, leg);
        world.done(world.staff(world.officer), leg, "reject-objection", Given.of("reason", "归你们管"));
        world.done(world.staff(world.handler), leg, "notice", Given.of("on", world.today()).and("notice", "已收到"));
        check(world, cast, "cn-petition-2022", "noticed", matter, leg);
        world.done(world.staff(world.handler), leg, "accept", Given.of("on", world.today()).and("basis", "NOTICE"));
        check(world, cast, "cn-petition-2022", "accepted", matter, leg);
        var answers = world.bean(Answers.class);
        answers.save(world.staff(world.handler), leg, new DraftForm("事实", "依据", Map.of(1, "EXPLAIN", 2, "EXPLAIN"), Map.of(1, "一", 2, "二"), Map.of()), 0, world.now());
        answers.submit(world.staff(world.handler), leg, world.leg(leg).version(), world.now());
        check(world, cast, "cn-petition-2022", "awaiting-approval", matter, leg);
        answers.approve(world.staff(world.head), leg, world.leg(leg).version(), world.now());
        check(world, cast, "cn-petition-2022", "approved", matter, leg);
        answers.issue(world.staff(world.handler), leg, world.leg(leg).version(), world.now());
        check(world, cast, "cn-petition-2022", "issued", matter, leg);
    }

    private void aHotlineOrder(DeskWorld world) {
        var organization = world.bean(Organization.class);
        var hotline = organization.add(new NewOffice(new OfficeId(UUID.randomUUID()), "hl" + UUID.randomUUID().toString().substring(0, 8), "东区热线", "East hotline",
                world.cast.east.id(), OfficeKind.HOTLINE, world.cast.east.jurisdiction(), "12345", "", ""));
        var agent = world.cast.works(hotline, "hotline-agent");
        var matter = world.register(m -> DeskWorld.as(m, "cn-hotline-jinan", "help", hotline.id()));
        check(world, somebodies(world, hotline, null, world.cast.eastHousing), "cn-hotline-jinan", "recorded", matter);
        var leg = world.done(world.staff(agent), matter.leg(), "dispatch", Given.of("offices", world.cast.eastHousing.id().toString())).opened().getFirst();
        var cast = somebodies(world, world.cast.eastHousing, hotline, world.cast.westPetitions);
        check(world, cast, "cn-hotline-jinan", "received", matter, leg);
        world.done(world.staff(world.handler), leg, "object", Given.of("reason", "不归我们管"));
        check(world, cast, "cn-hotline-jinan", "objected", matter, leg);
        world.done(world.staff(agent), leg, "reject-objection", Given.of("reason", "归你们管"));
        world.done(world.staff(world.handler), leg, "answer", Given.of("contacted", world.today()).and("reply", "已修好"));
        check(world, cast, "cn-hotline-jinan", "answered", matter, leg);
        world.done(world.staff(agent), leg, "rework", Given.of("reason", "没有修好"));
        check(world, cast, "cn-hotline-jinan", "rework", matter, leg);
    }

    /** Everybody in every role: at the office that has the leg, at the one that sent it, and elsewhere. */
    private List<Somebody> somebodies(DeskWorld world, Office holder, @org.jspecify.annotations.Nullable Office sender, Office elsewhere) {
        var all = new ArrayList<Somebody>();
        var places = new LinkedHashMap<String, Office>();
        places.put("holder", holder);
        if (sender != null) {
            places.put("sender", sender);
        }
        places.put("elsewhere", elsewhere);
        places.forEach((relation, office) -> staff.computeIfAbsent(office.id(), _ -> ROLES.stream().map(role -> world.cast.works(office, role)).toList())
                .forEach(who -> {
                    var visitor = world.visitor(port, who);
                    if (!tokens.containsKey(visitor)) {
                        token(visitor, "/desk/keys");
                    }
                    all.add(new Somebody(relation, who, visitor));
                }));
        return all;
    }

    private void check(DeskWorld world, List<Somebody> cast, String procedure, String standing, Registered matter) {
        check(world, cast, procedure, standing, matter, matter.leg());
    }

    private void check(DeskWorld world, List<Somebody> cast, String procedure, String standing, Registered matter, LegId leg) {
        assertThat(world.leg(leg).standing()).isEqualTo(standing);
        int version = world.leg(leg).version();
        var known = new LinkedHashSet<String>();
        for (Act act : world.bean(Procedures.class).require(procedure).acts().values()) {
            if (act.door().equals("desk")) {
                known.add(act.id());
            }
        }
        known.addAll(ANSWER);
        String base = "/desk/matters/" + matter.number() + "/legs/" + leg.value() + "/";
        // For whom there is no such matter there is no such act either: they try each act once in the life of the leg, not at every standing.
        var blind = new LinkedHashSet<Somebody>();
        for (Somebody one : cast) {
            if (one.visitor().get("/desk/matters/" + matter.number()).statusCode() == 404) {
                blind.add(one);
            }
        }
        for (String act : known) {
            boolean answer = ANSWER.contains(act) && !world.bean(Procedures.class).require(procedure).acts().containsKey(act);
            String path = base + (answer ? act : "acts/" + act);
            Set<String> may = acts.getOrDefault(procedure + " " + standing + " " + act, Set.of());
            for (Somebody one : cast) {
                String as = one.name() + " " + standing + " " + act;
                if (blind.contains(one) && !may.contains(one.name()) && !tried.add(one.name() + " " + leg.value() + " " + act)) {
                    continue;
                }
                if (may.contains(one.name())) {
                    String page = one.visitor().get(answer ? base + "answer" : path).body();
                    assertThat(page).as(as + " is offered").contains(answer ? "action=\"" + path + "\"" : "name=\"version\" value=\"" + version + "\"");
                } else {
                    var refused = post(one.visitor(), path, filled(world, act, version));
                    assertThat(refused.statusCode()).as(as).isIn(403, 404, 422);
                    if (!answer) {
                        // The page of the answer may offer another step of it to the same person.
                        assertThat(refused.body()).as(as + " has no form").doesNotContain("name=\"version\"");
                    }
                }
            }
            assertThat(world.leg(leg).version()).as("after everybody tried " + act).isEqualTo(version);
            assertThat(world.leg(leg).standing()).isEqualTo(standing);
        }
    }

    /** Every field any act asks for, so that a refusal is for who asks and not for what is missing. */
    private static String[] filled(DeskWorld world, String act, int version) {
        String on = world.today();
        return new String[] {
            "version", String.valueOf(version), "on", on, "contacted", on, "due", on, "notice", "x", "reason", "x", "reply", "x", "report", "x", "words", "x", "organ", "x",
            "days", "5", "basis", "NOTICE", "ground", "IN_PROGRESS_BELOW", "route", act.equals("introduce") ? "R1" : "R6", "solved", "SOLVED", "track", "ordinary",
            "class", "cn-petition-2022/claim", "offices-lead", world.cast.eastStreet.id().toString(), "draft", "0", "findings", "x", "outcome-1", "EXPLAIN",
            "reply-1", "x", "method", "PERSONAL", "proof", "x"};
    }

    private void token(Visitor visitor, String page) {
        var token = java.util.regex.Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(visitor.get(page).body());
        assertThat(token.find()).isTrue();
        tokens.put(visitor, token.group(1));
    }

    private java.net.http.HttpResponse<String> post(Visitor visitor, String path, String... fields) {
        var all = java.util.Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "_csrf";
        all[fields.length + 1] = tokens.get(visitor);
        return visitor.post(path, all);
    }
}
