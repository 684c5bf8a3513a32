package org.huiyin.triage.hot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can stand as the place of an issue, and what its problem is called. */
class PlaceNamesTests {

    private static final Problems PROBLEMS = Problems.shipped();

    /** Texts about many other things, so that it is known what is rare. */
    private static List<Words> others() {
        var texts = new ArrayList<Words>();
        for (int i = 0; i < 60; i++) {
            texts.add(Words.of("咨询第" + (char) ('一' + i) + "类证件怎么办", "居民小区里的事" + (char) ('丁' + i) + (char) ('七' + i) + "，请告诉我。"));
        }
        return texts;
    }

    private static Sketcher sketcher(List<Words> texts) {
        var all = new ArrayList<>(others());
        all.addAll(texts);
        return new Sketcher(Vocabulary.learn(all), PROBLEMS);
    }

    private static IssueNames.Named name(List<Words> texts) {
        return new IssueNames(sketcher(texts), PROBLEMS).name(texts);
    }

    @Test
    void wordsForProblemsAndOfEverydayAreNoPlace() {
        var names = new PlaceNames(sketcher(List.of()), PROBLEMS);
        for (var word : List.of("人才", "医保", "移动", "公交线路", "住房公积金", "劳动局", "自来水公司", "事业单", "教师招聘", "普惠性幼儿园")) {
            assertThat(names.saysNoPlace(word)).as(word).isTrue();
        }
        for (var word : List.of("地铁3号线", "丽水新城", "青杨中学", "柳溪路", "泉星公园", "绿地海岸", "槐荫幼儿园")) {
            assertThat(names.saysNoPlace(word)).as(word).isFalse();
        }
    }

    @Test
    void aNameIsNeitherCutShortNorDragsAWordBehindIt() {
        var names = new PlaceNames(sketcher(List.of()), PROBLEMS);
        var texts = List.of(Words.of("云栖苑质量差", "云栖苑的墙裂了"), Words.of("投诉云栖苑", "云栖苑漏水"), Words.of("云栖苑什么时候修", "云栖苑三号楼"));
        assertThat(names.whole("云栖", texts)).isEqualTo("云栖苑");
        assertThat(names.whole("云栖苑", texts)).isEqualTo("云栖苑");
        assertThat(names.whole("新国道107距", texts)).isEqualTo("新国道107");
        assertThat(names.whole("柳溪路", texts)).isEqualTo("柳溪路");
    }

    @Test
    void whatTheTextsOfOneIssueHaveInCommonIsAPlaceThoughNobodyElseNamesIt() {
        var named = name(List.of(Words.of("半夜打桩", "东仓片区的工地夜里打桩，睡不着。"), Words.of("通宵施工", "家住东仓片区对面，工地整夜施工。"), Words.of("又吵了一夜", "东仓片区工地凌晨施工，孩子被吵醒。")));
        assertThat(named.place()).isEqualTo("东仓片区");
        assertThat(named.problems().getFirst().code()).isEqualTo("night-works");
        assertThat(name(List.of(Words.of("半夜打桩", "居民小区旁的工地打桩"), Words.of("通宵施工", "居民小区旁整夜施工"), Words.of("又吵", "居民小区边上凌晨施工"))).place()).as("居民小区 is no name").isEmpty();
    }

    @Test
    void aWordInsideANameIsNotTheProblem() {
        var bus = name(List.of(Words.of("12路末班车提前", "槐南区凤鸣商业广场的12路末班车提前了，司机说人少。"), Words.of("12路晚上没车", "槐南区凤鸣商业广场站的公交晚上没有班次。"),
                Words.of("恢复12路末班公交", "槐南区凤鸣商业广场下班没有公交。")));
        assertThat(bus.zh()).isEqualTo("凤鸣商业广场 · 公交");
        var rail = name(List.of(Words.of("绿地海岸离高铁太近", "槐南区绿地海岸二期旁边修高铁。"), Words.of("高铁吵到绿地海岸", "槐南区绿地海岸的高铁没有声屏障。"), Words.of("绿地海岸要声屏障", "槐南区绿地海岸业主被高铁吵醒。")));
        assertThat(rail.problems().stream().map(Problems.Problem::code)).startsWith("rail-road").doesNotContain("park");
        var park = name(List.of(Words.of("泉星公园项目何时开工", "槐南区泉星公园项目围着挡板。"), Words.of("问泉星公园项目", "槐南区泉星公园项目没有动静。"), Words.of("泉星公园项目停了", "槐南区泉星公园项目的牌子不见了。")));
        assertThat(park.problems().getFirst().code()).as("that it is a park is said and no accident").isEqualTo("park");
    }

    @Test
    void aTopicOfManyPlacesHasNoPlace() {
        var named = name(List.of(Words.of("人才补贴没发", "槐南区人才补贴没发，槐北路上班。"), Words.of("问人才补贴", "槐南区人才购房补贴怎么领，槐北路。"), Words.of("人才认证", "槐南区人才认证的补贴名单，槐北路。")));
        assertThat(named.zh()).isEqualTo("人才政策");
    }
}
