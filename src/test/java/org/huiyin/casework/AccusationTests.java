package org.huiyin.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huiyin.City;
import org.huiyin.access.AccessRequests;
import org.huiyin.access.Accused;
import org.huiyin.access.Scope;
import org.huiyin.intake.Filings;
import org.huiyin.intake.Receipt;
import org.huiyin.storage.HuiyinTest;
import org.huiyin.storage.Installation;
import org.huiyin.vault.Field;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever is accused never sees the accusation, nor do those under them; it is sealed and in no queue (条例第三十条第三款). */
@HuiyinTest
class AccusationTests {

    private static final Instant NOW = LocalDate.of(2026, 3, 2).atTime(9, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    private static final String WORDS = "局长收了施工队的烟酒";

    @Autowired ApplicationContext context;
    @Autowired Filings filings;
    @Autowired Acts acts;
    @Autowired Matters matters;
    @Autowired Queues queues;
    @Autowired AccessRequests requests;
    @Autowired Installation installation;
    @Autowired JdbcClient jdbc;

    City city;

    @BeforeEach
    void build() {
        city = City.in(context);
    }

    @Test
    void isInNoQueueAndOpensOnlyToItsNamedReceivers() {
        Receipt receipt = accuse("housing");
        for (var who : List.of(city.at("petition", "officer"), city.at("petition", "head"), city.at("housing", "head"), city.at("housing", "handler"),
                city.at("city", "supervisor"), city.at("city", "head"))) {
            assertThat(matters.find(who.scope(), installation.home(), receipt.number())).isEmpty();
            for (var view : QueueFilter.View.values()) {
                assertThat(queues.page(who.scope(), who.who().office(), QueueFilter.of(view), null, 200, NOW).rows())
                        .noneMatch(row -> row.number().equals(receipt.number()));
            }
        }
        var receiver = city.at("petition", "receiver");
        assertThat(matters.find(receiver.scope(), installation.home(), receipt.number())).hasValueSatisfying(f -> assertThat(f.content()).contains(WORDS));
        assertThat(queues.page(receiver.scope(), receiver.who().office(), QueueFilter.of(QueueFilter.View.OPEN), null, 200, NOW).rows())
                .noneMatch(row -> row.number().equals(receipt.number()));
    }

    @Test
    void noWordOfItStandsInTheDatabaseInClear() {
        accuse("housing");
        var tables = jdbc.sql("select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
                .query(String.class)
                .list();
        var found = new ArrayList<String>();
        for (String table : tables) {
            if (jdbc.sql("/* scope: leak test */ select exists (select 1 from \"" + table + "\" t where t::text like '%施工队%')").query(Boolean.class).single()) {
                found.add(table);
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void isHandedToTheCompetentOrganAndNeverToTheAccused() {
        Receipt receipt = accuse("housing");
        var receiver = city.at("petition", "receiver");
        Leg leg = matters.leg(receiver.scope(), receipt.leg()).orElseThrow();
        assertThat(acts.perform(receiver, leg.id(), "hand-over",
                        Given.of("offices", "housing").and("receiver", City.staffId("housing", "head").toString()), leg.version(), NOW))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(acts.perform(receiver, leg.id(), "transfer", Given.of("offices", "water").and("track", "ordinary"), leg.version(), NOW))
                .isInstanceOf(Outcome.Refused.class);
        var there = City.staffId("discipline", "receiver");
        var handOver = Given.of("offices", "discipline").and("receiver", there.toString());
        assertThat(acts.perform(receiver, leg.id(), "hand-over", handOver, leg.version(), NOW)).as("not named yet").isInstanceOf(Outcome.Refused.class);
        assertThat(requests.askForReceiver(receiver.who(), receipt.matter(), there, "hand-over", NOW)).isInstanceOf(AccessRequests.Outcome.Asked.class);
        assertThat(acts.perform(receiver, leg.id(), "hand-over", handOver, leg.version(), NOW)).as("not approved yet").isInstanceOf(Outcome.Refused.class);
        assertThat(requests.decide(city.at("city", "security").who(), requests.waitingFor(receipt.matter()).getFirst().id(), true, NOW))
                .isInstanceOf(AccessRequests.Outcome.Done.class);
        var done = acts.perform(receiver, leg.id(), "hand-over",
                Given.of("offices", "discipline").and("receiver", City.staffId("discipline", "receiver").toString()), leg.version(), NOW);
        assertThat(done).isInstanceOf(Outcome.Done.class);
        assertThat(matters.find(city.at("discipline", "receiver").scope(), installation.home(), receipt.number())).isPresent();
        assertThat(matters.find(city.at("discipline", "head").scope(), installation.home(), receipt.number())).isEmpty();
    }

    @Test
    void whenTheReceivingOfficeIsAccusedItGoesOneLevelUpBeforeAnyoneThereSeesIt() {
        var claim = city.claim(NOW);
        var filed = filings.byPerson("up " + System.nanoTime(), with(claim, city.office("east-petition").id(), List.of(new Accused.AnOffice(city.office("east-petition").id()))),
                List.of(), NOW);
        assertThat(((Filings.Filed.Done) filed).receipt().office()).isEqualTo(city.office("petition").id());
    }

    @Test
    void whenTheHighestPetitionOfficeIsAccusedTheDisciplineOrganReceivesIt() {
        var petition = city.office("petition").id();
        var filed = filings.byPerson("top " + System.nanoTime(), with(city.claim(NOW), petition, List.of(new Accused.AnOffice(petition))), List.of(), NOW);
        var receipt = ((Filings.Filed.Done) filed).receipt();
        assertThat(receipt.office()).isEqualTo(city.office("discipline").id());
        assertThat(matters.find(city.at("petition", "receiver").scope(), installation.home(), receipt.number())).isEmpty();
        assertThat(matters.find(city.at("discipline", "receiver").scope(), installation.home(), receipt.number())).isPresent();
    }

    @Test
    void aClaimThatTurnsOutToBeAnAccusationIsSealedWithAllItsWords() {
        var receipt = ((Filings.Filed.Done) filings.byPerson("turn " + System.nanoTime(), city.claim(NOW), List.of(), NOW)).receipt();
        var officer = city.at("petition", "officer");
        Leg leg = matters.leg(officer.scope(), receipt.leg()).orElseThrow();
        assertThat(acts.perform(officer, leg.id(), "classify",
                        Given.of("class", "accusation").and("procedure", "cn-petition-2022").and("accused", "housing"), leg.version(), NOW))
                .isInstanceOf(Outcome.Done.class);
        assertThat(matters.leg(officer.scope(), receipt.leg())).isEmpty();
        assertThat(jdbc.sql("/* scope: leak test */ select count(*) from matter_texts where matter = ? and text is not null")
                .param(receipt.matter().value())
                .query(Integer.class)
                .single()).isZero();
        assertThat(matters.find(city.at("petition", "receiver").scope(), installation.home(), receipt.number())).isPresent();
    }

    @Test
    void aComplaintOfRetaliationGoesTheSameWay() {
        var claim = city.claim(NOW);
        var filed = filings.byPerson("retaliation " + System.nanoTime(), new NewMatter(claim.procedure(), claim.matterClass(), null, claim.channel(), claim.place(),
                "办事员说再来就停我的低保", WORDS, "", List.of(), Map.of(Field.NAME, "王桂兰"), NameVisibility.NOBODY, ReplyBy.NONE, claim.chosenOffice(), List.of(), true,
                NOW, Origin.LIVE, null), List.of(), NOW);
        var receipt = ((Filings.Filed.Done) filed).receipt();
        assertThat(matters.find(city.at("petition", "officer").scope(), installation.home(), receipt.number())).isEmpty();
        assertThat(matters.leg(Scope.program("test-reader"), receipt.leg())).hasValueSatisfying(l -> assertThat(l.sealed()).isTrue());
    }

    private Receipt accuse(String office) {
        return ((Filings.Filed.Done) filings.byPerson("accuse " + System.nanoTime(),
                with(city.claim(NOW), city.office("petition").id(), List.of(new Accused.AnOffice(city.office(office).id()))), List.of(), NOW)).receipt();
    }

    private static NewMatter with(NewMatter claim, org.huiyin.organization.OfficeId chosen, List<Accused> accused) {
        return new NewMatter(claim.procedure(), "accusation", null, claim.channel(), claim.place(), "举报", WORDS, claim.placeText(), claim.requests(),
                claim.identity(), claim.nameVisibleTo(), claim.replyBy(), chosen, accused, false, claim.receivedAt(), Origin.LIVE, null);
    }
}
