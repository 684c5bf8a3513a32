package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.huiyin.access.AccessRequests;
import org.huiyin.access.Accused;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.Given;
import org.huiyin.casework.NewMatter;
import org.huiyin.casework.Registration.Registered;
import org.huiyin.clock.TimeLimit;
import org.huiyin.clock.TimeLimits;
import org.huiyin.journal.Entry;
import org.huiyin.journal.Journal;
import org.huiyin.organization.Office;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An accusation whose accused becomes known late leaves their office; nobody joins its closed list without a second person (第三十条第三款). */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class SealedMattersTests {

    private static final Pattern REQUEST = Pattern.compile("/desk/grants/requests/([0-9a-f-]{36})");
    private static final String NAME = "城东那个姓胡的科长";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    TimeLimits limits;

    @Autowired
    Journal journal;

    @Autowired
    JdbcClient jdbc;

    private DeskWorld world;
    private SignedIn below;
    private SignedIn up;
    private SignedIn headUp;

    @BeforeEach
    void setUp() {
        world = new DeskWorld(context);
        below = world.cast.works(world.cast.eastPetitions, "confidential-receiver");
        up = world.cast.works(world.cast.cityPetitions, "confidential-receiver");
        headUp = world.cast.works(world.cast.cityPetitions, true, "petition-head");
    }

    @Test
    void aMatchedNameTakesTheMatterFromTheAccusedOfficeAtOnce() {
        var matter = accusation(NAME);
        var before = limits.of(matter.matter());
        // before: it stands at the office that received it, and only its receiver opens it
        assertThat(world.leg(matter.leg()).office()).isEqualTo(world.cast.eastPetitions.id());
        assertThat(traces(below, matter)).contains("matter", "sealed list");
        assertThat(traces(world.petitionHead, matter)).isEmpty();
        assertThat(traces(up, matter)).as("the name to be matched is theirs to read, the matter is not").containsExactly("sealed list");

        match(matter, 1, world.cast.eastPetitions);

        var leg = world.leg(matter.leg());
        assertThat(leg.office()).isEqualTo(world.cast.cityPetitions.id());
        assertThat(leg.turn()).isEqualTo(world.cast.cityPetitions.id());
        assertThat(limits.of(matter.matter())).as("the same clocks").isEqualTo(before);
        assertThat(before).isNotEmpty().allMatch(TimeLimit::isRunning);
        assertThat(journal.of(matter.matter())).extracting(Entry::act)
                .containsSubsequence("access.accused-resolved", "access.receiver-ended", "move-up", "access.receiver-added");
        assertThat(traces(below, matter)).as("the accused office's own receiver").isEmpty();
        assertThat(traces(world.petitionHead, matter)).isEmpty();
        assertThat(traces(world.officer, matter)).isEmpty();
        assertThat(traces(up, matter)).as("the next office is told").contains("matter", "sealed list");
        assertThat(world.visitor(port, up).get("/desk/sealed").body()).contains("从被检举的单位移来");
        assertThat(world.visitor(port, up).get("/desk/matters/" + matter.number()).body()).contains("移到上一级");
    }

    @Test
    void theOfficeUnderTheAccusedLosesItToo() {
        var matter = accusation(NAME);
        match(matter, 1, world.cast.east);
        assertThat(world.leg(matter.leg()).office()).isEqualTo(world.cast.cityPetitions.id());
        assertThat(traces(below, matter)).isEmpty();
        assertThat(traces(up, matter)).contains("matter");
    }

    @Test
    void aNameThatMeansAnotherOfficeLeavesTheMatterWhereItIs() {
        var matter = accusation(NAME);
        match(matter, 1, world.cast.eastHousing);
        assertThat(world.leg(matter.leg()).office()).isEqualTo(world.cast.eastPetitions.id());
        assertThat(traces(below, matter)).contains("matter");
        assertThat(journal.of(matter.matter())).extracting(Entry::act).doesNotContain("move-up");
    }

    @Test
    void aSecondNameIsMatchedByAnOfficeThatIsFree() {
        var matter = accusation(NAME, "另一个姓何的");
        match(matter, 1, world.cast.cityPetitions);
        // whoever matched it works in the accused office: the other name is no longer theirs to read
        assertThat(world.visitor(port, headUp).get("/desk/sealed").body()).doesNotContain(matter.matter().value().toString());
        var resolver = jdbc.sql("select resolve_office from accused where matter = :m and ordinal = 2").param("m", matter.matter().value())
                .query(java.util.UUID.class).single();
        var elsewhere = jdbc.sql("select count(*) from offices where kind = 'DISCIPLINE'").query(Integer.class).single() > 0;
        assertThat(resolver.equals(world.cast.cityPetitions.id().value())).as("moved where an organ is there to move it to").isEqualTo(!elsewhere);
    }

    @Test
    void anOfficerWhoFindsTheirOwnOfficeAccusedDoesNotKeepIt() {
        var matter = world.register();
        var outcome = world.done(world.staff(world.officer), matter.leg(), "classify", Given.of("class", "accusation")
                .and("procedure", "cn-petition-2022").and("accused", world.cast.eastPetitions.id().toString()));
        assertThat(outcome.leg()).isEqualTo(matter.leg());
        assertThat(world.leg(matter.leg()).office()).isEqualTo(world.cast.cityPetitions.id());
        assertThat(traces(world.officer, matter)).isEmpty();
        assertThat(traces(below, matter)).isEmpty();
        assertThat(traces(up, matter)).contains("matter");
    }

    @Test
    void nobodyJoinsTheClosedListWithoutASecondPerson() {
        var matter = accusation(NAME);
        match(matter, 1, world.cast.eastPetitions);
        var there = world.cast.works(world.cast.cityHousing, "confidential-receiver");
        var refused = world.cast.works(world.cast.west, "confidential-receiver");
        var handler = world.cast.works(world.cast.cityHousing, "handler");
        var security = world.cast.works(world.cast.city, "security-admin");
        var accusedSecurity = world.cast.works(world.cast.eastPetitions, "security-admin");
        var page = "/desk/matters/" + matter.number() + "/receivers";
        var asking = world.visitor(port, up);
        assertThat(asking.get(page).body()).contains(there.staff().toString()).doesNotContain(below.staff().toString());
        assertThat(asking.fill(page, page, "reason", "hand-over").statusCode()).isEqualTo(422);
        assertThat(asking.fill(page, page, "receiver", there.office() + "/" + there.staff(), "reason", "because").statusCode()).isEqualTo(422);
        assertThat(asking.fill(page, page, "receiver", below.office() + "/" + below.staff(), "reason", "deputy").statusCode()).as("accused").isEqualTo(422);
        assertThat(asking.fill(page, page, "receiver", handler.office() + "/" + handler.staff(), "reason", "deputy").statusCode()).as("not the post").isEqualTo(422);
        assertThat(asking.fill(page, page, "receiver", there.office() + "/" + there.staff(), "reason", "hand-over").statusCode()).isEqualTo(302);
        assertThat(asking.fill(page, page, "receiver", there.office() + "/" + there.staff(), "reason", "hand-over").statusCode()).as("twice").isEqualTo(422);
        assertThat(asking.fill(page, page, "receiver", refused.office() + "/" + refused.staff(), "reason", "deputy").statusCode()).isEqualTo(302);
        assertThat(asking.get(page).body()).contains("等待批准");
        // asked is not named
        assertThat(traces(there, matter)).isEmpty();
        var handOver = "/desk/matters/" + matter.number() + "/legs/" + matter.leg().value() + "/acts/hand-over";
        assertThat(asking.fill(handOver, handOver, "version", String.valueOf(world.leg(matter.leg()).version()), "receiver",
                there.office() + "/" + there.staff()).body()).contains("还不在可以打开这件事的名单上");

        var grants = world.visitor(port, security).get("/desk/grants").body();
        assertThat(grants).contains("可以打开一件检举控告").doesNotContain(matter.number()).doesNotContain(matter.matter().value().toString());
        var ids = new ArrayList<String>();
        context.getBean(AccessRequests.class).waitingFor(matter.matter()).forEach(request -> ids.add(request.id().toString()));
        assertThat(REQUEST.matcher(grants).results().map(found -> found.group(1))).containsAll(ids);
        var hidden = world.visitor(port, accusedSecurity).get("/desk/grants").body();
        ids.forEach(id -> assertThat(hidden).as("an administrator in the accused office").doesNotContain(id));
        assertThat(world.visitor(port, accusedSecurity).fill("/desk/grants", "/desk/grants/requests/" + ids.getFirst(), "decision", "approve").statusCode())
                .isEqualTo(422);
        assertThat(asking.fill(page, "/desk/grants/requests/" + ids.getFirst(), "decision", "approve").statusCode()).as("whoever asked").isIn(403, 404);
        assertThat(traces(there, matter)).isEmpty();

        var deciding = world.visitor(port, security);
        assertThat(deciding.fill("/desk/grants", "/desk/grants/requests/" + ids.getFirst(), "decision", "approve").statusCode()).isEqualTo(302);
        assertThat(deciding.fill("/desk/grants", "/desk/grants/requests/" + ids.getLast(), "decision", "decline").statusCode()).isEqualTo(302);
        assertThat(traces(there, matter)).contains("matter");
        assertThat(traces(refused, matter)).isEmpty();
        assertThat(traces(security, matter)).as("reads no matter").isEmpty();
        assertThat(journal.of(matter.matter())).extracting(Entry::act)
                .containsSubsequence("access.requested", "access.requested", "access.receiver-added", "access.approved", "access.declined");
        assertThat(jdbc.sql("select approved_by from sealed_receivers where matter = :m and staff_id = :s").param("m", matter.matter().value())
                .param("s", there.staff().value()).query(java.util.UUID.class).single()).isEqualTo(security.staff().value());
        assertThat(asking.fill(handOver, handOver, "version", String.valueOf(world.leg(matter.leg()).version()), "receiver",
                there.office() + "/" + there.staff()).statusCode()).isEqualTo(302);
    }

    private Registered accusation(String... names) {
        List<Accused> accused = List.of(names).stream().<Accused>map(Accused.Unresolved::new).toList();
        return world.register(m -> new NewMatter(m.procedure(), "accusation", m.category(), m.channel(), m.place(), "举报", m.content(), m.placeText(),
                m.requests(), m.identity(), m.nameVisibleTo(), m.replyBy(), m.chosenOffice(), accused, m.retaliation(), m.receivedAt(), m.origin(),
                m.originalNumber()));
    }

    private void match(Registered matter, int ordinal, Office office) {
        var visitor = world.visitor(port, headUp);
        var at = "/desk/sealed/names/" + matter.matter().value() + "/" + ordinal;
        assertThat(visitor.fill("/desk/sealed", at).body()).contains(NAME);
        assertThat(visitor.fill("/desk/sealed", at + "/match", "offices", office.id().toString()).statusCode()).isEqualTo(302);
    }

    /** Where this one still comes upon the matter, over every door that could show it. */
    private List<String> traces(SignedIn who, Registered matter) {
        var visitor = world.visitor(port, who);
        var found = new ArrayList<String>();
        String at = "/desk/matters/" + matter.number();
        for (var door : List.of(at, at + "/identity", at + "/receivers", at + "/legs/" + matter.leg().value() + "/acts/feed-back",
                at + "/legs/" + matter.leg().value() + "/answer")) {
            if (visitor.get(door).statusCode() == 200) {
                found.add(door.equals(at) ? "matter" : door.substring(at.length()));
            }
        }
        for (var list : List.of("/desk", "/desk?view=open", "/desk?view=closed", "/desk/office", "/desk/approvals", "/desk/supervision", "/desk/sealed",
                "/desk/import", "/desk/grants", "/desk/record")) {
            if (visitor.get(list).body().contains(matter.number()) || visitor.get(list).body().contains(matter.matter().value().toString())) {
                found.add(list.equals("/desk/sealed") ? "sealed list" : list);
            }
        }
        var sought = visitor.fill("/desk/account", "/desk/find", "number", matter.number());
        if (sought.headers().firstValue("Location").orElse("").contains(matter.number())) {
            found.add("find");
        }
        if (visitor.fill("/desk/account", at + "/letters", "text", "x", "leg", matter.leg().value().toString()).statusCode() == 200) {
            found.add("letters");
        }
        return found;
    }
}
