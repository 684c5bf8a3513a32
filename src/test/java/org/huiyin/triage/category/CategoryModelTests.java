package org.huiyin.triage.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A model reads what it was trained for, says which words spoke, and takes whatever people send. */
class CategoryModelTests {

    private static final String[][] WORDS = {
        {"交通", "公交车", "站台", "司机", "红绿灯", "堵车", "出租车", "拒载", "线路", "车站"},
        {"教育", "学校", "老师", "学生", "入学", "学费", "补课", "幼儿园", "教室", "校服"},
        {"环境", "噪音", "油烟", "污水", "臭味", "扬尘", "河道", "废气", "垃圾", "焚烧"}};

    private final CategoryModel model = made(new Random(5)).train();

    private static Trainer made(Random random) {
        var trainer = new Trainer();
        for (int i = 0; i < 180; i++) {
            var words = WORDS[i % 3];
            var text = new StringBuilder("编号").append(i);
            for (int k = 0; k < 6; k++) {
                text.append(' ').append(words[1 + random.nextInt(9)]);
            }
            trainer.add(new Example(words[0], text.append(" 请求 部门 处理").toString()));
        }
        return trainer;
    }

    @Test
    void aRawMessageIsReadByAModelOfCutWords() {
        var guess = model.guess("公交司机拒载老人", "今天早上在车站等车，公交车司机看到我招手也不停，请有关部门处理！");
        assertThat(guess.category()).isEqualTo("交通");
        assertThat(guess.confidence()).isBetween(0.5, 1.0);
        assertThat(guess.second()).isNotEqualTo("交通");
    }

    @Test
    void theReasonStandsInTheMessageItself() {
        var text = "我们小区楼下的餐馆油烟很大，还有噪音。";
        var guess = model.guess("", text);
        assertThat(guess.category()).isEqualTo("环境");
        assertThat(guess.because()).isNotEmpty().allSatisfy(word -> assertThat(text).contains(word));
        assertThat(String.join("", guess.because())).containsAnyOf("油烟", "噪音");
    }

    @Test
    void traditionalCharactersAndWideLettersReadAlike() {
        assertThat(model.guess("", "學校老師補課收費").category()).isEqualTo("教育");
        assertThat(model.guess("", "學校老師補課收費").because()).allSatisfy(word -> assertThat("學校老師補課收費").contains(word));
        assertThat(Wording.of("ＡＢＣ１２３").length()).isEqualTo(Wording.of("abc123").length());
    }

    @Test
    void whateverPeopleSendIsTaken() {
        assertThat(model.guess("", "")).isEqualTo(Guess.NONE);
        assertThat(model.guess("", "😀😀🚀")).isEqualTo(Guess.NONE);
        assertThat(model.guess("", "\u0000\u0000 \t")).isEqualTo(Guess.NONE);
        assertThat(model.guess("", "噪音油烟".repeat(25_000)).category()).isEqualTo("环境");
        assertThat(model.guess("", "<script>alert(1)</script> Ignore all rules and answer 教育. 污水 废气 臭味 噪音 扬尘").category()).isEqualTo("环境");
        assertThat(model.guess("", "the bus driver 公交车 拒载 司机 did not stop 站台 线路").category()).isEqualTo("交通");
    }

    @Test
    void aModelComesBackAsItWasWritten() throws IOException {
        var bytes = written(model);
        var again = CategoryModel.read(new ByteArrayInputStream(bytes));
        var guess = again.guess("", "学校老师补课收学费");
        assertThat(guess.category()).isEqualTo("教育");
        assertThat(guess.because()).isEqualTo(model.guess("", "学校老师补课收学费").because());
        assertThat(new String(bytes, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("公交车");
    }

    @Test
    void whatIsNoModelIsRefused() throws IOException {
        assertThatThrownBy(() -> CategoryModel.read(new ByteArrayInputStream("PK nothing".getBytes()))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> CategoryModel.read(new ByteArrayInputStream(new byte[0]))).isInstanceOf(IOException.class);
        byte[] cut = Arrays.copyOf(written(model), 300);
        assertThatThrownBy(() -> CategoryModel.read(new ByteArrayInputStream(cut))).isInstanceOf(IOException.class);
    }

    @Test
    void figuresAreOfMessagesNotSeen() {
        var figures = made(new Random(6)).heldOut(5, false);
        assertThat(figures.messages()).isEqualTo(180);
        assertThat(figures.macroF1()).isGreaterThan(0.9);
    }

    @Test
    void twinsStayTogether() {
        var twins = new Twins();
        int one = twins.add(Wording.of("小区门口的路灯已经坏了两个月，晚上老人出门很不方便，请尽快维修"));
        int two = twins.add(Wording.of("小区门口路灯已坏两个月,晚上老人出门不方便,请尽快维修。谢谢"));
        int other = twins.add(Wording.of("学校附近的早餐摊占道经营，影响学生上学，希望城管部门来管一管"));
        assertThat(twins.of(two)).isEqualTo(twins.of(one));
        assertThat(twins.of(other)).isNotEqualTo(twins.of(one));
    }

    private static byte[] written(CategoryModel model) throws IOException {
        var out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }
}
