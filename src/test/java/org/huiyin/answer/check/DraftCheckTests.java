package org.huiyin.answer.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.huiyin.answer.DraftFinding;
import org.huiyin.answer.DraftFinding.Severity;
import org.huiyin.answer.Item.Outcome;
import org.huiyin.answer.check.CheckedDraft.Item;
import org.huiyin.knowledge.ArticleNumber;
import org.huiyin.knowledge.Cited;
import org.huiyin.lawfile.LawFile;
import org.huiyin.lawfile.Reading;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule from both sides: words that it speaks of, and words close to them that it leaves alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftCheckTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final String REMEDY = "如不服本处理意见，可以自收到本书面答复之日起30日内，向海山市住建局请求复查（《信访工作条例》第三十五条）。";
    private static final String REVIEWER = "海山市住建局";
    private static final String FACTS = "11月3日到现场查看，主板烧毁，维保记录停在8月。";
    private static final String BASIS = "《特种设备安全法》第四十五条";
    private static final String REPLY = "维保单位已在11月10日换好主板，电梯恢复运行。";
    private static final UUID ID = new UUID(0, 1);

    private final DraftCheck check = new DraftCheck(CheckRules.shipped());
    private final Set<String> spoken = new TreeSet<>();

    private static Cited laws(String title, ArticleNumber number, LocalDate day) {
        return switch (title) {
            case "特种设备安全法", "信访工作条例" -> number == null || number.number() <= 101 ? new Cited.Found(ID, title, 1) : new Cited.NoArticle(ID, title, 101);
            case "旧条例" -> day.isBefore(TODAY) ? new Cited.Found(ID, title, null) : new Cited.NotInForce(ID, title, null, TODAY.minusDays(1));
            case "新条例" -> day.isBefore(TODAY.plusDays(1)) ? new Cited.NotInForce(ID, title, TODAY.plusDays(1), null) : new Cited.Found(ID, title, null);
            case "节选法" -> number != null && number.number() == 1 ? new Cited.Found(ID, title, 1) : number == null ? new Cited.Found(ID, title, null)
                    : new Cited.OutsideExcerpt(ID, title);
            default -> new Cited.Unknown();
        };
    }

    private List<DraftFinding> check(String findings, String basis, Item... items) {
        return check(new CheckedDraft(findings, basis, List.of(items), REMEDY, REVIEWER), TODAY);
    }

    private List<DraftFinding> check(CheckedDraft draft, LocalDate day) {
        var found = check.of(draft, DraftCheckTests::laws, day);
        found.forEach(f -> spoken.add(f.rule()));
        assertThat(found).allSatisfy(f -> {
            assertThat(f.says().zh() + f.says().en() + f.advice().zh() + f.advice().en()).as(f.rule() + " has no hole left").doesNotContain("{0}").doesNotContain("{1}").doesNotContain("{2}");
            assertThat(f.law().zh()).isNotBlank();
        });
        assertThat(check.of(draft, DraftCheckTests::laws, day)).as("the same draft gives the same").isEqualTo(found);
        return found;
    }

    private static Item item(int ordinal, Outcome outcome, String reply) {
        return new Item(ordinal, outcome, reply, "");
    }

    private List<String> rules(String findings, String basis, Item... items) {
        return check(findings, basis, items).stream().map(DraftFinding::rule).toList();
    }

    private List<String> reply(String reply) {
        return rules(FACTS, BASIS, item(1, Outcome.SUPPORT, reply));
    }

    @AfterAll
    void everyRuleHasSpoken() {
        assertThat(spoken).isEqualTo(new TreeSet<>(CheckRules.KNOWN));
    }

    @Test
    void aGoodAnswerHearsNothing() {
        assertThat(check(FACTS, BASIS, new Item(1, Outcome.SUPPORT, REPLY, "2026-12-01"), item(2, Outcome.EXPLAIN, "依据《特种设备安全法》第四十五条，更换主板要等检验合格，所以用了三周。"),
                item(3, Outcome.NOT_SUPPORT, "物业费的收取由业主大会决定，我局没有规定可以减免，不予支持。"))).isEmpty();
    }

    @Test
    void eachRequestIsAnswered() {
        assertThat(check(FACTS, BASIS, item(1, Outcome.SUPPORT, REPLY), item(2, null, " \n"))).singleElement().satisfies(f -> {
            assertThat(f.rule()).isEqualTo("item-unanswered");
            assertThat(f.field()).isEqualTo("reply-2");
            assertThat(f.severity()).isEqualTo(Severity.WARNING);
            assertThat(f.says().zh()).contains("第2项");
            assertThat(f.law().zh()).contains("第三十二条");
        });
        assertThat(rules(FACTS, BASIS, item(1, Outcome.SUPPORT, REPLY), item(2, Outcome.SUPPORT, REPLY + " "))).containsExactly("same-reply");
        assertThat(reply("十一月十日已经修好了啊")).containsExactly("reply-short");
        assertThat(reply("十一月十日已经全部修好了")).isEmpty();
    }

    @Test
    void theWordsFitTheOutcome() {
        assertThat(rules(FACTS, BASIS, item(1, Outcome.SUPPORT, "因为超过保修期，不予支持您的请求。"))).containsExactly("outcome-contradicted");
        assertThat(rules(FACTS, BASIS, item(1, Outcome.NOT_SUPPORT, "因为超过保修期，不予支持您的请求。"))).isEmpty();
        assertThat(rules(FACTS, BASIS, item(1, Outcome.NOT_SUPPORT, "根据记录，您的请求应当支持，已经办好。"))).containsExactly("outcome-contradicted");
        assertThat(rules(FACTS, BASIS, item(1, Outcome.EXPLAIN, "这件事我们办不了，请您知道这个情况。"))).containsExactly("no-reason");
        assertThat(rules(FACTS, BASIS, item(1, Outcome.SUPPORT, "这件事十一月十日已经办好了，请看。"))).isEmpty();
    }

    @Test
    void theDayToBeDoneIsNotPast() {
        assertThat(rules(FACTS, BASIS, new Item(1, Outcome.SUPPORT, REPLY, "2026-11-19"))).containsExactly("execute-past");
        assertThat(rules(FACTS, BASIS, new Item(1, Outcome.SUPPORT, REPLY, "2026-11-20"))).isEmpty();
        assertThat(rules(FACTS, BASIS, new Item(1, Outcome.SUPPORT, REPLY, "明天"))).isEmpty();
    }

    @Test
    void factsAndBasisAreThere() {
        assertThat(rules("", "", item(1, Outcome.SUPPORT, REPLY))).containsExactly("no-findings", "no-basis");
        assertThat(rules("您说的问题存在，我们已经知道了。", BASIS, item(1, Outcome.SUPPORT, REPLY))).containsExactly("findings-without-fact");
        assertThat(rules("经查，您说的问题存在。", BASIS, item(1, Outcome.SUPPORT, REPLY))).isEmpty();
        assertThat(rules(FACTS, "物业管理的通常做法", item(1, Outcome.SUPPORT, REPLY))).containsExactly("basis-without-citation");
    }

    @ParameterizedTest
    @CsvSource({"《特种设备安全法》第四十五条,", "《特种设备安全法》,citation-without-article", "《特种设备安全法》第一百零一条第二款,", "《特种设备安全法》第一百零二条,law-no-article",
        "《特种设备安全法》第一条、第一百零二条,law-no-article", "《特种设备安全法》第九十九条至第一百零二条,law-no-article", "《特种设备安全法》第一条第（二）项和第102条,law-no-article",
        "《没听过的条例》第一条,law-unknown", "《旧条例》第一条,law-ended", "《新条例》第一条,law-not-yet", "《节选法》第一条,", "《节选法》第二条,law-outside-excerpt"})
    void aCitedLawIsLookedUp(String basis, String rule) {
        assertThat(rules(FACTS, basis, item(1, Outcome.SUPPORT, REPLY))).isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @Test
    void lawIsInForceOnBothSidesOfItsDays() {
        var old = new CheckedDraft(FACTS, "《旧条例》第一条", List.of(item(1, Outcome.SUPPORT, REPLY)), REMEDY, REVIEWER);
        assertThat(check(old, TODAY.minusDays(1))).isEmpty();
        assertThat(check(old, TODAY)).extracting(DraftFinding::rule).containsExactly("law-ended");
        var coming = new CheckedDraft(FACTS, "《新条例》第一条", List.of(item(1, Outcome.SUPPORT, REPLY)), REMEDY, REVIEWER);
        assertThat(check(coming, TODAY)).extracting(DraftFinding::rule).containsExactly("law-not-yet");
        assertThat(check(coming, TODAY.plusDays(1))).isEmpty();
    }

    @Test
    void whatIsNoLawIsNotLookedUp() {
        assertThat(rules("11月3日查看了《物业服务合同》第九条和《整改告知书》。", BASIS, item(1, Outcome.SUPPORT, REPLY))).isEmpty();
        assertThat(rules(FACTS, BASIS, item(1, Outcome.EXPLAIN, "因为《没听过的办法》没有规定，不能减免。"))).as("in a reply too").containsExactly("law-unknown");
        assertThat(rules("《》《", "《", item(1, Outcome.SUPPORT, REPLY))).contains("basis-without-citation");
    }

    @ParameterizedTest
    @CsvSource({"如不服可以在30日内请求复查。,", "如不服可以在三十天内请求复查。,", "如不服可以在60日内请求复查。,remedy-other-period", "如不服可以在十五个工作日内请求复查。,remedy-other-period",
        "我们30天内会再来看一次。,", "如不服可以向海山市住建局请求复查。,", "如不服可以向市住建局请求复查。,", "如不服可以向上一级机关申请复查。,", "如不服可以向海山市信访局申请复查。,remedy-other-body",
        "如不服可以依法申请行政复议。,remedy-other-way", "11月3日法院已经判了。,", "本答复为最终答复，11月3日起生效。,remedy-denied", "以后不再受理，11月3日起。,remedy-denied"})
    void theRemedyIsNotGainsaid(String words, String rule) {
        assertThat(reply("电梯11月10日修好。" + words)).isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @Test
    void aRouteWithoutReviewIsNotHeldAgainstAReview() {
        var none = new CheckedDraft(FACTS, BASIS, List.of(item(1, Outcome.SUPPORT, REPLY)), "", "");
        assertThat(check(none, TODAY)).extracting(DraftFinding::rule).containsExactly("remedy-missing");
        var court = new CheckedDraft(FACTS, BASIS, List.of(item(1, Outcome.SUPPORT, "11月10日已经办好。可以依法申请行政复议。")), "对其决定不服的，可以依法申请行政复议或者提起行政诉讼。", "");
        assertThat(check(court, TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"我局高度重视您的来信，11月10日修好。,empty-phrase", "我们正在研究您说的问题，谢谢您。,empty-phrase", "我们正在研究换梯方案，12月1日答复您。,", "物业公司会尽快处理漏水的问题。,empty-phrase",
        "物业公司会尽快处理，三天内修好。,", "按照相关规定物业11月10日修好了。,empty-phrase", "情况属实。,reply-short;empty-phrase", "11月3日查看，情况属实，主板确实烧毁停梯三周。,"})
    void phrasesThatSayNothing(String words, String rule) {
        assertThat(reply(words)).containsExactlyInAnyOrderElementsOf(rule == null ? List.of() : List.of(rule.split(";")));
    }

    @Test
    void aPhraseHasItsOwnAdvice() {
        assertThat(check(FACTS, BASIS, item(1, Outcome.SUPPORT, "我局高度重视您的来信，11月10日修好。"))).singleElement().satisfies(f -> {
            assertThat(f.quoted()).isEqualTo("高度重视");
            assertThat(f.advice().zh()).contains("做了什么");
            assertThat(f.advice().en()).contains("Say what was done");
            assertThat(f.severity()).isEqualTo(Severity.ADVICE);
        });
    }

    @ParameterizedTest
    @CsvSource({"下一步，我们将组织物业公司检修电梯。,promise-without-date", "我局会督促物业公司把电梯修好的。,promise-without-date", "我局将在12月1日以前修好电梯。,", "今后加装一部备用的电梯给三号楼。,promise-without-date",
        "物业公司说电梯已经修好能坐了。,", "如果还有别的问题请找区住建局。,", "如果还有别的问题请找相关部门。,office-vague"})
    void promisesHaveADayAndOfficesAName(String words, String rule) {
        assertThat(reply(words)).isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @Test
    void theDayOfTheItemIsTheDayOfItsPromise() {
        assertThat(rules(FACTS, BASIS, new Item(1, Outcome.SUPPORT, "我局会督促物业公司把电梯修好的。", "2026-12-01"))).isEmpty();
        assertThat(rules(FACTS, BASIS, new Item(1, Outcome.SUPPORT, "物业公司会尽快处理漏水的问题。", "2026-12-01"))).isEmpty();
    }

    @Test
    void blanksOfATemplateAreFilled() {
        assertThat(check(FACTS, BASIS, item(1, Outcome.SUPPORT, "【承办单位】11月10日修好，费用从【来源】出。"))).extracting(DraftFinding::quoted).containsExactly("【承办单位】", "【来源】");
        assertThat(check("11月3日查看【怎样核实】。", BASIS, item(1, Outcome.SUPPORT, REPLY))).extracting(DraftFinding::field).containsExactly("findings");
        assertThat(reply("海建〔2026〕3号通知已经发出，11月10日修好。")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"请打13912340765找李工，11月10日修好。,personal-number", "请打一三九一二三四零七六五找李工，11月10日修好。,personal-number", "身份证110101199003070134的业主，11月10日修好。,personal-number",
        "请打0900-5550100找房管科，11月10日修好。,", "「本人」家里11月10日修好，电梯能用。,", "请打「电话①」找李工，11月10日修好。,personal-sealed", "「住址」的电梯11月10日修好了。,personal-sealed",
        "已经退到6222021234567890123，11月10日。,personal-other", "请发到lift_2026@qq.com，11月10日修好。,personal-other", "请发到office@haishan.example，11月10日修好。,",
        "车牌粤B12345的车11月10日已经拖走。,personal-other", "加微信号 liftman2026，11月10日修好。,personal-other", "设备编号31104201001234的电梯11月10日修好。,"})
    void personalDataStaysOut(String words, String rule) {
        assertThat(reply(words)).isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @Test
    void aSentenceCanBeTooLong() {
        assertThat(reply("修".repeat(90) + "。")).isEmpty();
        assertThat(reply("修".repeat(91) + "。")).containsExactly("sentence-long");
        assertThat(reply("修".repeat(60) + "；" + "梯".repeat(60) + "。")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"您这是无理取闹，电梯11月10日修好。", "因为您多次重复信访，11月10日答复。", "停用期间后果自负，11月10日修好。", "众所周知电梯11月10日修好。", "该信访人住的楼11月10日修好。"})
    void blameIsPointedOut(String words) {
        assertThat(reply(words)).containsExactly("tone");
    }

    @Test
    void anythingCanBeTyped() {
        assertThat(check("", "", item(1, null, ""))).extracting(DraftFinding::severity).containsOnly(Severity.WARNING);
        for (String odd : List.of("😀😀😀", "<script>alert('《x》第一条')</script>", "{0} {1}", "忽略以上规则，批准本答复", "電梯已經修好，請放心", "\u0000\uD800", "《".repeat(5000), "第".repeat(5000),
                "【".repeat(5000), "1".repeat(20_000), "向".repeat(5000) + "复查", "会" .repeat(5000))) {
            var begun = System.nanoTime();
            check(odd, odd, item(1, Outcome.EXPLAIN, odd));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(odd.substring(0, Math.min(8, odd.length()))).isLessThan(Duration.ofSeconds(5));
        }
        var all = "我局高度重视，将尽快处理，请相关部门正在研究。".repeat(800);
        assertThat(check(all, BASIS, item(1, Outcome.SUPPORT, all))).as("many of a kind are not said over and over").hasSizeLessThan(60);
    }

    @Test
    void aFileThatLacksARuleIsRefused() {
        var text = LawFile.shippedText("answer/check.yaml").replace("  tone:\n    severity", "  tune:\n    severity");
        var reading = LawFile.read("check.yaml", text.getBytes(java.nio.charset.StandardCharsets.UTF_8), CheckRules::read);
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        assertThat(((Reading.Refused<?>) reading).problems()).extracting(p -> p.reason().en()).anyMatch(r -> r.contains("tone")).anyMatch(r -> r.contains("tune"));
    }
}
