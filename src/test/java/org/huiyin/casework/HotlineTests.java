package org.huiyin.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.huiyin.City;
import org.huiyin.access.Scope;
import org.huiyin.intake.Filings;
import org.huiyin.intake.Receipt;
import org.huiyin.journal.LegId;
import org.huiyin.storage.HuiyinTest;
import org.huiyin.vault.Field;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A hotline order on the same engine, from its own file. */
@HuiyinTest
class HotlineTests {

    /** Thursday 12 February 2026, ten in the morning; Saturday 14 is a working day, then comes Spring Festival. */
    private static final Instant THURSDAY = LocalDate.of(2026, 2, 12).atTime(10, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();

    @Autowired ApplicationContext context;
    @Autowired Filings filings;
    @Autowired Acts acts;
    @Autowired Matters matters;

    City city;
    Receipt receipt;

    @BeforeEach
    void record() {
        city = City.in(context);
        var order = new NewMatter("cn-hotline-jinan", "help", null, "HOTLINE", "990102001", "没有热水", "家里停水两天了，电话13900005678。", "桥头街道", List.of("尽快来水"),
                Map.of(Field.PHONE, "13900005678"), NameVisibility.OFFICE, ReplyBy.NONE, city.office("hotline").id(), List.of(), false, THURSDAY,
                Origin.LIVE, null);
        receipt = ((Filings.Filed.Done) filings.byStaff(city.at("hotline", "agent"), "order " + System.nanoTime(), order, List.of(), THURSDAY)).receipt();
    }

    @Test
    void isDispatchedAnsweredCalledBackAndConcluded() {
        Leg intake = leg(receipt.leg());
        assertThat(intake.dueRule()).as("dispatch has a deadline of its own").isEqualTo("BJ-12");
        Leg handling = dispatched("water");
        assertThat(handling.dueRule()).isEqualTo("JN-01");
        assertThat(handling.dueOn()).as("5 working days across Spring Festival").isEqualTo(LocalDate.of(2026, 2, 26));
        answered(handling);
        Leg answered = leg(handling.id());
        assertThat(answered.turn()).as("the hotline must call back").isEqualTo(city.office("hotline").id());
        done(acts.perform(city.at("hotline", "agent"), answered.id(), "call-back",
                Given.of("on", "2026-02-25").and("solved", "SOLVED").and("words", "来水了，谢谢"), answered.version(), day(13)));
        assertThat(leg(handling.id()).standing()).isEqualTo("concluded");
    }

    @Test
    void goesBackForReworkWhenTheCallerSaysItIsNotDone() {
        Leg handling = dispatched("water");
        answered(handling);
        done(acts.perform(city.at("hotline", "agent"), handling.id(), "rework", Given.of("reason", "还是没水"), leg(handling.id()).version(), day(13)));
        Leg rework = leg(handling.id());
        assertThat(rework.standing()).isEqualTo("rework");
        assertThat(rework.dueRule()).isEqualTo("JN-01");
        assertThat(rework.turn()).isEqualTo(city.office("water").id());
    }

    @Test
    void mayNotBeReturnedAgainAfterTheHotlineHasRuled() {
        Leg handling = dispatched("housing");
        done(acts.perform(city.at("housing", "handler"), handling.id(), "object", Given.of("reason", "供水归水务局"), handling.version(), THURSDAY));
        done(acts.perform(city.at("hotline", "agent"), handling.id(), "reject-objection", Given.of("reason", "二次供水归你们"), leg(handling.id()).version(), THURSDAY));
        assertThat(acts.perform(city.at("housing", "handler"), handling.id(), "object", Given.of("reason", "还是不归我们"), leg(handling.id()).version(), THURSDAY))
                .isInstanceOfSatisfying(Outcome.Refused.class, r -> assertThat(r.whole().getFirst().key()).isEqualTo("casework.refused.twice"));
    }

    private void answered(Leg handling) {
        done(acts.perform(city.at("water", "handler"), handling.id(), "answer",
                Given.of("contacted", "2026-02-24").and("reply", "管道已修好"), handling.version(), day(12)));
    }

    private Leg dispatched(String office) {
        Leg intake = leg(receipt.leg());
        var done = (Outcome.Done) acts.perform(city.at("hotline", "agent"), intake.id(), "dispatch", Given.of("offices", office), intake.version(), THURSDAY);
        return leg(done.opened().getFirst());
    }

    private Leg leg(LegId id) {
        return matters.leg(Scope.program("test-reader"), id).orElseThrow();
    }

    private static void done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    private static Instant day(int n) {
        return THURSDAY.plusSeconds(n * 86_400L);
    }
}
