package org.huiyin.bench;

import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.huiyin.Huiyin;
import org.huiyin.access.SignedIn;
import org.huiyin.knowledge.ArticleNumber;
import org.huiyin.knowledge.EnactmentFilter;
import org.huiyin.knowledge.EnactmentForm;
import org.huiyin.knowledge.Kept;
import org.huiyin.knowledge.KnowledgeBase;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.huiyin.storage.OwnerOf;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The knowledge base with many invented laws: lists, searches of two and four characters, and citations, with eight clients. */
public final class KnowledgeBench {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final int CLIENTS = 8;
    private static final int ARTICLES = 50;
    private static final String SIGNS = "电梯供热油烟噪声路灯井盖工资物业学校医保房屋土地车辆公交垃圾绿化河道燃气消防市场食品环境居民单位应当依照规定期限责令改正处罚登记公告检查维修"
            + "申请许可监督管理部门负责人员书面告知材料证明情况调查核实办理答复";

    private KnowledgeBench() {}

    public static void main(String[] args) throws Exception {
        int laws = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
        int calls = args.length > 1 ? Integer.parseInt(args[1]) : 100;
        try (var context = new SpringApplicationBuilder(Huiyin.class).web(WebApplicationType.SERVLET)
                .properties("server.port=0", "logging.level.root=warn", "huiyin.data=" + Files.createTempDirectory("huiyin-bench")).run()) {
            var base = context.getBean(KnowledgeBase.class);
            var random = new Random(7);
            var who = new SignedIn(new StaffId(UUID.randomUUID()), new PostId(UUID.randomUUID()), new OfficeId(UUID.randomUUID()), "x/", "bench", Set.of("petition-head"));
            long start = System.nanoTime();
            for (int i = 0; i < laws; i++) {
                var words = new StringBuilder();
                for (int a = 1; a <= ARTICLES; a++) {
                    words.append(new ArticleNumber(a, 0).zh()).append('　').append(sentence(random, 110)).append("。\n");
                }
                var kept = base.add(who, new EnactmentForm("LOCAL", sentence(random, 6) + i + "条例", "海山市", "", "2020-01-01", "", "", "",
                        List.of(i % 3 == 0 ? "HOUSING" : "URBAN"), false, words.toString(), ""), Instant.now());
                if (!(kept instanceof Kept.Done)) {
                    throw new IllegalStateException(kept.toString());
                }
            }
            OwnerOf.jdbc(context).sql("analyze enactment_editions, enactment_articles").update();
            System.out.printf(Locale.ROOT, "%,d laws of %d articles made in %.1f s%n%n| what | p50 ms | p95 ms |%n|---|---|---|%n", laws, ARTICLES, (System.nanoTime() - start) / 1e9);
            var far = new String[1];
            for (int i = 0; i < 20; i++) {
                far[0] = base.list(EnactmentFilter.all(), TODAY, far[0], 30).next();
            }
            print("list, first page", calls, () -> base.list(EnactmentFilter.all(), TODAY, null, 30));
            print("list, 21st page", calls, () -> base.list(EnactmentFilter.all(), TODAY, far[0], 30));
            print("list of one kind of contents", calls, () -> base.list(new EnactmentFilter(null, "HOUSING", false), TODAY, null, 30));
            print("search, two characters", calls, () -> base.search(pick(2), EnactmentFilter.all(), TODAY, null, 30));
            print("search, four characters", calls, () -> base.search(pick(4), EnactmentFilter.all(), TODAY, null, 30));
            print("search, two words", calls, () -> base.search(pick(2) + " " + pick(2), EnactmentFilter.all(), TODAY, null, 30));
            print("citation", calls, () -> base.cite("没有的条例", new ArticleNumber(3, 0), TODAY));
        }
    }

    private static String sentence(Random random, int length) {
        var out = new StringBuilder();
        for (int i = 0; i < length / 2; i++) {
            int at = random.nextInt(SIGNS.length() / 2) * 2;
            out.append(SIGNS, at, at + 2);
        }
        return out.toString();
    }

    private static String pick(int length) {
        return sentence(new Random(), length);
    }

    private static void print(String what, int calls, Callable<?> call) throws Exception {
        var times = Percentiles.of(CLIENTS, calls, call);
        System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f |%n", what, times.millis(50), times.millis(95));
    }
}
