package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.huiyin.access.Access;
import org.huiyin.access.AccusedShield;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.Acts;
import org.huiyin.casework.Doer;
import org.huiyin.casework.Given;
import org.huiyin.casework.Matters;
import org.huiyin.casework.OfficeRegister;
import org.huiyin.casework.Outcome;
import org.huiyin.casework.QueueFilter;
import org.huiyin.casework.QueueFilter.View;
import org.huiyin.casework.Queues;
import org.huiyin.casework.RegisterOutcome;
import org.huiyin.journal.LegId;
import org.huiyin.organization.Office;
import org.huiyin.organization.Organization;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens to matters when offices are moved and closed. */
@HuiyinTest
class OfficeRegisterTests {

    @Autowired ApplicationContext program;
    @Autowired OfficeRegister register;
    @Autowired Organization organization;
    @Autowired AccusedShield shield;
    @Autowired Queues queues;
    @Autowired Access access;
    @Autowired JdbcClient jdbc;

    private DeskWorld world;
    private SignedIn admin;

    @BeforeEach
    void build() {
        world = new DeskWorld(program);
        admin = world.cast.works(world.cast.city, "system-admin");
    }

    @Test
    void mattersGoAlongAndSoDoesWhoSeesThem() {
        var number = sent(world.cast.eastHousing);
        var eastHead = world.cast.works(world.cast.east, true, "office-head");
        var westHead = world.cast.works(world.cast.west, true, "office-head");
        assertThat(sees(eastHead, number)).isTrue();
        assertThat(sees(westHead, number)).isFalse();
        assertThat(register.move(admin, world.cast.eastHousing.id(), world.cast.west.id().toString(), now())).isInstanceOf(RegisterOutcome.Done.class);
        assertThat(sees(eastHead, number)).isFalse();
        assertThat(sees(westHead, number)).isTrue();
        var moved = organization.require(world.cast.eastHousing.id());
        var below = organization.require(world.cast.eastStreet.id());
        assertThat(below.path()).isEqualTo(moved.path() + below.code() + "/").startsWith(world.cast.west.path());
        assertThat(below.branch()).isEqualTo(world.cast.west.id());
        assertThat(jdbc.sql("select count(*) from legs l join offices o on o.id = l.office_id where l.office_path <> o.path or l.branch_id <> o.branch")
                .query(Integer.class).single()).isZero();
        // a new leg takes the new place
        var later = sent(world.cast.eastHousing);
        assertThat(sees(westHead, later)).isTrue();
    }

    @Test
    void anOfficeCannotGoUnderItselfNorTheTopAnywhere() {
        assertThat(register.move(admin, world.cast.east.id(), world.cast.eastStreet.id().toString(), now())).isInstanceOf(RegisterOutcome.Refused.class);
        assertThat(register.move(admin, world.cast.city.id(), world.cast.east.id().toString(), now())).isInstanceOf(RegisterOutcome.Refused.class);
    }

    @Test
    void whoStoodUnderAnAccusedOfficeStaysShieldedAfterAMove() {
        var accusation = world.register(m -> DeskWorld.accusing(m, world.cast.east.id())).matter();
        assertThat(shield.shields(accusation, world.cast.eastStreet.id())).isTrue();
        register.move(admin, world.cast.eastHousing.id(), world.cast.west.id().toString(), now());
        assertThat(shield.shields(accusation, world.cast.eastHousing.id())).isTrue();
        assertThat(shield.shields(accusation, world.cast.eastStreet.id())).isTrue();
        assertThat(shield.shields(accusation, world.cast.west.id())).as("the office it went to is not accused").isFalse();
        register.move(admin, world.cast.westPetitions.id(), world.cast.east.id().toString(), now());
        assertThat(shield.shields(accusation, world.cast.westPetitions.id())).as("whoever comes under an accused office is shielded").isTrue();
    }

    @Test
    void anOfficeWithWorkIsNotClosedAndItsSuccessorTakesWhatComesBack() {
        sent(world.cast.eastStreet);
        var leg = new LegId(access.home(), jdbc.sql("select id from legs where office_id = ?").param(world.cast.eastStreet.id().value())
                .query(java.util.UUID.class).single());
        assertThat(refusal(register.close(admin, world.cast.eastStreet.id(), world.cast.eastHousing.id().toString(), now()))).isEqualTo("offices.refused.close.work");
        assertThat(refusal(register.close(admin, world.cast.eastHousing.id(), world.cast.east.id().toString(), now()))).isEqualTo("offices.refused.close.below");
        // as if it had been answered
        jdbc.sql("update legs set standing = 'served', open = false, closed_at = now() where id = ?").param(leg.value()).update();
        assertThat(register.close(admin, world.cast.eastStreet.id(), world.cast.eastHousing.id().toString(), now())).isInstanceOf(RegisterOutcome.Done.class);
        var matter = world.leg(leg).matter();
        var person = new Doer.Person(matter, program.getBean(Matters.class).forPerson(matter).matter().person());
        var outcome = program.getBean(Acts.class).perform(person, leg, "not-fixed", Given.of("reason", "灯还是不亮"), world.leg(leg).version(), now(), door());
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(world.leg(leg).office()).isEqualTo(world.cast.eastHousing.id());
        assertThat(world.leg(leg).turn()).isEqualTo(world.cast.eastHousing.id());
        assertThat(register.reopen(admin, world.cast.eastStreet.id(), now())).isInstanceOf(RegisterOutcome.Done.class);
        assertThat(organization.require(world.cast.eastStreet.id()).active()).isTrue();
    }

    private String door() {
        return program.getBean(org.huiyin.procedure.Procedures.class).require("cn-petition-2022").acts().get("not-fixed").door();
    }

    private static String refusal(RegisterOutcome outcome) {
        return outcome instanceof RegisterOutcome.Refused(var wrong) ? wrong.values().iterator().next().key() : "done";
    }

    private String sent(Office to) {
        var registered = world.register();
        world.done(world.staff(world.officer), registered.leg(), "transfer", Given.of("offices", to.id().toString()).and("track", "ordinary"));
        return registered.number();
    }

    private boolean sees(SignedIn who, String number) {
        return queues.page(access.scopeOf(who), who.office(), QueueFilter.of(View.OPEN), null, 200, now()).rows().stream().anyMatch(row -> row.number().equals(number));
    }

    private Instant now() {
        return world.now();
    }
}
