package org.huiyin.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken out of a text, in the many ways people write it, and what is left alone. Every person and number here is made up. */
class SweeperTests {

    private static final Sweeper.Known ZHANG = new Sweeper.Known("张三丰", "13800001111", "11010119900307775X",
            "山东省泉城市历山区泉水路180号阳光花园3号楼2单元502室", "Zhang.San@example.cn");

    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    private String sweep(String typed) {
        return sweep(typed, ZHANG);
    }

    private String sweep(String typed, Sweeper.Known known) {
        Sweeper.Numbers numbering = (kind, value) -> {
            int next = 1 + (int) numbers.keySet().stream().filter(each -> each.startsWith(kind.name())).count();
            return numbers.computeIfAbsent(kind + " " + value, _ -> next);
        };
        var swept = Sweeper.sweep(typed, known, numbering);
        assertThat(Sweeper.sweep(swept, known, numbering)).as("sweeping again changes nothing").isEqualTo(swept);
        return swept;
    }

    private static Sweeper.Known named(String name) {
        return new Sweeper.Known(name, null, null, null, null);
    }

    // ---- mobile numbers

    @ParameterizedTest
    @ValueSource(strings = {"13800001111", "138 0000 1111", "138-0000-1111", "138—0000—1111", "138 00001111", "1380000 1111", "138.0000.1111",
        "1 3 8 0 0 0 0 1 1 1 1", "１３８００００１１１１", "１３８－００００－１１１１", "138　0000　1111", "138\u00a00000\u00a01111",
        "138\u200b0000\u200b1111", "+8613800001111", "+86 138 0000 1111", "+86-138-0000-1111", "8613800001111", "008613800001111", "0086 138 0000 1111",
        "013800001111", "＋８６１３８００００１１１１", "一三八〇〇〇〇一一一一", "幺三八零零零零幺幺幺幺", "1 3 8-0 0 0 0-1 1 1 1", "138 - 0000 - 1111"})
    void findsAMobileNumberHoweverItIsWritten(String number) {
        assertThat(sweep("请打" + number + "，谢谢")).isEqualTo("请打「电话①」，谢谢");
        assertThat(sweep("call " + number + " please")).isEqualTo("call 「电话①」 please");
        assertThat(sweep(number)).isEqualTo("「电话①」");
        assertThat(numbers).containsOnlyKeys("TEXT_PHONE 13800001111");
    }

    @Test
    void sameNumberSamePlaceholder() {
        assertThat(sweep("13800001111、139-1234-5678、138 0000 1111/+8613912345678"))
                .isEqualTo("「电话①」、「电话②」、「电话①」/「电话②」");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.13800001111 2.13912345678             | 1.「电话①」 2.「电话②」
            1380000111113912345678                  | 「电话①」「电话②」
            13800001111 13912345678                 | 「电话①」 「电话②」
            2023-13800001111                        | 2023-「电话①」
            电话（+86）13800001111                   | 电话（+86）「电话①」
            (86)13800001111                         | (86)「电话①」
            Tel:13800001111/13912345678             | Tel:「电话①」/「电话②」
            13800001111张三丰                        | 「电话①」「本人」
            张三丰13800001111                        | 「本人」「电话①」
            微信同号13800001111。                     | 微信同号「电话①」。
            IMG_13800001111.jpg                     | IMG_「电话①」.jpg
            11010119900307123413800001111           | 「证件号①」「电话①」
            13800001111110101199003071234           | 「电话①」「证件号①」
            订单9913800001111770                     | 订单99「电话①」770
            13800001111110101                       | 「电话①」110101
            """)
    void findsNumbersBesideOtherThings(String typed, String swept) {
        assertThat(sweep(typed.strip())).isEqualTo(swept.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "12000001111", "23800001111", "1380000111", "139000011112", "9139000011112", "20231390000111199",
        "2023-10-12", "13 2022-10-12 5", "15 2023 10 12 8", "13时20分30秒", "¥1,380,000.00", "2026年3月16日13800元", "0531-12345678", "12345热线",
        "鲁A13800", "13900001111222233334444", "91370100MA3C123456", "邮编250000", "第13号楼8单元0000室", "138\n0000\n1111", "",
        "1380000 和 1111", "13800x01111"})
    void leavesOtherNumbersAlone(String typed) {
        assertThat(sweep(typed)).isEqualTo(typed);
    }

    // ---- identity card numbers

    @ParameterizedTest
    @ValueSource(strings = {"11010119900307775X", "11010119900307775x", "１１０１０１１９９００３０７７７５Ｘ", "110101 19900307 775X", "110101-19900307-775X",
        "1 1 0 1 0 1 1 9 9 0 0 3 0 7 7 7 5 X", "11010119900307775 X"})
    void findsTheOwnCardNumber(String number) {
        assertThat(sweep("身份证" + number + "。")).isEqualTo("身份证「证件号①」。");
        assertThat(numbers).containsOnlyKeys("TEXT_ID_NUMBER 11010119900307775X");
    }

    @ParameterizedTest
    @ValueSource(strings = {"110101199003071234", "110101199003071233", "37010220051231001X", "370102200512310018", "370102 20051231 0018"})
    void findsAnyCardNumberWithARightCheckDigitOrAWrongOne(String number) {
        assertThat(sweep("证件" + number + "号")).isEqualTo("证件「证件号①」号");
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789012345678", "1101011990030712345", "11010119901307123", "622202199913451234567", "370102200513310018"})
    void leavesOtherLongNumbersAlone(String number) {
        assertThat(sweep("订单" + number)).isEqualTo("订单" + number);
    }

    @Test
    void findsAnotherPaperOfThePerson() {
        var known = new Sweeper.Known(null, null, "E1234 5678", null, null);
        assertThat(sweep("护照 e12345678，另一本 E123456789", known)).isEqualTo("护照 「证件号①」，另一本 E123456789");
        assertThat(sweep("passport E-1234-5678.", known)).isEqualTo("passport 「证件号①」.");
        numbers.clear();
        assertThat(sweep("old card 110101900307123", new Sweeper.Known(null, null, "110101900307123", null, null)))
                .isEqualTo("old card 「证件号①」");
    }

    // ---- the own landline

    @ParameterizedTest
    @ValueSource(strings = {"0531-88881234", "053188881234", "(0531)88881234", "（0531）8888 1234", "0531 8888 1234", "88881234", "8888-1234",
        "０５３１－８８８８１２３４"})
    void findsTheOwnLandline(String number) {
        for (var sealed : new String[] {"0531-88881234", "0531-88881234-801", "053188881234", "0531-88881234转801"}) {
            numbers.clear();
            assertThat(sweep("座机" + number + "。", new Sweeper.Known(null, sealed, null, null, null)))
                    .as(sealed).isIn("座机「电话①」。", "座机(「电话①」。", "座机（「电话①」。");
            assertThat(numbers).containsOnlyKeys("TEXT_PHONE 053188881234");
        }
    }

    @Test
    void leavesOtherLandlinesAlone() {
        var known = new Sweeper.Known(null, "0531-88881234", null, null, null);
        assertThat(sweep("街道办 0531-88885678，水务 010-88881234567", known)).isEqualTo("街道办 0531-88885678，水务 010-88881234567");
        assertThat(sweep("188881234", known)).isEqualTo("188881234");
    }

    // ---- name

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            我叫张三丰，住三楼         | 我叫「本人」，住三楼
            张 三 丰                  | 「本人」
            张三　丰                  | 「本人」
            张\u200b三丰              | 「本人」
            张三丰先生和张三丰女士     | 「本人」先生和「本人」女士
            信访人:张三丰(签名)        | 信访人:「本人」(签名)
            张三丰张三丰               | 「本人」「本人」
            张三丰的材料.pdf           | 「本人」的材料.pdf
            张三                      | 张三
            张，三丰                  | 张，三丰
            王三丰                    | 王三丰
            """)
    void findsTheNameAndNothingElse(String typed, String swept) {
        assertThat(sweep(typed.strip())).isEqualTo(swept.strip());
        assertThat(sweep("张三\n丰")).isEqualTo("张三\n丰");
    }

    @Test
    void findsNamesOfOtherKinds() {
        assertThat(sweep("我是欧阳 修文", named("欧阳修文"))).isEqualTo("我是「本人」");
        assertThat(sweep("阿卜杜拉买买提 / 阿卜杜拉·买买提 / 阿卜杜拉•买买提", named("阿卜杜拉·买买提"))).isEqualTo("「本人」 / 「本人」 / 「本人」");
        assertThat(sweep("我叫𠮷野𬀩。𠮷", named("𠮷野𬀩"))).isEqualTo("我叫「本人」。𠮷");
        assertThat(sweep("I am LI AN, Li  An's flat; Lian lives in Italian Ian", named("Li An")))
                .isEqualTo("I am 「本人」, 「本人」's flat; Lian lives in Italian Ian");
        assertThat(sweep("John Smith, JOHN\u00a0SMITH, Johnson Smith", named("John Smith"))).isEqualTo("「本人」, 「本人」, Johnson Smith");
    }

    @ParameterizedTest
    @ValueSource(strings = {"张", "𠮷", " ", "A"})
    void aNameOfOneCharacterIsNotSweptAlone(String name) {
        assertThat(sweep("张家的灯，𠮷，A B", named(name))).isEqualTo("张家的灯，𠮷，A B");
    }

    @Test
    void aNameThatIsAnEverydayWordIsSweptWhereItIsAName() {
        assertThat(sweep("这里有安全隐患，影响公共安全。", named("安全"))).isEqualTo("这里有安全隐患，影响公共安全。");
        assertThat(sweep("我叫安全，请联系安全先生。安全", named("安全"))).isEqualTo("我叫「本人」，请联系「本人」先生。「本人」");
        assertThat(sweep("安全，13800001111", named("安全"))).isEqualTo("「本人」，「电话①」");
        assertThat(sweep("我叫安全安全安全", named("安全"))).isEqualTo("我叫「本人」安全安全");
    }

    // ---- home address

    @ParameterizedTest
    @ValueSource(strings = {"山东省泉城市历山区泉水路180号阳光花园3号楼2单元502室", "山东省 泉城市 历山区 泉水路180号 阳光花园3号楼2单元502室",
        "泉城市历山区泉水路180号阳光花园3号楼2单元502室", "历山区泉水路180号阳光花园3号楼2单元502", "泉水路180号阳光花园3号楼2单元502室",
        "泉水路180号", "泉水路１８０号", "泉水路 180 号", "泉水路180号，阳光花园3号楼2单元502室", "泉水路180号阳光花园3-2-502", "阳光花园3号楼2单元502室",
        "阳光花园3-2-502", "阳光花园3号楼2单元502", "历山区泉水路180号"})
    void findsTheHomeAddressAndItsTail(String typed) {
        assertThat(sweep("我家在" + typed + "漏水")).isEqualTo("我家在「住址」漏水");
    }

    @ParameterizedTest
    @ValueSource(strings = {"泉水路修路", "历山区政府", "泉水路18号", "泉水路1801号", "泉水路280号", "阳光花园4号楼", "3号楼2单元", "山东省泉城市历山区",
        "阳光花园3号楼2单元5021", "502室"})
    void leavesOtherPlacesAlone(String typed) {
        assertThat(sweep("我说的是" + typed + "的事")).isEqualTo("我说的是" + typed + "的事");
    }

    @Test
    void findsAnAddressInLatinLetters() {
        var known = new Sweeper.Known(null, null, null, "12 Main Street, Springfield, Flat 5", null);
        assertThat(sweep("I live at 12 main street. Not 112 Main Street, not 12 Main Streets.", known))
                .isEqualTo("I live at 「住址」. Not 112 Main Street, not 12 Main Streets.");
        assertThat(sweep("12 Main Street Springfield flat 5", known)).isEqualTo("「住址」");
    }

    @Test
    void aVillageAddressIsFound() {
        var known = new Sweeper.Known(null, null, null, "山东省泉城市历山县柳树镇李家村56号", null);
        assertThat(sweep("柳树镇李家村56号门前的路，不是李家村", known)).isEqualTo("「住址」门前的路，不是李家村");
    }

    // ---- mail, placeholders, size

    @Test
    void findsTheMailAddress() {
        assertThat(sweep("mail zhang.san@EXAMPLE.cn。他 xzhang.san@example.cn")).isEqualTo("mail 「邮箱」。他 xzhang.san@example.cn");
    }

    @Test
    void whatLooksLikeAPlaceholderStays() {
        for (var typed : new String[] {"「电话①」", "「本人」", "「住址」", "「电话⑳」「证件号㊿」", "「电话51」", "「电话」", "「电话0」", "「电话99999999」",
            "「", "」", "「电话", "「「电话①」", "「你好」", "「电话①", "电话①"}) {
            assertThat(sweep(typed)).isEqualTo(typed);
        }
        assertThat(sweep("「电话13800001111」")).isEqualTo("「电话「电话①」」");
        assertThat(sweep("「电话①」13800001111「本人」张三丰「住址」")).isEqualTo("「电话①」「电话①」「本人」「本人」「住址」");
    }

    @Test
    void numbersGoOnAfterTheLastCircledOne() {
        var text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.append(13900000000L + i).append(' ');
        }
        assertThat(sweep(text.toString())).contains("「电话①」 ").contains("「电话⑳」 ").contains("「电话㉑」 ").contains("「电话㊱」 ").contains("「电话㊿」 ")
                .contains("「电话51」 ").contains("「电话60」 ").doesNotContain("139");
    }

    @Test
    void aLongTextTakesNoLongerThanItsLength() {
        var sources = new String[] {"泉水路180 ", "张 三 ", "1 3 8 0 0 0 0 1 1 1 ", "13800001111 ", "1380000111", "110101199003071234", "张三丰", "「电话「",
            "1-", "老百姓的路灯坏了。", "阳光花园3号楼2单元50", "13", "86 86 86 ", "Zhang.San@example.c", "13800001111"};
        for (var source : sources) {
            var text = source.repeat(100_000 / source.length() + 1);
            long begun = System.nanoTime();
            var swept = Sweeper.sweep(text, ZHANG, (kind, value) -> 1);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(source).isLessThan(Duration.ofSeconds(2));
            assertThat(Sweeper.sweep(swept, ZHANG, (kind, value) -> 1)).as(source).isEqualTo(swept);
        }
    }

    @Test
    void sweepingIsIdempotentWhateverIsTyped() {
        var pieces = new String[] {"张三丰", "张", "三", "丰", "13800001111", "138", "0000", "1111", "+86", "86", "0086", "0", "1", " ", "-", "（", "）", "，",
            "\n", "「", "」", "电话", "①", "「电话①」", "「本人」", "泉水路180号", "泉水路", "180", "号", "阳光花园", "3号楼", "2单元", "502室", "11010119900307775X",
            "110101", "19900307", "775X", "x", "先生", "安全", "Zhang.San@example.cn", "@", "𠮷", "\ud800", "\uffff", "一三八", "〇〇〇〇", "一一一一", "。"};
        var random = new Random(42);
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            int length = random.nextInt(12);
            for (int i = 0; i < length; i++) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            var swept = sweep(text.toString());
            assertThat(swept).doesNotContain("13800001111").doesNotContain("张三丰");
        }
    }
}
