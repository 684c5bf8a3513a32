package org.huiyin.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.huiyin.Huiyin;
import org.huiyin.access.Scope;
import org.huiyin.casework.LikeMatters;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.Organization;
import org.huiyin.storage.Installation;
import org.huiyin.storage.OwnerOf;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the look at like matters costs: everything in one category and one place, the worst there is. Prints the plan and the time of the query that
 * {@link LikeMatters} asks.
 */
public final class OfficeBench {

    private OfficeBench() {}

    /** @param args matters to be made; 100,000 when left out */
    public static void main(String[] args) throws Exception {
        int matters = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        try (var context = new SpringApplicationBuilder(Huiyin.class)
                .web(WebApplicationType.SERVLET)
                .properties("server.port=0", "logging.level.root=warn", "huiyin.data=" + Files.createTempDirectory("huiyin-bench"))
                .run()) {
            int home = context.getBean(Installation.class).home();
            new ManyMatters(context.getBean(Organization.class), OwnerOf.jdbc(context), home).make(matters);
            var likes = context.getBean(LikeMatters.class);
            var except = new MatterId(home, UUID.fromString("00000000-0000-7000-8000-000000000001"));
            var since = Instant.now().minus(Duration.ofDays(730));
            var found = likes.at(Scope.program("bench"), home, List.of("URBAN"), List.of("990100"), except, since);
            System.out.printf(Locale.ROOT, "%,d matters of one category in one place: %d offices, %d matters looked at%n", matters, found.size(),
                    found.stream().mapToInt(f -> f.sent()).sum());
            var one = Percentiles.of(1, 200, () -> likes.at(Scope.program("bench"), home, List.of("URBAN"), List.of("990100", "990102", "990103"), except, since));
            System.out.printf(Locale.ROOT, "p50 %.1f ms, p95 %.1f ms; CPU of this thread so far %d ms%n", one.millis(50), one.millis(95),
                    ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000);
            context.getBean(JdbcClient.class).sql("""
                            /* scope: program bench */ explain (analyze, buffers, costs off) select l.home, l.id, l.office_id, l.open from legs l
                             where l.home = ? and l.category = 'URBAN' and l.place = '990100' and l.kind = 'handling' and not l.sealed
                               and l.opened_at >= now() - interval '730 days' order by l.opened_at desc limit 200""")
                    .param(home).query(String.class).list().forEach(System.out::println);
        }
    }
}
