package org.huiyin.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Names of places in invented sentences. The home is the demo city; the national divisions are the shipped ones. */
class GazetteerTests {

    private static final Gazetteer HOME = Gazetteer.of(List.of(
            new OwnDivision("990100", null, "云澜市", 2),
            new OwnDivision("990102", "990100", "柳湾区", 3),
            new OwnDivision("990104", "990100", "石梁区", 3),
            new OwnDivision("990102001", "990102", "望江街道", 4),
            new OwnDivision("990102002", "990102", "柳荫街道", 4),
            new OwnDivision("990102009", "990102", "南站街道", 4),
            new OwnDivision("990104101", "990104", "双塘镇", 4),
            new OwnDivision("990104103", "990104", "清水桥镇", 4),
            new OwnDivision("990102001001", "990102001", "滨河社区", 5),
            new OwnDivision("990102002001", "990102002", "红旗社区", 5),
            new OwnDivision("990104103001", "990104103", "红旗社区", 5),
            new OwnDivision("990104101201", "990104101", "大塘村", 5)));
    private static final Gazetteer NOWHERE = Gazetteer.of(List.of());

    @Test
    void readsAChainAndSaysWhichWordsSpeakForIt() {
        var reading = HOME.read("我住在云澜市石梁区双塘镇大塘村，村口的路灯坏了。", null);

        assertThat(reading.found()).hasSize(1);
        PlaceFound found = reading.found().getFirst();
        assertThat(found.place().code()).isEqualTo("990104101201");
        assertThat(found.place().inFull()).isEqualTo("云澜市石梁区双塘镇大塘村");
        assertThat(found.certain()).isTrue();
        assertThat(found.because()).extracting(Said::words).containsExactly("云澜市", "石梁区", "双塘镇", "大塘村");
        assertThat(found.because()).extracting(Said::start).containsExactly(3, 6, 9, 12);
        assertThat(found.grounds()).contains(Ground.CHAIN, Ground.HOME);
        assertThat(found.others()).isGreaterThan(100);
        assertThat(found.refused()).isNotEmpty().allMatch(r -> r.why() == PlaceFound.Against.ELSEWHERE);
    }

    @Test
    void aNameThatRepeatsAcrossTheCountryIsToldByWhatStandsAround() {
        assertThat(codes(NOWHERE.read("北京市朝阳区的一处工地夜里施工", null))).containsExactly("110105");
        assertThat(codes(NOWHERE.read("长春市朝阳区的一处工地夜里施工", null))).containsExactly("220104");
        assertThat(codes(NOWHERE.read("朝阳区的一处工地夜里施工，本人不在长春工作，此事发生在北京", null))).isNotEmpty();
        var unclear = NOWHERE.read("朝阳区的一处工地夜里施工", null);
        assertThat(unclear.found()).isEmpty();
        assertThat(unclear.unclear()).singleElement().satisfies(u -> {
            assertThat(u.said().words()).isEqualTo("朝阳区");
            assertThat(u.count()).isEqualTo(2);
            assertThat(u.some()).extracting(Division::code).containsExactly("110105", "220104");
        });
    }

    @Test
    void theHomeTellsWhichWhenTheTextDoesNot() {
        var at = HOME.read("滨河社区楼下的烧烤店每晚扰民", null).found();
        assertThat(at).singleElement().satisfies(found -> {
            assertThat(found.place().code()).isEqualTo("990102001001");
            assertThat(found.certain()).isFalse();
            assertThat(found.refused()).allMatch(r -> r.why() == PlaceFound.Against.NOT_HOME);
        });
        assertThat(NOWHERE.read("滨河社区楼下的烧烤店每晚扰民", null).unclear()).hasSize(1);
    }

    @Test
    void twoOfOneNameAtHomeAreUnclearUntilTheFormOrTheTextTells() {
        String text = "红旗社区的下水道堵了";
        var reading = HOME.read(text, null);
        assertThat(reading.found()).isEmpty();
        assertThat(reading.unclear()).singleElement().satisfies(u -> assertThat(u.count()).isEqualTo(2));
        var chosen = HOME.read(text, "990104").found().getFirst();
        assertThat(chosen.place().code()).isEqualTo("990104103001");
        assertThat(chosen.grounds()).contains(Ground.CHOSEN);
        assertThat(codes(HOME.read("柳荫街道红旗社区的下水道堵了", null))).containsExactly("990102002001");
    }

    @Test
    void whatTheTextNamesOutweighsTheHome() {
        assertThat(codes(HOME.read("浙江省杭州市上城区望江街道的公交站", null))).containsExactly("330102010");
        assertThat(codes(HOME.read("望江街道的公交站", null))).containsExactly("990102001");
    }

    @Test
    void namesInShort() {
        assertThat(codes(NOWHERE.read("广西南宁青秀区", null))).containsExactly("450103");
        assertThat(codes(NOWHERE.read("恩施州利川市的一条路", null))).containsExactly("422802");
        assertThat(codes(NOWHERE.read("湖北恩施土家族苗族自治州利川市", null))).containsExactly("422802");
        assertThat(codes(HOME.read("清水桥有一处井盖丢失", null))).containsExactly("990104103");
        assertThat(codes(HOME.read("双塘镇大塘三组的水渠", null))).containsExactly("990104101201");
        assertThat(codes(HOME.read("大塘村村委会的公章", null))).containsExactly("990104101201");
        assertThat(codes(HOME.read("望江街道办事处窗口", null))).containsExactly("990102001");
        assertThat(codes(HOME.read("明年回南站街道", null))).as("a general stem is a name at home").containsExactly("990102009");
        assertThat(codes(NOWHERE.read("明年回南站街道", null))).isEmpty();
        assertThat(codes(NOWHERE.read("东莞市东城街道", null))).containsExactly("441900003");
    }

    @Test
    void ordinaryWordsAreNoPlaces() {
        for (String text : List.of("我们村的农村低保", "全镇的街道社区都在整治", "农贸市场旁边的小区", "沟通化解矛盾，盼望早日照顾老人", "新区和老城区的高新区开发区", "该县各乡镇",
                "请居委会和村委会出面", "三明治和哈密瓜", "来宾们长治久安", "")) {
            var reading = HOME.read(text, null);
            assertThat(reading.found()).as(text).isEmpty();
            assertThat(reading.unclear()).as(text).isEmpty();
        }
    }

    @Test
    void aRoadCalledAfterAPlaceIsNotThere() {
        assertThat(codes(HOME.read("石梁区北京路的积水", null))).containsExactly("990104");
        assertThat(codes(HOME.read("望江东路积水", null))).isEmpty();
    }

    @Test
    void severalPlacesAreAllSaid() {
        assertThat(codes(HOME.read("位于望江街道与柳荫街道交界处，归谁管？", null))).containsExactlyInAnyOrder("990102001", "990102002");
    }

    @Test
    void oddInputIsReadWithoutHarm() {
        assertThat(HOME.read("😀😀😀", null)).isEqualTo(PlaceReading.NOTHING);
        assertThat(HOME.read("<script>石梁区</script>", null).found()).hasSize(1);
        assertThat(HOME.read("村社区镇".repeat(25_000), null).found()).isEmpty();
        assertThat(codes(HOME.read("石梁区" + "的路".repeat(50_000), "no such code"))).containsExactly("990104");
    }

    @Test
    void everyDivisionIsFoundByItsCode() {
        var random = new Random(7);
        for (int level = 1; level <= 5; level++) {
            for (Division one : NOWHERE.drawn(level, 300, random)) {
                if (one.line().getLast().equals(one.code()) && one.level() == level) {
                    assertThat(NOWHERE.division(one.code())).contains(one);
                }
            }
        }
        assertThat(NOWHERE.division("999999")).isEmpty();
        assertThat(NOWHERE.division("x")).isEmpty();
        assertThat(NOWHERE.division("110105026").orElseThrow().inFull()).isEqualTo("北京市朝阳区望京街道");
    }

    private static List<String> codes(PlaceReading reading) {
        return reading.found().stream().map(found -> found.place().code()).toList();
    }
}
