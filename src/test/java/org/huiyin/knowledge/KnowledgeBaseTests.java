package org.huiyin.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.access.Cast;
import org.huiyin.access.SignedIn;
import org.huiyin.organization.Organization;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@HuiyinTest
@Transactional
class KnowledgeBaseTests {

    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Autowired KnowledgeBase base;
    @Autowired EnactmentSheet sheets;
    @Autowired ReplyTemplates templates;
    @Autowired Shipped shipped;
    @Autowired Editors editors;
    @Autowired Organization organization;
    @Autowired JdbcClient jdbc;

    private Cast cast;
    private SignedIn petitionHead;
    private SignedIn head;

    @BeforeEach
    void people() {
        cast = new Cast(organization);
        petitionHead = cast.works(cast.cityPetitions, "petition-head");
        head = cast.works(cast.eastHousing, "office-head");
    }

    private static EnactmentForm law(String title, String from, String words) {
        return new EnactmentForm("LOCAL", title, "海山市人大常委会", "", from, "", "", "电梯 停运", List.of("HOUSING"), false, words, "改了");
    }

    private UUID added(SignedIn who, EnactmentForm form) {
        var kept = base.add(who, form, NOW);
        assertThat(kept).isInstanceOf(Kept.Done.class);
        return ((Kept.Done) kept).id();
    }

    @Test
    void theEditionThatHoldsOnADayIsTheOneThatIsRead() {
        UUID id = added(petitionHead, law("海山市电梯条例", "2020-01-01", "第一条　三日修好。\n第二条　旧的。"));
        assertThat(base.revise(petitionHead, id, law("海山市电梯条例", "2026-11-20", "第一条　两日修好。"), 1, NOW)).isInstanceOf(Kept.Done.class);

        assertThat(on(id, "2026-11-19").ordinal()).as("the day before").isEqualTo(1);
        assertThat(on(id, "2026-11-20").ordinal()).as("the day itself").isEqualTo(2);
        assertThat(on(id, "2019-12-31")).as("before the first day the first edition, not in force").satisfies(e -> {
            assertThat(e.ordinal()).isEqualTo(1);
            assertThat(e.inForce(LocalDate.of(2019, 12, 31))).isFalse();
        });
        assertThat(base.cite("《海山市电梯条例》", new ArticleNumber(2, 0), TODAY.minusDays(1))).isInstanceOf(Cited.Found.class);
        assertThat(base.cite("海山市电梯条例", new ArticleNumber(2, 0), TODAY)).isEqualTo(new Cited.NoArticle(id, "海山市电梯条例", 1));
        assertThat(base.cite("海山市电梯条例", new ArticleNumber(1, 0), LocalDate.of(2019, 12, 31)))
                .isEqualTo(new Cited.NotInForce(id, "海山市电梯条例", LocalDate.of(2020, 1, 1), null));
        assertThat(base.cite("海山市扶梯条例", null, TODAY)).isInstanceOf(Cited.Unknown.class);
    }

    @Test
    void aMendedEditionTakesThePlaceOfTheOneOfTheSameDay() {
        UUID id = added(petitionHead, law("海山市错字办法", "2026-01-01", "第一条　有借字。"));
        base.revise(petitionHead, id, law("海山市错字办法", "2026-01-01", "第一条　有错字。"), 1, NOW);
        assertThat(base.words(on(id, "2026-01-01").id())).isEqualTo("第一条　有错字。");
        assertThat(base.words(base.edition(id, 1).orElseThrow().id())).as("what stood before can still be read").isEqualTo("第一条　有借字。");
        assertThat(base.search("错字", EnactmentFilter.all(), TODAY, null, 10).hits()).hasSize(1);
        assertThat(base.search("借字", EnactmentFilter.all(), TODAY, null, 10).hits()).as("not what is no longer in force").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update enactment_editions set from_on = '2000-01-01'", "delete from enactment_editions", "update enactment_articles set words = 'x'",
        "delete from enactment_articles", "update reply_template_editions set words = 'x'", "delete from reply_template_editions"})
    void theProgramItselfCannotChangeWhatHeld(String change) {
        assertThatThrownBy(() -> jdbc.sql(change).update()).rootCause().hasMessageContaining("permission denied");
    }

    @Test
    void anEndAndALastDayHaveTwoSides() {
        UUID ended = added(petitionHead, law("海山市旧办法", "2020-01-01", "第一条　旧。"));
        assertThat(base.retire(petitionHead, ended, "2026-11-20", "被新办法代替", 1, NOW)).isInstanceOf(Kept.Done.class);
        assertThat(base.cite("海山市旧办法", null, TODAY.minusDays(1))).isInstanceOf(Cited.Found.class);
        assertThat(base.cite("海山市旧办法", null, TODAY)).isEqualTo(new Cited.NotInForce(ended, "海山市旧办法", null, TODAY.minusDays(1)));

        var limited = new EnactmentForm("POLICY", "海山市补贴通知", "海山市住建局", "海住建〔2026〕3号", "2026-01-01", "2026-11-19", "", "", List.of(), false,
                "一、补贴标准", "");
        UUID policy = added(head, limited);
        assertThat(base.cite("海山市补贴通知", new ArticleNumber(3, 0), TODAY.minusDays(1))).as("no numbered articles: nothing to miss").isInstanceOf(Cited.Found.class);
        assertThat(base.cite("海山市补贴通知", null, TODAY)).isEqualTo(new Cited.NotInForce(policy, "海山市补贴通知", null, TODAY.minusDays(1)));

        assertThat(base.retire(petitionHead, ended, "2019-12-31", "早了", 2, NOW)).isInstanceOf(Kept.Wrong.class);
        assertThat(base.revise(petitionHead, ended, law("海山市旧办法", "2027-01-01", "第一条　又有效。"), 2, NOW)).isInstanceOf(Kept.Done.class);
        assertThat(base.cite("海山市旧办法", null, LocalDate.of(2027, 1, 1))).isInstanceOf(Cited.Found.class);
    }

    @Test
    void anExcerptDoesNotSayThatAnArticleIsMissing() {
        shipped.take(petitionHead, NOW);
        assertThat(base.cite("《信访工作条例》", new ArticleNumber(32, 0), TODAY)).isInstanceOf(Cited.Found.class);
        assertThat(base.cite("《信访工作条例》", new ArticleNumber(19, 0), TODAY)).isInstanceOf(Cited.OutsideExcerpt.class);
        assertThat(base.cite("《信访工作条例》", new ArticleNumber(32, 0), LocalDate.of(2022, 4, 30))).isInstanceOf(Cited.NotInForce.class);
        assertThat(shipped.take(petitionHead, NOW)).as("twice adds nothing").isEqualTo(new Shipped.Taking.Taken(0, 0));
        assertThat(shipped.take(head, NOW)).isInstanceOf(Shipped.Taking.Refused.class);
        assertThat(templates.fitting("HOUSING")).first().satisfies(t -> assertThat(t.category()).isEqualTo("HOUSING"));
        assertThat(templates.fitting(null)).noneMatch(t -> t.category() != null);
    }

    @Test
    void whoMayWriteIsWhoKeepsItUp() {
        var otherHead = cast.works(cast.cityHousing, "office-head");
        UUID id = added(head, law("东区物业办法", "2026-01-01", "第一条　甲。"));
        for (String role : List.of("handler", "petition-clerk", "petition-officer", "hotline-agent", "supervisor", "confidential-receiver", "system-admin", "security-admin",
                "audit-admin")) {
            var who = cast.works(cast.eastHousing, role);
            assertThat(base.add(who, law("某办法", "2026-01-01", "第一条　甲。"), NOW)).as(role).isInstanceOf(Kept.Refused.class);
            assertThat(base.revise(who, id, law("东区物业办法", "2026-02-01", "第一条　乙。"), 1, NOW)).as(role).isInstanceOf(Kept.Refused.class);
            assertThat(base.retire(who, id, "2026-12-01", "x", 1, NOW)).as(role).isInstanceOf(Kept.Refused.class);
            assertThat(templates.add(who, new TemplateForm("甲", "", "SUPPORT", "乙", ""), NOW)).as(role).isInstanceOf(Kept.Refused.class);
        }
        assertThat(base.revise(otherHead, id, law("东区物业办法", "2026-02-01", "第一条　乙。"), 1, NOW)).as("another office's").isInstanceOf(Kept.Refused.class);
        assertThat(base.revise(head, id, law("东区物业办法", "2026-02-01", "第一条　乙。"), 1, NOW)).isInstanceOf(Kept.Done.class);
        assertThat(base.revise(head, id, law("东区物业办法", "2026-03-01", "第一条　丙。"), 1, NOW)).as("read before the last edition").isInstanceOf(Kept.Stale.class);
        assertThat(base.revise(petitionHead, id, law("东区物业办法", "2026-03-01", "第一条　丙。"), 2, NOW)).isInstanceOf(Kept.Done.class);
        assertThat(base.add(head, law("《东区物业办法》", "2026-05-01", "第一条　甲。"), NOW)).as("a title that is held").isInstanceOf(Kept.Wrong.class);
        assertThat(jdbc.sql("select count(*) from journal_entries where act like 'knowledge.%' and payload->>'enactment' = ?").param(id.toString())
                .query(Integer.class).single()).isEqualTo(3);
    }

    @Test
    void everyMistakeOfAFormIsSaidAtItsField() {
        var bad = new EnactmentForm("NONE", "《》", "x".repeat(201), "", "2026-02-30", "2020-01-01", "javascript:alert(1)", "一 二 三 四 五 六 七 八 九 十 甲 乙 丙 丁 戊 己 庚 辛 壬 癸 子", List.of("NOWHERE"), false,
                "第一条　甲\n第一条　乙", "");
        assertThat(((Kept.Wrong) base.add(head, bad, NOW)).fields()).containsOnlyKeys("kind", "title", "issuer", "from", "address", "keywords", "categories", "words");
        var until = new EnactmentForm("LAW", "某法", "", "", "2026-02-02", "2026-02-01", "", "", List.of(), false, "第二条", "");
        assertThat(((Kept.Wrong) base.add(head, until, NOW)).fields()).containsOnlyKeys("until", "words");
        assertThat(((Kept.Wrong) base.add(head, EnactmentForm.empty(), NOW)).fields()).containsKeys("kind", "title", "from", "words");
    }

    @Test
    void twoCharactersFindEveryPlaceAndPagesDoNotOverlap() {
        for (int i = 0; i < 7; i++) {
            added(petitionHead, law("海山市第" + i + "号办法", "2026-01-01", "第一条　油烟扰民的，责令改正。100%的责任。\n第二条　甲_乙。"));
        }
        var filter = new EnactmentFilter(null, "HOUSING", false);
        var first = base.search("烟扰", filter, TODAY, null, 3);
        assertThat(first.hits()).hasSize(3);
        var second = base.search("烟扰", filter, TODAY, first.next(), 3);
        var third = base.search("烟扰", filter, TODAY, second.next(), 3);
        assertThat(third.next()).isNull();
        var all = new java.util.HashSet<String>();
        for (var page : List.of(first, second, third)) {
            page.hits().forEach(hit -> assertThat(all.add(hit.edition().id() + "/" + hit.article().ordinal())).isTrue());
        }
        assertThat(all).hasSize(7);
        assertThat(base.search("扰烟", filter, TODAY, null, 10).hits()).isEmpty();
        assertThat(base.search("油", filter, TODAY, null, 10).hits()).as("one character").hasSize(7);
        assertThat(base.search("0% 责令", filter, TODAY, null, 10).hits()).as("signs are meant as they stand").hasSize(7);
        assertThat(base.search("0_", filter, TODAY, null, 10).hits()).isEmpty();
        assertThat(base.search("海山市第3号 责令", filter, TODAY, null, 10).hits()).hasSize(1);
        assertThat(base.search("海山市第3号办法", filter, TODAY, null, 10).hits()).as("by its title it stands there once").hasSize(1);
        assertThat(base.search("'; drop table enactments; -- & | ! ( : *", filter, TODAY, null, 10).hits()).isEmpty();
        assertThat(base.search("。，😀", filter, TODAY, null, 10).terms()).isEmpty();
        assertThat(base.search("烟扰", new EnactmentFilter(Edition.Kind.LAW, null, false), TODAY, null, 10).hits()).isEmpty();

        var page = base.list(filter, TODAY, null, 4);
        assertThat(page.editions()).hasSize(4);
        assertThat(base.list(filter, TODAY, page.next(), 4).editions()).hasSizeGreaterThanOrEqualTo(3).doesNotContainAnyElementsOf(page.editions());
        assertThat(base.list(filter, TODAY, "nonsense", 4).editions()).isEqualTo(page.editions());
        assertThat(base.list(filter, LocalDate.of(2025, 12, 31), null, 4).editions()).isEmpty();
        assertThat(base.list(new EnactmentFilter(null, "HOUSING", true), LocalDate.of(2025, 12, 31), null, 4).editions()).hasSize(4);
    }

    @Test
    void aCategoryFindsWhatIsFiledAboveAndBelowItAndNotBesideIt() {
        UUID wide = added(petitionHead, law("海山市物业条例", "2026-01-01", "第一条　应当维修。"));
        var form = law("海山市电梯办法", "2026-01-01", "第一条　应当检验。");
        UUID fine = added(petitionHead, new EnactmentForm(form.kind(), form.title(), form.issuer(), form.number(), form.from(), form.until(), form.address(), form.keywords(),
                List.of("HOUSING-MANAGEMENT-LIFTS"), false, form.words(), ""));
        assertThat(listed("HOUSING-MANAGEMENT-LIFTS")).as("a child finds its parent's").contains(wide, fine);
        assertThat(listed("HOUSING-MANAGEMENT")).contains(wide, fine);
        assertThat(listed("HOUSING")).contains(wide, fine);
        assertThat(listed("HOUSING-MANAGEMENT-FEES")).contains(wide).doesNotContain(fine);
        assertThat(listed("HOUSING-MAN")).as("half a code is no category").doesNotContain(fine);
        assertThat(listed("URBAN")).doesNotContain(wide, fine);
        assertThat(base.search("检验", new EnactmentFilter(null, "HOUSING-MANAGEMENT-FEES", false), TODAY, null, 30).hits()).noneMatch(h -> h.edition().enactment().equals(fine));
        UUID own = ((Kept.Done) templates.add(head, new TemplateForm("电梯维修答复", "HOUSING-MANAGEMENT-LIFTS", "SUPPORT", "【日期】前修好", ""), NOW)).id();
        UUID above = ((Kept.Done) templates.add(head, new TemplateForm("物业答复一般", "HOUSING", "SUPPORT", "【日期】前办好", ""), NOW)).id();
        assertThat(templates.fitting("HOUSING-MANAGEMENT-LIFTS")).extracting(ReplyTemplate::id).contains(above).startsWith(own);
        assertThat(templates.fitting("HOUSING-MANAGEMENT-FEES")).extracting(ReplyTemplate::id).contains(above).doesNotContain(own);
    }

    private List<UUID> listed(String category) {
        return base.list(new EnactmentFilter(null, category, false), TODAY, null, 100).editions().stream().map(Edition::enactment).toList();
    }

    @Test
    void aTextWithAMistakeIsLeftOutWholeAndTheOthersAreTaken(@TempDir Path dir) throws IOException {
        var file = dir.resolve("law.csv");
        var rows = """
                名称,施行日期,种类,条号,章节,正文,分类
                海山市甲条例,2026年1月1日,地方性法规,1,第一章 总则,"甲一，有逗号",住房
                海山市甲条例,2026年1月1日,地方性法规,第二条,,甲二,
                海山市乙条例,2026-01-01,地方性法规,1,,乙一,
                海山市乙条例,2026-01-01,地方性法规,1,,乙一又来,
                ,2026-01-01,地方性法规,1,,没有名称,
                海山市丙通知,某天,政策,,,全文,
                海山市丁指南,2026-01-01,办事指南,,,整份在一格里,无此类
                """;
        Files.writeString(file, rows);
        var report = (EnactmentImport.Report) sheets.take(petitionHead, file, Map.of("住房", "HOUSING"), NOW);
        assertThat(report.taken()).extracting(EnactmentImport.Taken::title).containsExactly("海山市甲条例");
        assertThat(report.notTaken()).extracting(EnactmentImport.NotTaken::row).containsExactly(4, 5, 6, 7, 8);
        assertThat(report.notTaken()).extracting(n -> n.why().key()).containsExactly("knowledge.input.twice", "knowledge.input.twice", "knowledge.input.title",
                "knowledge.input.date", "knowledge.input.categories");
        var edition = on(report.taken().getFirst().enactment(), "2026-01-01");
        assertThat(base.articles(edition.id())).extracting(Article::words).containsExactly("甲一，有逗号", "甲二");
        assertThat(edition.categories()).containsExactly("HOUSING");

        var again = (EnactmentImport.Report) sheets.take(petitionHead, file, Map.of("住房", "HOUSING"), NOW);
        assertThat(again.taken()).isEmpty();
        assertThat(again.same()).isEqualTo(1);
        Files.writeString(file, rows.replace("甲二", "甲二改").replace("2026年1月1日", "2026年6月1日"));
        assertThat(((EnactmentImport.Report) sheets.take(petitionHead, file, Map.of("住房", "HOUSING"), NOW)).taken()).first().satisfies(t -> assertThat(t.revised()).isTrue());
        Files.writeString(file, rows.replace("甲二", "甲二又改"));
        assertThat(((EnactmentImport.Report) sheets.take(petitionHead, file, Map.of("住房", "HOUSING"), NOW)).notTaken()).extracting(n -> n.why().key())
                .contains("knowledge.sheet.differs");

        for (var bad : List.of("", "一列\n一行\n", "名称,备注\n甲,乙\n")) {
            Files.writeString(file, bad);
            assertThat(sheets.take(petitionHead, file, Map.of(), NOW)).as(bad).isInstanceOf(EnactmentImport.Unreadable.class);
        }
    }

    @Test
    void templatesHaveEditionsToo() {
        UUID id = ((Kept.Done) templates.add(head, new TemplateForm("供暖", "HOUSING", "SUPPORT", "【日期】前修好", ""), NOW)).id();
        assertThat(templates.add(head, new TemplateForm("供暖", "", "SUPPORT", "同名", ""), NOW)).isInstanceOf(Kept.Wrong.class);
        assertThat(((Kept.Wrong) templates.add(head, new TemplateForm("", "X", "", "", ""), NOW)).fields()).containsOnlyKeys("title", "category", "outcome", "words");
        assertThat(templates.revise(head, id, new TemplateForm("供暖", "HOUSING", "SUPPORT", "【日期】以前修好", ""), 1, NOW)).as("no reason").isInstanceOf(Kept.Wrong.class);
        assertThat(templates.revise(head, id, new TemplateForm("供暖", "HOUSING", "SUPPORT", "【日期】以前修好", "通顺"), 1, NOW)).isInstanceOf(Kept.Done.class);
        assertThat(templates.revise(head, id, new TemplateForm("供暖", "HOUSING", "SUPPORT", "旧页面", "x"), 1, NOW)).isInstanceOf(Kept.Stale.class);
        assertThat(templates.history(id)).extracting(ReplyTemplate::words).containsExactly("【日期】以前修好", "【日期】前修好");
        assertThat(templates.fitting("HOUSING")).extracting(ReplyTemplate::id).contains(id);
        assertThat(templates.fitting("LABOUR")).extracting(ReplyTemplate::id).doesNotContain(id);
        assertThat(templates.retire(head, id, "不用了", 2, NOW)).isInstanceOf(Kept.Done.class);
        assertThat(templates.fitting("HOUSING")).extracting(ReplyTemplate::id).doesNotContain(id);
        assertThat(templates.list(true, null, 100).templates()).extracting(ReplyTemplate::id).contains(id);
        assertThat(templates.list(false, null, 100).templates()).extracting(ReplyTemplate::id).doesNotContain(id);
    }

    private Edition on(UUID id, String day) {
        return base.on(id, LocalDate.parse(day)).orElseThrow();
    }
}
