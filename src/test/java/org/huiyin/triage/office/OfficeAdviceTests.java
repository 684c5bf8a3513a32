package org.huiyin.triage.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.huiyin.City;
import org.huiyin.access.Accused;
import org.huiyin.access.AccusedShield;
import org.huiyin.access.Scope;
import org.huiyin.casework.Acts;
import org.huiyin.casework.Doer;
import org.huiyin.casework.Given;
import org.huiyin.casework.Leg;
import org.huiyin.casework.MatterFile;
import org.huiyin.casework.Matters;
import org.huiyin.casework.NewMatter;
import org.huiyin.casework.Outcome;
import org.huiyin.casework.Registration;
import org.huiyin.journal.Actor;
import org.huiyin.journal.LegId;
import org.huiyin.organization.NewOffice;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
import org.huiyin.storage.HuiyinTest;
import org.huiyin.storage.Installation;
import org.huiyin.triage.office.OfficeAdvice.Against;
import org.huiyin.triage.office.OfficeAdvice.Ground;
import org.huiyin.triage.office.OfficeAdvice.Note;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.annotation.Transactional;

/** Which office is suggested, with what reasons, and which is not. Leaves no trace. */
@HuiyinTest
@Transactional
class OfficeAdviceTests {

    /** Thursday 12 February 2026, ten in the morning. */
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 12);
    private static final Instant NOW = TODAY.atTime(10, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();

    @Autowired ApplicationContext context;
    @Autowired Organization organization;
    @Autowired DutyList list;
    @Autowired OfficeSuggestions suggestions;
    @Autowired Registration registration;
    @Autowired Matters matters;
    @Autowired Acts acts;
    @Autowired AccusedShield shield;
    @Autowired Installation installation;
    @Autowired org.springframework.jdbc.core.simple.JdbcClient jdbc;

    City city;
    Office eastWorks;
    Office eastGardens;
    Office cityWorks;

    @BeforeEach
    void setUp() {
        city = City.in(context);
        eastWorks = office("east-works", "east", "990102", "东区城市管理局");
        eastGardens = office("east-gardens", "east-works", "990102", "东区城市管理局园林所");
        cityWorks = office("city-works", "city", "990100", "测试市城市管理局");
        duty("URBAN", "3", "", "DEPARTMENT", "城市管理局", "lead", "2026-01-01", "");
        duty("URBAN", "2", "", "DEPARTMENT", "城市管理局", "lead", "2026-01-01", "");
        duty("URBAN", "4", "", "STREET", "", "support", "2026-01-01", "");
    }

    @Test
    void followsTheDutyListFromTheNearestLevelUp() {
        var advice = advise(matter("URBAN", null, "测试市东区桥头街道", "路灯不亮"));
        assertThat(advice.place().code()).isEqualTo("990102001");
        assertThat(advice.read().certain()).isTrue();
        assertThat(offices(advice)).startsWith("东区城市管理局").contains("测试市城市管理局", "桥头街道办事处");
        assertThat(advice.proposed().getFirst().grounds().getFirst()).isInstanceOfSatisfying(Ground.ByDuty.class, d -> assertThat(d.duty().basis()).isEqualTo("测试条例第一条"));
        assertThat(advice.notes()).isEmpty();
    }

    @Test
    void takesTheDistrictChosenOnTheFormWhenTheTextNamesNone() {
        var advice = advise(matter("URBAN", "990102", "楼下", "路灯不亮"));
        assertThat(advice.read()).isNull();
        assertThat(advice.place().code()).isEqualTo("990102");
        assertThat(offices(advice)).startsWith("东区城市管理局");
    }

    @Test
    void saysWhenNothingTellsWhereItIs() {
        var advice = advise(matter("URBAN", null, "楼下", "路灯不亮"));
        assertThat(advice.place()).isNull();
        assertThat(advice.notes()).contains(Note.NO_PLACE);
        assertThat(offices(advice)).as("what serves the whole city may be competent").containsExactly("测试市城市管理局");
    }

    @Test
    void saysWhenThePlaceIsNotServedFromHere() {
        var advice = advise(matter("URBAN", null, "浙江省杭州市西湖区北山街道", "路灯不亮"));
        assertThat(advice.notes()).contains(Note.OUTSIDE);
        assertThat(offices(advice)).doesNotContain("东区城市管理局");
    }

    @Test
    void asksForACategoryAndSaysWhenTheListIsSilent() {
        assertThat(advise(matter(null, "990102", "", "路灯不亮")).notes()).contains(Note.NO_CATEGORY);
        assertThat(advise(matter("CULTURE", "990102", "", "图书馆")).notes()).contains(Note.NO_DUTY);
    }

    @Test
    void aDutyHoldsOnItsFirstDayAndOnItsLast() {
        for (var period : List.of(List.of("2026-02-12", ""), List.of("2026-01-01", "2026-02-12"))) {
            duty("HEALTH", "2", "city-works", "", "", "lead", period.get(0), period.get(1));
            assertThat(offices(advise(matter("HEALTH", "990102", "", "挂号")))).as(period.toString()).contains("测试市城市管理局");
        }
        for (var period : List.of(List.of("2026-02-13", ""), List.of("2026-01-01", "2026-02-11"))) {
            duty("HEALTH", "2", "city-works", "", "", "lead", period.get(0), period.get(1));
            assertThat(offices(advise(matter("HEALTH", "990102", "", "挂号")))).as(period.toString()).doesNotContain("测试市城市管理局");
        }
    }

    @Test
    void neverProposesTheAccusedOrWhatIsUnderItAndGoesOneLevelUp() {
        var matter = matter("URBAN", null, "测试市东区桥头街道", "路灯不亮");
        duty("URBAN", "3", "east-gardens", "", "", "lead", "2026-01-01", "");
        assertThat(offices(advise(matter))).contains("东区城市管理局", "东区城市管理局园林所");

        accuse(matter, eastWorks);
        var advice = advise(matter);
        assertThat(offices(advice)).doesNotContain("东区城市管理局", "东区城市管理局园林所").contains("东区人民政府", "测试市城市管理局");
        var above = advice.proposed().stream().filter(p -> p.office().equals(city.office("east").id())).findFirst().orElseThrow();
        assertThat(above.grounds()).contains(new Ground.OneUp(eastWorks.id(), Against.ACCUSED), new Ground.OneUp(eastGardens.id(), Against.ACCUSED));
        assertThat(advice.refused()).filteredOn(r -> r.why() == Against.ACCUSED).extracting(r -> r.office()).contains(eastWorks.id(), eastGardens.id());

        accuse(matter, city.office("east"));
        var higher = advise(matter);
        assertThat(offices(higher)).doesNotContain("东区人民政府", "东区城市管理局", "东区城市管理局园林所", "桥头街道办事处")
                .contains("测试市人民政府", "测试市城市管理局");
    }

    @Test
    void aRecusedHeadMovesItOneLevelUpToo() {
        var matter = matter("URBAN", null, "测试市东区桥头街道", "楼道灯");
        assertThat(offices(advise(matter))).contains("桥头街道办事处");
        shield.recuse(matter.id(), City.staffId("bridge", "head"), "kin", new Actor.Program("test"), NOW);
        var advice = advise(matter);
        assertThat(offices(advice)).doesNotContain("桥头街道办事处").contains("东区人民政府");
        assertThat(advice.refused()).extracting(OfficeAdvice.Refused::why).contains(Against.RECUSED);
    }

    @Test
    void anOfficeThatWasRightToObjectIsNotProposedAgain() {
        for (int k = 0; k < 2; k++) {
            var like = matter("URBAN", "990102", "桥头街道", "路灯不亮");
            LegId sent = done(city.at("petition", "officer"), like.leg(), "transfer", Given.of("offices", eastWorks.id().toString()).and("track", "ordinary")).opened().getFirst();
            if (k == 0) {
                assertThat(offices(advise(matter("URBAN", "990102", "桥头街道", "路灯不亮")))).contains("东区城市管理局");
            }
            done(at(eastWorks, "handler"), sent, "object", Given.of("reason", "这段路已移交"));
            done(city.at("petition", "officer"), sent, "uphold-objection", Given.of("reason", "属实"));
        }
        var advice = advise(matter("URBAN", "990102", "桥头街道", "路灯不亮"));
        assertThat(offices(advice)).doesNotContain("东区城市管理局").startsWith("测试市城市管理局");
        assertThat(advice.refused()).filteredOn(r -> r.why() == Against.LOST_OBJECTION).singleElement().satisfies(r -> {
            assertThat(r.office()).isEqualTo(eastWorks.id());
            assertThat(r.history().upheld()).isEqualTo(2);
        });
        assertThat(offices(advise(matter("HOUSING", "990102", "桥头街道", "物业")))).as("another category is another question").contains("桥头街道办事处");
    }

    @Test
    void whereTheVeryCategoryHasFewThoseBesideItCountForHalfAndAreNamed() {
        for (int k = 0; k < 4; k++) {
            var beside = matter("HOUSING-MANAGEMENT-FEES", "990102", "桥头街道", "物业费");
            LegId sent = done(city.at("petition", "officer"), beside.leg(), "transfer", Given.of("offices", eastWorks.id().toString()).and("track", "ordinary")).opened().getFirst();
            jdbc.sql("update legs set open = false, closed_at = opened_at where id = :id").param("id", sent.value()).update();
        }
        var advice = advise(matter("HOUSING-MANAGEMENT-LIFTS", "990102", "桥头街道", "电梯"));
        var proposed = advice.proposed().stream().filter(p -> p.office().equals(eastWorks.id())).findFirst().orElseThrow();
        assertThat(proposed.grounds()).singleElement().isInstanceOfSatisfying(Ground.ByHistory.class, h -> {
            assertThat(h.wider()).isEqualTo("HOUSING-MANAGEMENT");
            assertThat(h.history().ended()).isEqualTo(4);
        });
        assertThat(offices(advise(matter("HOUSING-SALES-REFUND", "990102", "桥头街道", "退房")))).as("another part of the scheme").doesNotContain("东区城市管理局");
        var exact = advise(matter("HOUSING-MANAGEMENT-FEES", "990102", "桥头街道", "物业费"));
        assertThat(exact.proposed()).filteredOn(p -> p.office().equals(eastWorks.id())).first().satisfies(p -> assertThat(p.grounds())
                .anySatisfy(g -> assertThat(g).isInstanceOfSatisfying(Ground.ByHistory.class, h -> assertThat(h.wider()).isNull())));
    }

    @Test
    void whatIsNotFiledYetIsAdvisedByItsWords() {
        var advice = suggestions.ofUnfiled("路灯不亮", "请处理。", "测试市东区桥头街道", List.of(), null, "URBAN", city.office("petition").id(), city.at("petition", "officer").scope(), NOW);
        assertThat(offices(advice)).startsWith("东区城市管理局");
        assertThat(advice.refused()).extracting(OfficeAdvice.Refused::why).doesNotContain(Against.ACCUSED, Against.RECUSED);
    }

    @Test
    void aSealedMatterGetsNone() {
        var accusation = registration.register(installation.home(), with(city.claim(NOW), "accusation", "URBAN", "990102", "桥头街道", "收钱",
                List.of(new Accused.AnOffice(city.office("bridge").id()))), Actor.Person::new, NOW);
        var file = matters.forPerson(accusation.matter());
        var advice = suggestions.of(file, file.legs().getFirst(), Scope.program("test"), NOW);
        assertThat(advice.notes()).containsExactly(Note.SEALED);
        assertThat(advice.proposed()).isEmpty();
        assertThat(advice.refused()).isEmpty();
    }

    // ---- the small world of these tests

    private record Registered(org.huiyin.journal.MatterId id, LegId leg) {}

    private Registered matter(String category, String place, String placeText, String title) {
        var registered = registration.register(installation.home(), with(city.claim(NOW), "claim", category, place, placeText, title, List.of()), Actor.Person::new, NOW);
        return new Registered(registered.matter(), registered.leg());
    }

    private static NewMatter with(NewMatter m, String matterClass, String category, String place, String placeText, String title, List<Accused> accused) {
        return new NewMatter(m.procedure(), matterClass, category, m.channel(), place, title, "请处理。", placeText, List.of("请处理"), m.identity(),
                m.nameVisibleTo(), m.replyBy(), m.chosenOffice(), accused, m.retaliation(), m.receivedAt(), m.origin(), m.originalNumber());
    }

    private OfficeAdvice advise(Registered matter) {
        MatterFile file = matters.forPerson(matter.id());
        Leg leg = file.leg(matter.leg()).orElseThrow();
        return suggestions.of(file, leg, city.at("petition", "officer").scope(), NOW);
    }

    private List<String> offices(OfficeAdvice advice) {
        return advice.proposed().stream().map(p -> organization.require(p.office()).nameZh()).toList();
    }

    private void accuse(Registered matter, Office accused) {
        shield.accuse(matter.id(), List.of(new Accused.AnOffice(accused.id())), city.office("petition").id(), new Actor.Program("test"), NOW);
    }

    private Office office(String code, String superior, String place, String name) {
        return organization.byCode(code).orElseGet(() -> organization.add(new NewOffice(new OfficeId(org.huiyin.journal.Ids.next()), code, name, name,
                city.office(superior).id(), OfficeKind.DEPARTMENT, place, "0900-5550100", "", "")));
    }

    private Doer.Staff at(Office office, String role) {
        var staff = new org.huiyin.organization.StaffId(org.huiyin.journal.Ids.next());
        var post = new org.huiyin.organization.PostId(org.huiyin.journal.Ids.next());
        organization.addStaff(staff, "经办人");
        organization.addPost(post, staff, office.id(), "岗位", java.util.Set.of(role), false, City.SINCE);
        var who = new org.huiyin.access.SignedIn(staff, post, office.id(), office.path(), "经办人", java.util.Set.of(role));
        return new Doer.Staff(who, context.getBean(org.huiyin.access.Access.class).scopeOf(who));
    }

    private Outcome.Done done(Doer doer, LegId leg, String act, Given given) {
        var outcome = acts.perform(doer, leg, act, given, matters.leg(Scope.program("test"), leg).orElseThrow().version(), NOW);
        assertThat(outcome).as(act).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }

    private void duty(String category, String level, String office, String kind, String named, String part, String from, String until) {
        var typed = new EnumMap<DutyField, String>(DutyField.class);
        typed.putAll(Map.of(DutyField.CATEGORY, category, DutyField.LEVEL, level, DutyField.OFFICE, office, DutyField.KIND, kind, DutyField.NAMED, named,
                DutyField.PART, part, DutyField.WHAT, "测试职责", DutyField.BASIS, "测试条例第一条", DutyField.FROM, from, DutyField.UNTIL, until));
        assertThat(list.write(new DutyDraft(typed), "test", NOW)).isNotInstanceOf(DutyList.Written.Refused.class);
    }
}
