package org.huiyin.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.huiyin.City;
import org.huiyin.casework.Acts;
import org.huiyin.casework.Doer;
import org.huiyin.casework.Escalations;
import org.huiyin.casework.Given;
import org.huiyin.casework.Leg;
import org.huiyin.casework.MatterFile;
import org.huiyin.casework.Matters;
import org.huiyin.casework.Outcome;
import org.huiyin.casework.QueueFilter;
import org.huiyin.casework.Queues;
import org.huiyin.clock.LapseSweep;
import org.huiyin.intake.Filings;
import org.huiyin.intake.Receipt;
import org.huiyin.intake.Receipts;
import org.huiyin.journal.LegId;
import org.huiyin.storage.HuiyinTest;
import org.huiyin.storage.Installation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One claim from filing to a review request, through the same doors as the pages. */
@HuiyinTest
class ClaimTests {

    /** Monday 2 March 2026, nine in the morning. */
    private static final Instant MONDAY = LocalDate.of(2026, 3, 2).atTime(9, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();

    @Autowired ApplicationContext context;
    @Autowired Filings filings;
    @Autowired Receipts receipts;
    @Autowired Acts acts;
    @Autowired Matters matters;
    @Autowired Answers answers;
    @Autowired Queues queues;
    @Autowired Escalations escalations;
    @Autowired LapseSweep sweep;
    @Autowired Installation installation;
    @Autowired JdbcClient jdbc;

    City city;
    Receipt receipt;

    @BeforeEach
    void fileAClaim() {
        city = City.in(context);
        var filed = filings.byPerson("form-" + System.nanoTime(), city.claim(MONDAY), List.of(), MONDAY);
        receipt = ((Filings.Filed.Done) filed).receipt();
    }

    @Test
    void goesFromFilingToAnAnswerAndAReviewRequest() {
        Leg handling = transferred("housing");
        assertThat(handling.dueOn()).as("notice within 15 days; the chance to object is no duty").isEqualTo(LocalDate.of(2026, 3, 17));
        var handler = city.at("housing", "handler");
        done(acts.perform(handler, handling.id(), "notice", Given.of("on", "2026-03-03").and("notice", "已经收到，正在核实，按六十日内答复的程序办理。"),
                handling.version(), day(1)));
        handling = leg(handling.id());
        assertThat(handling.standing()).isEqualTo("noticed");
        done(acts.perform(handler, handling.id(), "accept", Given.of("on", "2026-03-03").and("basis", "EXPLICIT_DECISION"), handling.version(), day(1)));
        handling = leg(handling.id());
        assertThat(handling.dueOn()).as("60 days from 3 March is Saturday 2 May, a holiday").isEqualTo(LocalDate.of(2026, 5, 6));

        var head = city.at("housing", "head");
        done(acts.perform(head, handling.id(), "extend", Given.of("days", "30").and("reason", "需要专项检测"), handling.version(), day(20)));
        handling = leg(handling.id());
        assertThat(handling.dueOn()).isEqualTo(LocalDate.of(2026, 6, 1));
        assertThat(acts.perform(head, handling.id(), "extend", Given.of("days", "1").and("reason", "再延"), handling.version(), day(21)))
                .isInstanceOf(Outcome.Refused.class);

        var form = new DraftForm("经查，灯具损坏属实。", "《物业管理条例》", Map.of(1, "SUPPORT", 2, "EXPLAIN"), Map.of(1, "十日内修好", 2, "交接时遗漏"),
                Map.of(1, "2026-04-20", 2, ""));
        assertThat(answers.save(handler, handling.id(), form, 0, day(30))).isInstanceOf(Saved.Kept.class);
        done(answers.submit(handler, handling.id(), leg(handling.id()).version(), day(30)));
        assertThat(answers.approve(handler, handling.id(), leg(handling.id()).version(), day(30))).isInstanceOf(Outcome.Refused.class);
        done(answers.approve(head, handling.id(), leg(handling.id()).version(), day(31)));
        done(answers.issue(handler, handling.id(), leg(handling.id()).version(), day(31)));

        Document document = answers.issued(file()).getFirst();
        assertThat(document.remedyZh()).contains("之日起30日内，向测试市人民政府请求复查");
        assertThat(document.service()).isNull();
        assertThat(acts.perform(person(), handling.id(), "ask-review", Given.of("reason", "不同意"), leg(handling.id()).version(), day(31)))
                .as("no proof of service, no start").isInstanceOf(Outcome.Refused.class);

        done(answers.received(person(), handling.id(), leg(handling.id()).version(), day(32)));
        var review = (Outcome.Done) acts.perform(person(), handling.id(), "ask-review", Given.of("reason", "灯还是不亮"), leg(handling.id()).version(), day(40));
        Leg reviewing = leg(review.opened().getFirst());
        assertThat(reviewing.office()).isEqualTo(city.office("city").id());
        assertThat(reviewing.standing()).isEqualTo("review-requested");
        assertThat(reviewing.dueRule()).isEqualTo("XF-31");
    }

    @Test
    void nobodyApprovesTheirOwnDraft() {
        Leg handling = accepted();
        var head = city.at("housing", "head");
        answers.save(head, handling.id(), complete(), 0, day(3));
        done(answers.submit(head, handling.id(), leg(handling.id()).version(), day(3)));
        assertThat(answers.approve(head, handling.id(), leg(handling.id()).version(), day(3)))
                .isInstanceOfSatisfying(Outcome.Refused.class, r -> assertThat(r.whole().getFirst().key()).isEqualTo("answer.refused.own-draft"));
    }

    @Test
    void theSecondOfTwoWritersIsToldWhatTheFirstDid() {
        Leg handling = transferred("housing");
        var handler = city.at("housing", "handler");
        var given = Given.of("on", "2026-03-03").and("notice", "收到");
        done(acts.perform(handler, handling.id(), "notice", given, handling.version(), day(1)));
        assertThat(acts.perform(handler, handling.id(), "notice", given, handling.version(), day(1)))
                .isInstanceOfSatisfying(Outcome.Stale.class, s -> assertThat(s.act()).isEqualTo("notice"));
    }

    @Test
    void anObjectionGoesToTheSenderAndTheMatterComesBackToBeSentAgain() {
        Leg handling = transferred("water");
        done(acts.perform(city.at("water", "handler"), handling.id(), "object",
                Given.of("reason", "楼道灯不归水务局").and("proposed", "housing"), handling.version(), day(2)));
        handling = leg(handling.id());
        assertThat(handling.turn()).isEqualTo(city.office("petition").id());
        done(acts.perform(city.at("petition", "officer"), handling.id(), "uphold-objection", Given.of("reason", "核实无误"), handling.version(), day(3)));
        Leg again = leg(receipt.leg());
        assertThat(again.open()).isTrue();
        assertThat(again.standing()).isEqualTo("registered");
        var sent = (Outcome.Done) acts.perform(city.at("petition", "officer"), again.id(), "transfer",
                Given.of("offices", "housing").and("track", "ordinary"), again.version(), day(3));
        assertThat(leg(sent.opened().getFirst()).office()).isEqualTo(city.office("housing").id());
    }

    @Test
    void anObjectionAfterFiveWorkingDaysIsTooLate() {
        Leg handling = transferred("water");
        sweep.sweep(day(8));
        assertThat(acts.perform(city.at("water", "handler"), handling.id(), "object", Given.of("reason", "不归我们"), leg(handling.id()).version(), day(8)))
                .isInstanceOfSatisfying(Outcome.Refused.class, r -> assertThat(r.whole().getFirst().key()).isEqualTo("casework.refused.too-late"));
    }

    @Test
    void silenceCountsAsAcceptanceAndIsEscalated() {
        Leg handling = transferred("housing");
        sweep.sweep(day(16));
        handling = leg(handling.id());
        assertThat(handling.standing()).isEqualTo("accepted");
        assertThat(handling.dueRule()).isEqualTo("XF-20");
        assertThat(escalations.open(city.at("city", "supervisor").scope(), null, 100)).anySatisfy(e -> {
            assertThat(e.number()).isEqualTo(receipt.number());
            assertThat(e.rule()).isEqualTo("XF-05");
        });
    }

    @Test
    void severalOfficesEachHaveALegAndOnlyTheLeadAnswers() {
        Leg intake = leg(receipt.leg());
        var done = (Outcome.Done) acts.perform(city.at("petition", "officer"), intake.id(), "transfer",
                Given.of("track", "ordinary").and("offices", "housing", "water"), intake.version(), day(1));
        assertThat(done.opened()).hasSize(2);
        assertThat(leg(done.opened().get(0)).lead()).isTrue();
        Leg co = leg(done.opened().get(1));
        assertThat(co.lead()).isFalse();
        done(acts.perform(city.at("water", "handler"), co.id(), "report-to-lead", Given.of("report", "管道无漏水"), co.version(), day(2)));
        assertThat(leg(co.id()).open()).isFalse();
    }

    @Test
    void notFixedOpensTheLegAgainAndTheSupervisorSeesIt() {
        Leg handling = answered();
        done(answers.received(person(), handling.id(), leg(handling.id()).version(), day(5)));
        done(acts.perform(person(), handling.id(), "not-fixed", Given.of("reason", "灯还是坏的"), leg(handling.id()).version(), day(6)));
        assertThat(leg(handling.id()).open()).isTrue();
        assertThat(escalations.open(city.at("city", "supervisor").scope(), null, 100))
                .anySatisfy(e -> assertThat(e.ground()).isEqualTo("NOT_FIXED"));
    }

    @Test
    void someoneElsesMatterIsNotFound() {
        Leg handling = transferred("housing");
        assertThat(acts.perform(city.at("water", "handler"), handling.id(), "notice", Given.nothing(), handling.version(), day(1)))
                .isInstanceOf(Outcome.NotFound.class);
        assertThat(matters.find(city.at("water", "handler").scope(), installation.home(), receipt.number())).isEmpty();
    }

    @Test
    void numberAndCodeFindTheMatterAndNothingElseDoes() {
        assertThat(receipts.lookUp(receipt.number(), receipt.spacedCode(), "1.2.3.4", "1.2.3.0", MONDAY)).isInstanceOf(Receipts.LookUp.Found.class);
        assertThat(receipts.lookUp(receipt.number(), "1234567890123456", "1.2.3.4", "1.2.3.0", MONDAY)).isInstanceOf(Receipts.LookUp.Wrong.class);
        assertThat(receipts.lookUp("2603-0000-0000", receipt.code(), "1.2.3.4", "1.2.3.0", MONDAY)).isInstanceOf(Receipts.LookUp.Wrong.class);
    }

    @Test
    void theSameFormFilesOnceAndShowsTheCodeAgainForHalfAnHour() {
        var first = (Filings.Filed.Done) filings.byPerson("the very same form key", city.claim(MONDAY), List.of(), MONDAY);
        var second = (Filings.Filed.Done) filings.byPerson("the very same form key", city.claim(MONDAY), List.of(), MONDAY.plusSeconds(60));
        assertThat(second.receipt()).isEqualTo(first.receipt());
        assertThat(filings.byPerson("the very same form key", city.claim(MONDAY), List.of(), MONDAY.plusSeconds(31 * 60)))
                .isInstanceOf(Filings.Filed.Before.class);
    }

    @Test
    void whatTheFilerTypesOfThemselvesIsSweptAndTheQueueShowsNone() {
        assertThat(file().content()).doesNotContain("王桂兰").doesNotContain("13800001234").contains("「本人」").contains("「电话①」");
        var rows = queues.page(city.at("petition", "officer").scope(), city.office("petition").id(), QueueFilter.of(QueueFilter.View.TURN), null, 50, day(1)).rows();
        assertThat(rows).anySatisfy(r -> assertThat(r.number()).isEqualTo(receipt.number()));
        assertThat(jdbc.sql("select count(*) from matter_texts where text like '%王桂兰%' or text like '%13800001234%'").query(Integer.class).single()).isZero();
    }

    private DraftForm complete() {
        return new DraftForm("属实。", "《物业管理条例》", Map.of(1, "EXPLAIN", 2, "EXPLAIN"), Map.of(1, "一", 2, "二"), Map.of());
    }

    private Leg transferred(String office) {
        Leg intake = leg(receipt.leg());
        var done = (Outcome.Done) acts.perform(city.at("petition", "officer"), intake.id(), "transfer",
                Given.of("offices", office).and("track", "ordinary"), intake.version(), MONDAY);
        return leg(done.opened().getFirst());
    }

    private Leg accepted() {
        Leg handling = transferred("housing");
        done(acts.perform(city.at("housing", "handler"), handling.id(), "accept", Given.of("on", "2026-03-03").and("basis", "NOTICE"), handling.version(), day(1)));
        return leg(handling.id());
    }

    private Leg answered() {
        Leg handling = accepted();
        answers.save(city.at("housing", "handler"), handling.id(), complete(), 0, day(2));
        done(answers.submit(city.at("housing", "handler"), handling.id(), leg(handling.id()).version(), day(2)));
        done(answers.approve(city.at("housing", "head"), handling.id(), leg(handling.id()).version(), day(3)));
        done(answers.issue(city.at("housing", "handler"), handling.id(), leg(handling.id()).version(), day(3)));
        return leg(handling.id());
    }

    private static void done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    private Leg leg(LegId id) {
        return matters.leg(org.huiyin.access.Scope.program("test-reader"), id).orElseThrow();
    }

    private MatterFile file() {
        return matters.forPerson(receipt.matter());
    }

    private Doer.Person person() {
        return new Doer.Person(receipt.matter(), file().matter().person());
    }

    private static Instant day(int n) {
        return MONDAY.plusSeconds(n * 86_400L);
    }

}
