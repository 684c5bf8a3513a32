package org.huiyin.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes made-up Chinese into the matters of {@link ManyMatters}: words of two and three characters, some hundred of them real ones of the trade and
 * the rest put together from common characters, drawn so that the nth word is about n times rarer than the first, as words are in real texts. A
 * title of two to four words and a content of 50 to 230 characters with stops and commas.
 */
final class ManyTexts {

    private static final int WORDS = 30_000;
    private static final int BATCH = 2_000;
    private static final String REAL = """
            路灯 电梯 下水道 停车 噪声 油烟 垃圾 物业 小区 业主 居民 施工 夜间 扰民 漏水 维修 供暖 供水 停电 积水 井盖 绿化 树木 围墙 道路 公交 学校 医院 社保 工资 拖欠 补贴 \
            拆迁 房产 产权 违建 消防 通道 占用 商贩 市场 价格 投诉 反映 要求 处理 答复 部门 单位 街道 社区 村委 干部 土地 承包 耕地 污水 河道 异味 扬尘 工地 安全 隐患 监控 电动 \
            充电 楼道 堆放 杂物 高空 抛物 宠物 广场 音响 广告 招牌 信号 宽带 快递 驿站 退款 合同 中介 培训 机构 幼儿 入学 户口 身份 证明 窗口 排队 态度 热线 多次 至今 没有 解决 希望 \
            尽快 核实 情况 影响 生活 出行 老人 孩子 上班 期间 已经 三个月 一直 无人 管理 责任 推诿 相关 进行 我们 他们 这个 问题 现在 时间 以及 因为 所以 但是 如果 请问""";
    private static final String COMMON = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严";

    private final JdbcClient owner;
    private final int home;
    private final List<String> words = new ArrayList<>();
    private final double[] until = new double[WORDS];
    private final Random random = new Random(2026);

    ManyTexts(JdbcClient owner, int home) {
        this.owner = owner;
        this.home = home;
        var all = new LinkedHashSet<>(List.of(REAL.split("\\s+")));
        while (all.size() < WORDS) {
            var word = new StringBuilder();
            for (int i = random.nextInt(4) == 0 ? 3 : 2; i > 0; i--) {
                // the first characters of the list are the more frequent ones
                word.append(COMMON.charAt((int) (COMMON.length() * Math.pow(random.nextDouble(), 1.6))));
            }
            all.add(word.toString());
        }
        words.addAll(all);
        double sum = 0;
        for (int i = 0; i < WORDS; i++) {
            sum += 1 / Math.pow(i + 8.0, 1.02);
            until[i] = sum;
        }
    }

    void make(int matters) {
        for (int from = 1; from <= matters; from += BATCH) {
            var ids = new ArrayList<UUID>();
            var titles = new ArrayList<String>();
            var contents = new ArrayList<String>();
            for (int g = from; g < Math.min(matters + 1, from + BATCH); g++) {
                ids.add(new UUID(0x7000, 0x8000_0000_0000_0000L | g));
                titles.add(title());
                contents.add(content());
            }
            insert("title", 'b', ids, titles);
            insert("content", 'c', ids, contents);
        }
        owner.sql("vacuum analyze matter_texts").update();
    }

    private void insert(String kind, char mark, List<UUID> ids, List<String> texts) {
        owner.sql("""
                insert into matter_texts (home, id, matter, kind, ordinal, text, written_at)
                select :home, overlay(t.matter::text placing :mark from 20 for 1)::uuid, t.matter, :kind, 1, t.text, now()
                  from unnest(:ids, :texts) as t(matter, text)
                """)
                .param("home", home)
                .param("kind", kind)
                .param("mark", String.valueOf(mark))
                .param("ids", ids.toArray(UUID[]::new))
                .param("texts", texts.toArray(String[]::new))
                .update();
    }

    String word() {
        int at = java.util.Arrays.binarySearch(until, random.nextDouble() * until[WORDS - 1]);
        return words.get(Math.min(WORDS - 1, at < 0 ? -at - 1 : at));
    }

    private String title() {
        var title = new StringBuilder();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            title.append(word());
        }
        return title.toString();
    }

    private String content() {
        var content = new StringBuilder();
        int length = 50 + random.nextInt(180);
        while (content.length() < length) {
            content.append(word());
            int stop = random.nextInt(12);
            content.append(stop == 0 ? "，" : stop == 1 ? "。" : "");
        }
        return content.toString();
    }

    /** Words of two characters as a clerk types them: as often as they stand in texts. */
    List<String> typed(int count) {
        var typed = new ArrayList<String>();
        while (typed.size() < count) {
            var word = word();
            if (word.length() == 2) {
                typed.add(word);
            }
        }
        return typed;
    }
}
