package org.huiyin.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is typed is understood somehow, and says what it was understood as. */
class WordsTests {

    @Test
    void wordsQuotesAndMinus() {
        var words = Words.read("  电梯 \"三号楼 电梯\" -维保　路灯 ");
        assertThat(words.wanted()).containsExactly("电梯", "三号楼 电梯", "路灯");
        assertThat(words.unwanted()).containsExactly("维保");
        assertThat(words.cut()).isFalse();
        assertThat(Words.read("“油烟 扰民”－噪声").wanted()).containsExactly("油烟 扰民");
        assertThat(Words.read("“油烟 扰民” －噪声").unwanted()).containsExactly("噪声");
    }

    @Test
    void nothingTypedIsAnError() {
        for (var typed : List.of("", "   ", "\"", "“", "-", "--", "- -", "*", "?*", "title:电梯", "电梯 AND OR NOT", "(((", "[a TO z]", "\\", "a~9999", "电梯^10",
                "/.*/", "\u0000\u0001", "\uD83D", "\uDE00", "🎉🎉", "<script>alert(1)</script>", "'; drop table legs; --", "{!raw f=x}", "&&||!", "\n\r\t")) {
            var words = Words.read(typed);
            assertThat(words.wanted().size() + words.unwanted().size()).as(typed).isLessThanOrEqualTo(Words.MOST);
        }
        assertThat(Words.read("🎉🎉").isEmpty()).isTrue();
        assertThat(Words.read("title:电梯").wanted()).containsExactly("title:电梯");
        assertThat(Words.read("\"没有结束的引号 电梯").wanted()).hasSize(2);
    }

    @Test
    void whatIsTooLongIsCutAndSaysSo() {
        var words = Words.read("电梯故障".repeat(30_000));
        assertThat(words.cut()).isTrue();
        assertThat(words.typed()).hasSize(Words.LONGEST);
        assertThat(Words.read("字".repeat(Words.LONGEST)).cut()).isFalse();
        var many = Words.read("一 ".repeat(Words.MOST + 1));
        assertThat(many.cut()).isTrue();
        assertThat(many.wanted()).hasSize(Words.MOST);
        assertThat(Words.read("一 ".repeat(Words.MOST)).cut()).isFalse();
    }

    @Test
    void numbersOfPeopleAreKnownInEveryDress() {
        for (var typed : List.of("13912340765", "139 1234 0765", "+86 139-1234-0765", "电梯 13912340765", "１３９１２３４０７６５", "一三九一二三四〇七六五", "0531-88881234",
                "88881234", "37010219620305123X", "电梯 37010219620305123X", "\"13912340765\"", "370102196203051")) {
            assertThat(Words.looksForAPerson(typed)).as(typed).isTrue();
        }
        for (var typed : List.of("电梯", "3号楼", "2026年3月", "12345", "110千伏", "K123路", "2611-7KQ4-M29X")) {
            assertThat(Words.looksForAPerson(typed)).as(typed).isFalse();
        }
    }

    @Test
    void foldingTakesAwayWhatNobodyMeans() {
        assertThat(Folding.of("電梯ＡＢ㎡路燈").text()).isEqualTo("电梯abm2路灯");
        assertThat(Folding.of("ｶﾞ①Ⅳ").text()).isEqualTo("カ\u3099" + "1iv");
        assertThat(Folding.of("㎡x").place(0)).isZero();
        assertThat(Folding.of("㎡x").place(2)).isEqualTo(1);
        assertThat(Folding.of("").text()).isEmpty();
        assertThat(Folding.of("𠮷野家🎉").text()).isEqualTo("𠮷野家🎉");
    }

    @Test
    void marksStandWhereTheWordsDo() {
        var marks = new Marks(Words.read("電梯 AB"));
        var pieces = marks.whole("小区电梯停了，ab栋与abc栋");
        assertThat(pieces.stream().filter(Fragment.Piece::marked).map(Fragment.Piece::text)).containsExactly("电梯", "ab");
        assertThat(pieces.stream().map(Fragment.Piece::text).reduce("", String::concat)).isEqualTo("小区电梯停了，ab栋与abc栋");
        var long_ = "前".repeat(500) + "电梯在这里" + "后".repeat(500);
        var fragment = marks.best(List.of(new Facts.Piece("content", 1, long_)), 2).getFirst();
        assertThat(fragment.text()).contains("电梯在这里").hasSizeLessThan(130);
        assertThat(fragment.before()).isTrue();
        assertThat(fragment.after()).isTrue();
    }
}
