package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Journal;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.Office;
import org.huiyin.organization.Organization;
import org.huiyin.storage.HuiyinTest;
import org.huiyin.storage.Installation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** 不得将信访人的检举、揭发材料以及有关情况透露或者转给被检举、揭发的人员或者单位 (信访工作条例第三十条). */
@HuiyinTest
class ShieldTests {

    private static final Actor PERSON = new Actor.Person(org.huiyin.journal.Ids.next());

    @Autowired
    Organization organization;

    @Autowired
    Access access;

    @Autowired
    AccusedShield shield;

    @Autowired
    Journal journal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Installation installation;

    private final Instant now = Instant.now();
    private final LocalDate today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
    private Cast cast;
    private Legs legs;

    @BeforeEach
    void setUp() {
        cast = new Cast(organization);
        legs = new Legs(jdbc, installation.home());
    }

    @Test
    void eachSeesItsPartAndNoMore() {
        var east = legs.at(cast.eastHousing, false);
        var street = legs.at(cast.eastStreet, false);
        var west = legs.at(cast.westPetitions, false);
        sees(cast.works(cast.eastHousing, "handler"), east);
        sees(cast.works(cast.eastHousing, "office-head"), east, street);
        sees(cast.works(cast.eastStreet, "office-head"), street);
        sees(cast.works(cast.east, "office-head"), east, street);
        sees(cast.works(cast.eastPetitions, "petition-officer"), east, street);
        sees(cast.works(cast.eastPetitions, "petition-clerk"));
        sees(cast.works(cast.westPetitions, "petition-clerk"), west);
        sees(cast.works(cast.cityPetitions, "supervisor"), east, street, west);
        sees(cast.works(cast.cityPetitions, "system-admin"));
        sees(cast.works(cast.cityPetitions, "security-admin"));
        sees(cast.works(cast.cityPetitions, "audit-admin"));
        sees(cast.works(cast.cityPetitions));
        for (var matter : List.of(east, street, west)) {
            assertThat(legs.listed(matter, Scope.program("lapse-sweep"))).isTrue();
        }
    }

    private void sees(SignedIn who, MatterId... matters) {
        var scope = access.scopeOf(who);
        var seen = scope.bind(jdbc.sql("select l.matter from legs l where l.office_path like :mine and " + scope.visible("l"))
                .param("mine", cast.city.path() + "%")).query(java.util.UUID.class).list();
        assertThat(seen).as(who.roles() + " at " + who.officePath())
                .containsExactlyInAnyOrderElementsOf(java.util.Arrays.stream(matters).map(MatterId::value).toList());
    }

    @Test
    void anAccusedOfficeAndAllUnderItSeeNothing() {
        var matter = legs.at(cast.cityPetitions, false);
        legs.leg(matter, cast.eastHousing, false);
        legs.leg(matter, cast.eastStreet, false);
        var head = cast.works(cast.eastHousing, true, "office-head");
        var under = cast.works(cast.eastStreet, "handler");
        var above = cast.works(cast.east, "office-head");
        assertThat(legs.listed(matter, access.scopeOf(head))).isTrue();
        accuse(matter, new Accused.AnOffice(cast.eastHousing.id()));
        assertThat(legs.listed(matter, access.scopeOf(head))).isFalse();
        assertThat(legs.opens(matter, access.scopeOf(head))).isFalse();
        assertThat(legs.listed(matter, access.scopeOf(under))).isFalse();
        assertThat(legs.listed(matter, access.scopeOf(above))).isTrue();
        assertThat(shield.mayGoTo(matter, cast.eastStreet.id())).isPresent();
        assertThat(shield.mayGoTo(matter, cast.eastHousing.id())).isPresent();
        assertThat(shield.mayGoTo(matter, cast.east.id())).isEmpty();
        assertThat(shield.unshielded(matter, List.of(head.staff(), under.staff(), above.staff()), today)).containsExactly(above.staff());
    }

    @Test
    void anAccusedHeadTakesTheWholeOfficeAlong() {
        var matter = legs.at(cast.east, false);
        var head = cast.works(cast.east, true, "office-head");
        var handler = cast.works(cast.eastHousing, "office-head");
        legs.leg(matter, cast.eastHousing, false);
        accuse(matter, new Accused.AMember(head.staff()));
        assertThat(legs.listed(matter, access.scopeOf(head))).isFalse();
        assertThat(legs.listed(matter, access.scopeOf(handler))).isFalse();
        assertThat(shield.shields(matter, cast.eastPetitions.id())).isTrue();
        assertThat(legs.listed(matter, access.scopeOf(cast.works(cast.cityPetitions, "petition-officer")))).isTrue();
    }

    @Test
    void anAccusedHandlerDoesNotHideItFromTheOfficesUnderTheirs() {
        var matter = legs.at(cast.eastStreet, false);
        var handler = cast.works(cast.eastHousing, false, "office-head");
        accuse(matter, new Accused.AMember(handler.staff()));
        assertThat(legs.listed(matter, access.scopeOf(handler))).isFalse();
        assertThat(shield.mayGoTo(matter, cast.eastHousing.id())).isPresent();
        assertThat(legs.listed(matter, access.scopeOf(cast.works(cast.eastStreet, "handler")))).isTrue();
    }

    @Test
    void theAccusedInAnotherPostIsStillTheAccused() {
        var matter = legs.at(cast.cityPetitions, false);
        var first = cast.works(cast.eastStreet, "handler");
        var second = cast.worksToo(first.staff(), cast.cityPetitions, false, "petition-clerk");
        accuse(matter, new Accused.AMember(first.staff()));
        assertThat(legs.listed(matter, access.scopeOf(second))).isFalse();
        assertThat(shield.shields(matter, first.staff(), today)).isTrue();
    }

    @Test
    void recusedIsOut() {
        var matter = legs.at(cast.eastHousing, false);
        var handler = cast.works(cast.eastHousing, "handler");
        transaction.executeWithoutResult(_ -> shield.recuse(matter, handler.staff(), "RELATIVE", PERSON, now));
        assertThat(legs.listed(matter, access.scopeOf(handler))).isFalse();
        assertThat(legs.listed(matter, access.scopeOf(cast.works(cast.eastHousing, "handler")))).isTrue();
    }

    @Test
    void theAccusedOfficeDoesNotReceiveTheMatter() {
        var to = cast.eastPetitions.id();
        assertThat(receives(to, new Accused.AnOffice(cast.eastHousing.id()))).isEqualTo(cast.eastPetitions);
        assertThat(receives(to, new Accused.AnOffice(cast.eastPetitions.id()))).isEqualTo(cast.cityPetitions);
        assertThat(receives(to, new Accused.AnOffice(cast.east.id()))).isEqualTo(cast.cityPetitions);
        assertThat(receives(to, new Accused.AMember(cast.works(cast.eastPetitions, "petition-clerk").staff()))).isEqualTo(cast.cityPetitions);
        assertThat(receives(to, new Accused.Unresolved("老王"))).isEqualTo(cast.eastPetitions);
        assertThat(shield.receivingOfficeFor(to, List.of(new Accused.AnOffice(cast.city.id())), today)).isEmpty();
        assertThat(shield.receivingOfficeFor(cast.cityPetitions.id(), List.of(new Accused.AnOffice(cast.cityPetitions.id())), today)).isEmpty();
    }

    private Office receives(org.huiyin.organization.OfficeId chosen, Accused accused) {
        return organization.require(shield.receivingOfficeFor(chosen, List.of(accused), today).orElseThrow());
    }

    @Test
    void aSealedMatterIsInNoListAndOpensOnlyToItsReceivers() {
        var matter = legs.at(cast.cityPetitions, true);
        var receiver = cast.works(cast.cityPetitions, "confidential-receiver");
        var colleague = cast.works(cast.cityPetitions, "petition-head");
        var accused = cast.works(cast.cityPetitions, "petition-officer");
        accuse(matter, new Accused.AMember(accused.staff()));
        var refused = transaction.execute(_ -> shield.addReceiver(matter, accused.staff(), PERSON, now));
        assertThat(refused).isPresent();
        transaction.executeWithoutResult(_ -> assertThat(shield.addReceiver(matter, cast.works(cast.city, "office-head").staff(), PERSON, now)).isEmpty());
        var free = cast.works(cast.city, "confidential-receiver");
        transaction.executeWithoutResult(_ -> shield.addReceiver(matter, free.staff(), PERSON, now));
        assertThat(legs.listed(matter, access.scopeOf(free))).isFalse();
        assertThat(legs.opens(matter, access.scopeOf(free))).isTrue();
        for (var other : List.of(receiver, colleague, accused)) {
            assertThat(legs.listed(matter, access.scopeOf(other))).isFalse();
            assertThat(legs.opens(matter, access.scopeOf(other))).isFalse();
        }
        assertThat(legs.listed(matter, Scope.program("index"))).as("no index, no export").isFalse();
        assertThat(legs.opens(matter, Scope.program("lapse-sweep"))).as("its clock runs").isTrue();
    }

    @Test
    void anUnknownNameIsSealedAndGoesOneLevelUp() {
        var matter = legs.at(cast.eastPetitions, true);
        var name = "城东那个姓胡的科长";
        accuse(matter, new Accused.Unresolved(name));
        var sealed = jdbc.sql("select name_sealed from accused where matter = :m").param("m", matter.value()).query(byte[].class).single();
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("科长");
        var below = cast.works(cast.eastPetitions, "petition-head");
        var up = cast.works(cast.cityPetitions, "petition-head");
        var clerk = cast.works(cast.cityPetitions, "petition-clerk");
        assertThat(shield.unmatchedFor(below, access.scopeOf(below))).isEmpty();
        assertThat(shield.unmatchedFor(clerk, access.scopeOf(clerk))).isEmpty();
        assertThat(shield.unmatchedFor(up, access.scopeOf(up))).extracting(AccusedShield.Unmatched::matter).containsExactly(matter);
        assertThat(shield.read(below, access.scopeOf(below), matter, 1, now)).isEmpty();
        assertThat(shield.read(up, access.scopeOf(up), matter, 1, now)).hasValue(name);
        assertThat(journal.of(matter)).extracting(org.huiyin.journal.Entry::act).contains("access.accused", "access.accused-read");
        assertThat(journal.of(matter).toString()).doesNotContain("胡");

        assertThat(shield.match(up, access.scopeOf(up), matter, 1, List.of(new Accused.AnOffice(cast.eastPetitions.id())), now)).isEmpty();
        assertThat(shield.unmatchedFor(up, access.scopeOf(up))).isEmpty();
        assertThat(shield.shields(matter, cast.eastPetitions.id())).isTrue();
        assertThat(shield.match(up, access.scopeOf(up), matter, 1, List.of(), now)).as("once").isPresent();
    }

    private void accuse(MatterId matter, Accused... accused) {
        transaction.executeWithoutResult(_ -> shield.accuse(matter, List.of(accused), cast.eastPetitions.id(), PERSON, now));
    }
}
