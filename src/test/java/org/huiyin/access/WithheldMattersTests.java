package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiyin.City;
import org.huiyin.casework.Doer;
import org.huiyin.journal.Actor;
import org.huiyin.journal.MatterId;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is withheld from a viewer holds from the moment of its commit, however much of it was remembered before. */
@HuiyinTest
class WithheldMattersTests {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    @Autowired ApplicationContext context;
    @Autowired AccusedShield shield;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;

    City city;
    WithheldMatters withheld;
    TransactionTemplate transaction;
    Doer.Staff handler;

    @BeforeEach
    void fresh() {
        city = City.in(context);
        // one that remembers nothing yet
        withheld = new WithheldMatters(jdbc);
        transaction = new TransactionTemplate(transactions);
        handler = city.at("water", "handler");
    }

    private MatterId someMatter() {
        return new MatterId(handler.scope().home(), UUID.randomUUID());
    }

    private void accuse(MatterId matter, Accused accused) {
        shield.accuse(matter, List.of(accused), city.office("petition").id(), new Actor.Program("test"), NOW);
    }

    private Accused office(String code) {
        return new Accused.AnOffice(city.office(code).id());
    }

    private boolean from(Doer.Staff viewer, MatterId matter) {
        return withheld.from(viewer.scope()).contains(matter.value());
    }

    @Test
    void anAccusationHoldsFromItsCommitAlsoWhenItBeganBeforeWhatIsRemembered() {
        var matter = someMatter();
        var later = someMatter();
        transaction.executeWithoutResult(_ -> {
            accuse(matter, office("water"));
            // another transaction begins and ends meanwhile, and is remembered; this one is not seen by anybody
            CompletableFuture.runAsync(() -> {
                transaction.executeWithoutResult(_ -> accuse(later, office("water")));
                assertThat(from(handler, later)).isTrue();
                assertThat(from(handler, matter)).isFalse();
            }).join();
        });
        assertThat(from(handler, matter)).isTrue();
        assertThat(from(handler, later)).isTrue();
        assertThat(from(city.at("housing", "handler"), matter)).isFalse();
    }

    @Test
    void aRecusalEndsAtOnceAndAnAccusedMemberSeesNothing() {
        var matter = someMatter();
        assertThat(from(handler, matter)).isFalse();
        transaction.executeWithoutResult(_ -> shield.recuse(matter, handler.who().staff(), "relative", new Actor.Program("test"), NOW));
        assertThat(from(handler, matter)).isTrue();
        assertThat(from(city.at("water", "head"), matter)).isFalse();
        jdbc.sql("update recusals set ended_at = now() where home = ? and matter = ?").params(matter.home(), matter.value()).update();
        assertThat(from(handler, matter)).isFalse();
        transaction.executeWithoutResult(_ -> accuse(matter, new Accused.AMember(handler.who().staff())));
        assertThat(from(handler, matter)).isTrue();
    }

    @Test
    void manyAreReadOnceAndTheSameObjectStandsForThem() throws InterruptedException {
        assertThat(withheld.from(handler.scope()).contains(UUID.randomUUID())).isFalse();
        var first = withheld.from(handler.scope());
        jdbc.sql("""
                insert into accused (home, matter, ordinal, kind, office_id, office_path, added_at)
                select :home, gen_random_uuid(), 1, 'OFFICE', o.id, o.path, now() from generate_series(1, 150) cross join offices o where o.code = 'water'
                """).param("home", handler.scope().home()).update();
        var second = withheld.from(handler.scope());
        assertThat(second.settled()).isSameAs(first.settled());
        assertThat(second.recent()).hasSizeGreaterThanOrEqualTo(150);
        jdbc.sql("""
                insert into accused (home, matter, ordinal, kind, office_id, office_path, added_at)
                select :home, gen_random_uuid(), 1, 'OFFICE', o.id, o.path, now() from generate_series(1, 150) cross join offices o where o.code = 'water'
                """).param("home", handler.scope().home()).update();
        // a transaction that runs elsewhere on the server may keep them among the recent ones for a while
        var third = withheld.from(handler.scope());
        long end = System.nanoTime() + 20_000_000_000L;
        while (third.recent().size() > 100) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
            third = withheld.from(handler.scope());
        }
        assertThat(third.settled().size()).as("too many came since: they are remembered now").isGreaterThanOrEqualTo(first.settled().size() + 300);
        assertThat(withheld.from(handler.scope()).settled()).isSameAs(third.settled());
    }

    @Test
    void whatIsWithheldIsWhatTheScopeDoesNotShow() {
        for (var code : List.of("water", "east", "bridge", "city", "housing")) {
            transaction.executeWithoutResult(_ -> accuse(someMatter(), office(code)));
        }
        transaction.executeWithoutResult(_ -> accuse(someMatter(), new Accused.AMember(City.staffId("east", "head"))));
        transaction.executeWithoutResult(_ -> accuse(someMatter(), new Accused.AMember(City.staffId("bridge", "handler"))));
        for (var viewer : List.of(handler, city.at("water", "head"), city.at("bridge", "handler"), city.at("bridge", "head"), city.at("east", "head"),
                city.at("city", "supervisor"), city.at("petition", "officer"))) {
            var now = withheld.from(viewer.scope());
            var named = Stream.concat(now.settled().matters(), now.recent().stream()).collect(Collectors.toSet());
            Set<UUID> hidden = Set.copyOf(viewer.scope().bind(jdbc.sql(
                    "select a.matter from (select home, matter from accused union select home, matter from recusals) a where a.home = :scope_home and not ("
                            + viewer.scope().unshielded("a") + ")")).query(UUID.class).list());
            assertThat(named).as("%s of %s", viewer.who().displayName(), viewer.who().office()).isEqualTo(hidden);
        }
        assertThat(withheld.from(Scope.program("withheld-test"))).isSameAs(Withheld.nothing());
    }
}
