package org.huiyin.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huiyin.triage.hot.Words;
import org.junit.jupiter.api.Test;

class HotIssuesTests {

    private static final List<String> OTHERS = List.of("咨询医保异地报销需要什么材料", "建议延长图书馆周末开放时间", "广场舞音响太大影响孩子学习", "公交车间隔太久早上总迟到",
            "小学一年级报名条件是什么", "小区电梯三天两头坏", "退休金什么时候调整", "快递柜占了消防通道", "河边步道没有护栏", "流浪狗咬人没有人管");

    /** Three matters of one place and problem, two of the same place and another problem, three of another place, and others. */
    static List<HotMessage> messages() {
        var all = new ArrayList<HotMessage>();
        add(all, "槐荫区青杨里小区旁搅拌站夜里不停", "青杨里小区旁边的搅拌站整夜生产，粉尘和噪音让人睡不着。");
        add(all, "投诉槐荫区青杨里小区附近搅拌站粉尘", "搅拌站离青杨里小区不到五十米，窗台上全是灰，粉尘和噪音都很大。");
        add(all, "青杨里小区边上的搅拌站有没有环评", "槐荫区青杨里小区边上建了搅拌站，没有看到环评公示，粉尘很大。");
        add(all, "槐荫区青杨里小区物业费涨价没有公示", "青杨里小区物业费从一元八涨到两元四，物业公司没有公示账目。");
        add(all, "青杨里小区物业费账目不公开", "槐荫区青杨里小区物业公司收物业费，账目从不公开。");
        add(all, "天桥区柳溪路路灯不亮", "柳溪路东段路灯半个月不亮，晚上走路看不见。");
        add(all, "天桥区柳溪路路灯坏了谁来修", "柳溪路路灯坏了很久，晚上漆黑一片。");
        add(all, "柳溪路路灯什么时候修好", "天桥区柳溪路的路灯一直不亮，老人摔了一跤。");
        for (var other : OTHERS) {
            add(all, other, other + "，请有关部门看一看。");
        }
        return all;
    }

    private static void add(List<HotMessage> to, String title, String content) {
        to.add(new HotMessage("m" + to.size(), title, content, LocalDateTime.of(2026, 3, 1, 9, 0).plusDays(to.size()), 1, 0));
    }

    @Test
    void onePlaceWithTwoProblemsIsTwoIssues() {
        var found = HotIssues.among(messages(), 2);
        assertThat(sets(found, messages())).contains(Set.of("m0", "m1", "m2"), Set.of("m3", "m4"), Set.of("m5", "m6", "m7"));
        var plant = found.stream().filter(i -> i.members().contains(0)).findFirst().orElseThrow();
        assertThat(plant.name()).contains("青杨里").contains("搅拌站");
        assertThat(plant.from()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(plant.heat()).isEqualTo(new Heat(3, 3, 0, 3));
    }

    @Test
    void anIssueOfTwoIsLeftOutWhereThreeAreWanted() {
        assertThat(sets(HotIssues.among(messages(), 3), messages())).contains(Set.of("m0", "m1", "m2")).doesNotContain(Set.of("m3", "m4"));
    }

    @Test
    void theOrderOfRowsPlaysNoPart() {
        var expected = sets(HotIssues.among(messages(), 2), messages());
        for (int seed = 0; seed < 5; seed++) {
            var shuffled = messages();
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(sets(HotIssues.among(shuffled, 2), shuffled)).isEqualTo(expected);
        }
    }

    @Test
    void manyTwinsAreOneIssueAndDoNotHideOthers() {
        var all = messages();
        for (int i = 0; i < 500; i++) {
            add(all, "天桥区柳溪路路灯不亮", "柳溪路东段路灯半个月不亮，晚上走路看不见。");
        }
        var found = HotIssues.among(all, 3);
        assertThat(found.getFirst().members()).hasSize(503);
        assertThat(sets(found, all)).contains(Set.of("m0", "m1", "m2"));
    }

    @Test
    void placeholdersOfSealedPiecesAreLeftOut() {
        var words = Words.of("「本人」的路灯", "「本人」住在「住址」，请打「电话①」或「电话㊿」，「证件号①」、「证件号51」、「邮箱」；「惠民楼」的灯不亮");
        assertThat(words.title() + words.content()).contains("路灯", "惠民楼").doesNotContain("本人", "住址", "电话", "证件号", "邮箱", "51");
    }

    @Test
    void nothingToReadIsNoIssue() {
        assertThat(HotIssues.among(List.of(), 2)).isEmpty();
        var all = new ArrayList<HotMessage>();
        add(all, "", "");
        add(all, " ", "\u0000");
        add(all, "😀😀😀", "😀😀😀");
        add(all, "😀😀😀", "😀😀");
        add(all, "a".repeat(100_000), "小区".repeat(50_000));
        HotIssues.among(all, 2).forEach(issue -> assertThat(issue.members()).doesNotContain(0, 1));
    }

    @Test
    void heatCountsTheBusiestThirtyDays() {
        var first = LocalDate.of(2026, 1, 1);
        assertThat(Heat.of(2, List.of(first, first.plusDays(29)), 0, 0)).isEqualTo(new Heat(2, 2, 4, 0));
        assertThat(Heat.of(2, List.of(first, first.plusDays(30)), 0, 5)).isEqualTo(new Heat(2, 1, 4, 0));
        assertThat(Heat.of(1, List.of(), 25, 4).points()).isEqualTo(1 + 2);
    }

    private static Set<Set<String>> sets(List<HotIssue> issues, List<HotMessage> messages) {
        return issues.stream()
                .map(i -> (Set<String>) i.members().stream().map(m -> messages.get(m).id()).collect(Collectors.toCollection(TreeSet::new)))
                .collect(Collectors.toSet());
    }
}
