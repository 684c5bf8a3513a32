package org.huiyin.triage.category;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.huiyin.City;
import org.huiyin.access.Accused;
import org.huiyin.access.AccusedShield;
import org.huiyin.access.Scope;
import org.huiyin.casework.Acts;
import org.huiyin.casework.Doer;
import org.huiyin.casework.Given;
import org.huiyin.casework.Matters;
import org.huiyin.casework.NewMatter;
import org.huiyin.casework.Outcome;
import org.huiyin.casework.Registration;
import org.huiyin.casework.Registration.Registered;
import org.huiyin.category.Category;
import org.huiyin.category.Schemes;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Ids;
import org.huiyin.storage.HuiyinTest;
import org.huiyin.storage.Installation;
import org.huiyin.triage.category.CategoryModels.Switched;
import org.huiyin.vault.Field;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** A model learns from decided matters, waits, is switched to and back. Leaves no trace. */
@HuiyinTest
@Transactional
class CategoryModelsTests {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** Thursday 12 February 2026, ten in the morning: no hour at which the week trains by itself. */
    private static final Instant NOW = LocalDate.of(2026, 2, 12).atTime(10, 0).atZone(ZONE).toInstant();
    private static final List<String> FIELDS = List.of("LAND", "LABOUR", "LAND-TAKING", "HEALTH");

    @Autowired ApplicationContext context;
    @Autowired Registration registration;
    @Autowired Matters matters;
    @Autowired Acts acts;
    @Autowired Installation installation;
    @Autowired Schemes schemes;
    @Autowired CategorySuggestions suggestions;
    @Autowired CategoryModels models;
    @Autowired CategoryTraining training;
    @Autowired DecidedMatters decided;
    @Autowired ModelStore store;
    @Autowired AccusedShield shield;
    @Autowired JdbcClient jdbc;

    City city;
    Doer.Staff officer;

    @BeforeEach
    void setUp() {
        city = City.in(context);
        officer = city.at("petition", "officer");
        jdbc.sql("update leg_acts set act = 'note' where act = 'classify'").update(); // those of other tests, until this one is rolled back
    }

    /** Words that no model knows, other ones for each field, so that what is learned is learned from here. */
    static String words(String field, Random random) {
        var pool = new Random(field.hashCode());
        var all = new ArrayList<String>();
        for (int i = 0; i < 30; i++) {
            all.add("" + (char) (0x6000 + pool.nextInt(0x2000)) + (char) (0x6000 + pool.nextInt(0x2000)));
        }
        var text = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            text.append(all.get(random.nextInt(all.size())));
        }
        return text.toString();
    }

    private Registered decide(int i, String field) {
        var text = words(Category.top(field), new Random(i));
        var claim = city.claim(NOW);
        var identity = Map.of(Field.NAME, "来信人" + i, Field.PHONE, "139" + (10_000_000 + i));
        var matter = registration.register(installation.home(), new NewMatter(claim.procedure(), claim.matterClass(), null, claim.channel(), claim.place(),
                text.substring(0, 8), text, "", List.of(), identity, claim.nameVisibleTo(), claim.replyBy(), claim.chosenOffice(), List.of(), false, NOW,
                claim.origin(), null), Actor.Person::new, NOW);
        classify(matter, field);
        return matter;
    }

    private void classify(Registered matter, String field) {
        int version = matters.leg(Scope.program("test"), matter.leg()).orElseThrow().version();
        assertThat(acts.perform(officer, matter.leg(), "classify", Given.of("class", "claim").and("procedure", "cn-petition-2022").and("category", field), version, NOW))
                .isInstanceOf(Outcome.Done.class);
    }

    private List<DecidedMatters.Decided> read() {
        var all = new ArrayList<DecidedMatters.Decided>();
        decided.read(DecisionTrainer.LONGEST, all::add);
        return all;
    }

    private Training train(Instant now) {
        assertThat(models.train(officer.who(), now)).isTrue();
        assertThat(models.train(officer.who(), now)).as("one at a time").isFalse();
        training.trainWhereDue(now);
        return models.standing().training().orElseThrow();
    }

    private int entries(String act) {
        return jdbc.sql("select count(*) from journal_entries where act = ? and happened_on = ?").params(act, LocalDate.of(2026, 2, 12)).query(Integer.class).single();
    }

    @Test
    void aModelLearnsFromDecisionsWaitsAndIsSwitchedToAndBack() throws IOException {
        for (int i = 0; i < 240; i++) {
            decide(i, FIELDS.get(i % FIELDS.size()));
        }
        var unseen = words("LAND", new Random(-7));
        assertThat(suggestions.category("", unseen).map(s -> Category.top(s.code()))).as("the model that ships knows none of these words").isNotEqualTo(java.util.Optional.of("LAND"));
        var first = train(NOW);
        assertThat(first.outcome()).isEqualTo(Training.Outcome.CANDIDATE);
        assertThat(first.decided()).isEqualTo(240);
        var standing = models.standing();
        assertThat(standing.current()).isEmpty();
        var candidate = standing.candidate().orElseThrow();
        assertThat(candidate.learned() + candidate.heldOut()).isEqualTo(240);
        assertThat(candidate.heldOut()).isBetween(DecisionTrainer.FEWEST_HELD_OUT, 80);
        assertThat(candidate.own().messages()).as("both are measured on the same").isEqualTo(candidate.inUse().messages()).isEqualTo(candidate.heldOut());
        assertThat(candidate.own().accuracy()).isGreaterThan(0.9);
        assertThat(candidate.own().macroF1()).isGreaterThan(0.85);
        assertThat(candidate.inUse().accuracy()).isLessThan(0.5);
        assertThat(candidate.own().lines().stream().filter(line -> line.messages() > 0).map(Figures.Line::category)).containsExactly("HEALTH", "LABOUR", "LAND");
        assertThat(suggestions.category("", unseen).map(s -> Category.top(s.code()))).as("a candidate suggests nothing").isNotEqualTo(java.util.Optional.of("LAND"));

        byte[] bytes = store.weights(candidate.id());
        shufflePeople();
        var second = train(NOW.plusSeconds(60));
        var again = models.standing().candidate().orElseThrow();
        assertThat(again.id()).isEqualTo(second.model()).isNotEqualTo(candidate.id());
        assertThat(store.weights(again.id())).as("who wrote plays no part").isEqualTo(bytes);

        assertThat(models.switchTo(officer.who(), candidate.id(), 0, NOW)).as("a newer one waits").isInstanceOf(Switched.Stale.class);
        assertThat(models.switchTo(officer.who(), UUID.randomUUID(), 0, NOW)).isInstanceOf(Switched.Stale.class);
        assertThat(models.switchTo(officer.who(), null, 0, NOW)).as("in use already").isInstanceOf(Switched.Stale.class);
        assertThat(models.switchTo(officer.who(), again.id(), 0, NOW)).isInstanceOf(Switched.Done.class);
        assertThat(models.switchTo(officer.who(), again.id(), 0, NOW)).as("seen before the switch").isInstanceOf(Switched.Stale.class);
        standing = models.standing();
        assertThat(standing.current().orElseThrow().id()).isEqualTo(again.id());
        assertThat(standing.candidate()).isEmpty();
        assertThat(standing.previous()).as("the one that ships").isEmpty();
        assertThat(suggestions.category("", unseen).orElseThrow().code()).as("the desk suggests by it at once").isEqualTo("LAND");
        assertThat(suggestions.category("公司拖欠农民工工资", "包工头不给农民工工资，请求帮忙讨薪").orElseThrow().code()).as("what it began with is kept").startsWith("LABOUR");

        assertThat(models.switchTo(officer.who(), null, 1, NOW)).isInstanceOf(Switched.Done.class);
        assertThat(suggestions.category("", unseen).map(s -> Category.top(s.code()))).isNotEqualTo(java.util.Optional.of("LAND"));
        assertThat(models.standing().previous().orElseThrow().id()).as("and there again").isEqualTo(again.id());
        assertThat(models.switchTo(officer.who(), again.id(), 2, NOW)).isInstanceOf(Switched.Done.class);
        assertThat(store.switches(10)).extracting(ModelSwitch::to).containsExactly(again.id(), null, again.id());
        assertThat(entries("category-model.switch")).isEqualTo(3);
        assertThat(entries("category-model.train")).isEqualTo(2);

        var third = train(NOW.plusSeconds(120));
        var measured = models.standing().candidate().orElseThrow();
        assertThat(third.outcome()).isEqualTo(Training.Outcome.CANDIDATE);
        assertThat(measured.against()).isEqualTo(again.id());
        assertThat(measured.inUse().accuracy()).as("measured on matters that it has not seen either").isEqualTo(measured.own().accuracy());
    }

    /** What says who wrote changes places between all matters; everything else stays. */
    private void shufflePeople() {
        int moved = jdbc.sql("""
                with numbered as (select home, id, person, row_number() over (order by id) as n, count(*) over () as many from matters where received_on = '2026-02-12')
                update matters m set person = o.person, name_visible_to = 'NOBODY', reply_by = 'PAPER', channel = 'LETTER'
                  from numbered a join numbered o on o.n = (a.n + 6) % a.many + 1 where m.home = a.home and m.id = a.id
                """).update();
        assertThat(moved).isGreaterThanOrEqualTo(240);
        jdbc.sql("""
                with numbered as (select home, matter, field, ordinal, envelope, row_number() over (partition by field order by matter) as n, count(*) over (partition by field) as many
                                    from vault_values where ordinal = 0)
                update vault_values v set envelope = o.envelope from numbered a join numbered o on o.field = a.field and o.n = (a.n + 6) % a.many + 1
                 where v.home = a.home and v.matter = a.matter and v.field = a.field and v.ordinal = a.ordinal
                """).update();
    }

    @Test
    void whatIsSealedAccusedErasedOrUndecidedIsNeverRead() {
        var kept = decide(1, "LAND");
        classify(kept, "HEALTH-HOSPITALS");
        var sealed = decide(2, "LAND");
        var accusation = decide(3, "LAND");
        var accused = decide(4, "LAND");
        var erased = decide(5, "LAND");
        jdbc.sql("update matters set sealed = true where id = ?").param(sealed.matter().value()).update();
        jdbc.sql("update matters set class = 'accusation' where id = ?").param(accusation.matter().value()).update();
        shield.accuse(accused.matter(), List.of(new Accused.AnOffice(city.office("housing").id())), city.office("petition").id(), new Actor.Program("test"), NOW);
        jdbc.sql("update matter_texts set text = null, erased_at = now() where matter = ?").param(erased.matter().value()).update();
        registration.register(installation.home(), city.claim(NOW), Actor.Person::new, NOW);
        var read = read();
        assertThat(read).extracting(DecidedMatters.Decided::matter).containsExactly(kept.matter().value());
        assertThat(read.getFirst().category()).as("the latest decision").isEqualTo("HEALTH-HOSPITALS");
    }

    @Test
    void tooFewDecisionsMakeNoCandidateAndTheWeekTrainsAtNightOnly() {
        for (int i = 0; i < 3; i++) {
            decide(i, "LAND");
        }
        var few = train(NOW);
        assertThat(few.outcome()).isEqualTo(Training.Outcome.FEW_DECISIONS);
        assertThat(few.decided()).isEqualTo(3);
        assertThat(models.standing().candidate()).isEmpty();
        var night = LocalDate.of(2026, 2, 19).atTime(2, 0).atZone(ZONE).toInstant();
        training.trainWhereDue(NOW.plusSeconds(7 * 24 * 3600));
        assertThat(models.standing().training().orElseThrow().id()).as("not by day").isEqualTo(few.id());
        training.trainWhereDue(night);
        var weekly = models.standing().training().orElseThrow();
        assertThat(weekly.id()).isNotEqualTo(few.id());
        assertThat(weekly.askedBy()).isNull();
        training.trainWhereDue(night.plusSeconds(3600));
        assertThat(models.standing().training().orElseThrow().id()).as("once a week").isEqualTo(weekly.id());
        assertThat(models.train(officer.who(), night.plusSeconds(7200))).isTrue();
        jdbc.sql("update category_trainings set started_at = now() where ended_at is null").update();
        training.trainWhereDue(night.plusSeconds(7260));
        assertThat(models.standing().training().orElseThrow().outcome()).as("left by a program that died").isEqualTo(Training.Outcome.INTERRUPTED);
    }

    @Test
    void theFewestAreCountedOnBothSides() throws IOException {
        var roots = schemes.latest().roots().stream().map(Category::code).toList();
        var walk = schemes.from("message-labels").orElseThrow();
        var one = new DecisionTrainer(roots, ShippedModel.read(), walk);
        var alike = new DecisionTrainer(roots, ShippedModel.read(), walk);
        var two = new DecisionTrainer(roots, ShippedModel.read(), walk);
        for (int i = 0; i < DecisionTrainer.FEWEST_DECISIONS; i++) {
            assertThat(two.tooLittle()).isEqualTo(Training.Outcome.FEW_DECISIONS);
            var field = i % 2 == 0 ? "LAND" : "HEALTH";
            two.add(Ids.next(), field, words(field, new Random(i)), null);
            one.add(Ids.next(), "LAND", words("LAND", new Random(i)), null);
            alike.add(Ids.next(), field, words("LAND", new Random(1)), null);
        }
        assertThat(two.tooLittle()).isNull();
        two.add(Ids.next(), "NOWHERE", words("LAND", new Random(-1)), null);
        two.add(Ids.next(), "LAND", "😀", null);
        assertThat(two.size()).as("no category of ours, no words").isEqualTo(DecisionTrainer.FEWEST_DECISIONS);
        assertThat(one.tooLittle()).isEqualTo(Training.Outcome.FEW_CATEGORIES);
        assertThat(alike.tooLittle()).isIn(Training.Outcome.FEW_KEPT_APART, Training.Outcome.FEW_CATEGORIES);
    }
}
