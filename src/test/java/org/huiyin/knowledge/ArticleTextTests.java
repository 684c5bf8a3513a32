package org.huiyin.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.huiyin.intake.ledger.RealData;
import org.huiyin.lawfile.LawFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleTextTests {

    private static final String LAW = """
            # 本市电梯安全办法

            （2024年5月20日公布）

            ## 第一章　总则

            第一条　为了保障电梯安全，制定本办法。

            **第二条** 使用单位应当：
            （一）按时维保；
            （二）依照本办法
            第九条规定的期限报告。

            第二章 责任

            第三条之一　停用超过三日的，应当公告。

            第一百零三条　本办法自2024年7月1日起施行。
            """;

    @ParameterizedTest
    @CsvSource({"第一条,1,0", "第十条,10,0", "第十二条,12,0", "第三十二条,32,0", "第一百零三条,103,0", "第一百一十条之二,110,2", "第一千二百六十条,1260,0", "第32条,32,0",
        "第３２条,32,0", "第二〇条,-1,0", "第百条,100,0"})
    void numbersAreReadAsLawWritesThem(String written, int number, int inserted) {
        var found = ArticleNumber.WRITTEN.matcher(written);
        assertThat(found.matches()).isTrue();
        if (number < 0) {
            assertThat(ArticleNumber.of(found)).isEmpty();
        } else {
            assertThat(ArticleNumber.of(found)).contains(new ArticleNumber(number, inserted));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 10, 11, 20, 21, 99, 100, 101, 110, 111, 999, 1000, 1001, 1010, 1260, 9999})
    void whatIsWrittenIsReadAgain(int number) {
        var found = ArticleNumber.WRITTEN.matcher(new ArticleNumber(number, 2).zh());
        assertThat(found.matches()).isTrue();
        assertThat(ArticleNumber.of(found)).contains(new ArticleNumber(number, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"第〇条", "第十百条", "第三三条", "第99999条", "第00条"})
    void whatMeansNothingIsNoNumber(String written) {
        var found = ArticleNumber.WRITTEN.matcher(written);
        assertThat(found.matches()).isTrue();
        assertThat(ArticleNumber.of(found)).isEmpty();
    }

    @Test
    void aLawIsCutIntoArticlesUnderTheirChapters() {
        var articles = ArticleText.read(LAW);
        assertThat(articles).extracting(Article::number).containsExactly(null, new ArticleNumber(1, 0), new ArticleNumber(2, 0), new ArticleNumber(3, 1),
                new ArticleNumber(103, 0));
        assertThat(articles).extracting(Article::chapter).containsExactly("", "第一章　总则", "第一章　总则", "第二章 责任", "第二章 责任");
        assertThat(articles.get(2).words()).startsWith("使用单位应当：").contains("（二）").as("a number in the middle of a sentence begins nothing").contains("第九条规定的期限");
        assertThat(ArticleText.read(ArticleText.write(articles))).isEqualTo(articles);
        assertThat(ArticleText.twice(ArticleText.read("第一条　甲\n第一条　乙"))).containsExactly("第一条");
    }

    @Test
    void textWithoutArticlesStaysWhole() {
        assertThat(ArticleText.read("一、总体要求\n\n\n\n二、主要任务")).containsExactly(new Article(1, null, "", "一、总体要求\n\n二、主要任务"));
        assertThat(ArticleText.read("\n\n")).isEmpty();
    }

    @Test
    void aTextFileBecomesAFormWhateverItsEncoding() {
        for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            var read = (TextFile.Read) TextFile.read(LAW.getBytes(charset));
            assertThat(read.articles()).isEqualTo(4);
            assertThat(read.form().title()).isEqualTo("本市电梯安全办法");
            assertThat(read.form().from()).isEqualTo("2024-07-01");
            assertThat(read.form().words()).startsWith("（2024年5月20日公布）");
        }
        assertThat(((TextFile.Read) TextFile.read(("\uFEFF" + LAW).getBytes(StandardCharsets.UTF_16LE))).articles()).isEqualTo(4);
        assertThat(((TextFile.Read) TextFile.read("第一条　没有标题的".getBytes(StandardCharsets.UTF_8))).form().title()).isEmpty();
    }

    @Test
    void whatIsNoTextIsRefusedWithWhatToDo() {
        assertThat(why(new byte[0])).isEqualTo("knowledge.file.empty");
        assertThat(why("  \n ".getBytes(StandardCharsets.UTF_8))).isEqualTo("knowledge.file.empty");
        assertThat(why(new byte[] {'P', 'K', 3, 4, 0, 0})).isEqualTo("knowledge.file.office");
        assertThat(why("%PDF-1.7".getBytes(StandardCharsets.US_ASCII))).isEqualTo("knowledge.file.pdf");
        assertThat(why(new byte[] {'a', 0, 'b'})).isEqualTo("knowledge.file.binary");
        assertThat(why(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 'x'})).isEqualTo("knowledge.file.encoding");
        assertThat(why(new byte[TextFile.LARGEST + 1])).isEqualTo("knowledge.file.large");
        assertThat(why("长".repeat(EnactmentCheck.LONGEST_WORDS + 1).getBytes(StandardCharsets.UTF_8))).isEqualTo("knowledge.file.long");
    }

    private static String why(byte[] bytes) {
        return ((TextFile.Refused) TextFile.read(bytes)).why().key();
    }

    @ParameterizedTest
    @CsvSource({"2022-05-01,2022-05-01", "2022/5/1,2022-05-01", "2022年5月1日,2022-05-01", "2022-05-01 00:00:00,2022-05-01", "２０２２年５月１日,2022-05-01",
        "2022-02-30,", "22-5-1,", "明天,"})
    void daysAreReadAsPeopleWriteThem(String written, String day) {
        assertThat(WrittenDay.read(written).map(Object::toString).orElse(null)).isEqualTo(day);
    }

    @Test
    void twoTitlesOfOneLawAreOne() {
        assertThat(TitleKey.of("《中华人民共和国消防法》（2021年修正）")).isEqualTo(TitleKey.of("消防法")).isNotEqualTo(TitleKey.of("消防条例"));
        assertThat(TitleKey.of("《》")).isEmpty();
    }

    @Test
    void whatShipsIsSoundAndWordForWord() throws IOException {
        var shipped = LawFile.shipped("knowledge/enactments.yaml", Shipped::enactments);
        for (var form : shipped) {
            var check = new EnactmentCheck(org.huiyin.category.Schemes.shipped());
            assertThat(check.read(form, false)).as(form.title() + " " + check.wrong()).isNotNull();
        }
        var texts = new StringBuilder();
        for (var name : List.of("信访工作条例_2022-02-25.md", "人民调解法_2010-08-28.md")) {
            texts.append(Files.readString(RealData.law(name)).replaceAll("\\s+", ""));
        }
        for (var form : shipped) {
            for (var article : ArticleText.read(form.words())) {
                assertThat(texts.indexOf((java.util.Objects.requireNonNull(article.number()).zh() + article.words()).replaceAll("[\\s　]+", "")))
                        .as(form.title() + article.number()).isNotNegative();
            }
        }
    }
}
