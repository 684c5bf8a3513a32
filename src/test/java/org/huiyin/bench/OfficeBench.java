package org.huiyin.bench;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.huiyin.Huiyin;
import org.huiyin.access.Scope;
import org.huiyin.casework.LikeMatters;
import org.huiyin.category.Schemes;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.Organization;
import org.huiyin.storage.Installation;
import org.huiyin.storage.OwnerOf;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the suggestion of an office costs: like matters of one category and of those beside it, duties, and the decisions that training reads. Prints times beside a bare
 * read in the same run, and the plans.
 */
public final class OfficeBench {

    private static final int CALLS = 200;

    /** As {@code DutyStore.holding} asks. */
    private static final String DUTIES = """
            select * from duties where home = ? and latest and category = any(array[?, ?, ?])
               and valid_from <= current_date and (valid_until is null or valid_until >= current_date) order by category, level, id""";

    /** As {@code DecidedMatters} begins. */
    private static final String DECIDED = """
            /* scope: program bench */ select distinct on (a.matter) a.matter, a.detail->>'category' as category
              from leg_acts a
             where a.home = ? and a.act = 'classify' and a.actor_kind = 'staff' and a.matter < ?::uuid
             order by a.matter desc, a.happened_at desc, a.id desc
             limit 200""";

    /** The inner part of {@link LikeMatters}, for all categories beside one and 40 places. */
    private static final String LIKE = """
            /* scope: program bench */ select s.office_id, count(*)
              from (select '9901' || lpad(i::text, 2, '0') as code from generate_series(1, 40) i) p
             cross join (select unnest(array['URBAN', 'HOUSING', 'ENVIRONMENT', 'TRANSPORT', 'LABOUR', 'EDUCATION']) as code) c
             cross join lateral (select l.office_id from legs l where l.home = %d and l.category = c.code and l.place = p.code and l.kind = 'handling' and not l.sealed
               and l.opened_at >= now() - interval '730 days' order by l.opened_at desc limit 33) s group by s.office_id""";

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
            var owner = OwnerOf.jdbc(context);
            decisions(owner, home, matters);
            duties(owner, home);
            var except = new MatterId(home, UUID.fromString("00000000-0000-7000-8000-000000000001"));
            var since = Instant.now().minus(Duration.ofDays(730));
            var places = IntStream.rangeClosed(1, 40).mapToObj(i -> "9901" + (i < 10 ? "0" + i : i)).toList();
            var beside = Schemes.shipped().latest().byCode().keySet().stream().filter(c -> c.startsWith("URBAN")).limit(40).toList();
            var city = Scope.program("bench");
            var found = likes.at(city, home, List.of("URBAN"), places, except, since);
            System.out.printf(Locale.ROOT, "%,d matters: %d offices, %d matters looked at%n%n| what | p50 ms | p95 ms | to bare read |%n|---|---|---|---|%n", matters, found.size(),
                    found.stream().mapToInt(f -> f.sent()).sum());
            var jdbc = context.getBean(JdbcClient.class);
            var bare = Percentiles.of(1, CALLS, () -> jdbc.sql("/* scope: program bench */ select number from matters where home = ? and id = ?").params(home, except.value()).query(String.class).single());
            print("bare read by key", bare, bare);
            print("like matters of one category, 40 places", Percentiles.of(1, CALLS, () -> likes.at(city, home, List.of("URBAN"), places, except, since)), bare);
            print("like matters of 40 categories beside, 40 places", Percentiles.of(1, CALLS, () -> likes.at(city, home, beside, places, except, since)), bare);
            print("duties that hold for a category and those above", Percentiles.of(1, CALLS, () -> jdbc.sql(DUTIES).params(home, "URBAN-LIGHTING-DARK", "URBAN-LIGHTING", "URBAN")
                    .query((row, _) -> row.getString("what")).list()), bare);
            print("200 category decisions, from the latest", Percentiles.of(1, CALLS, () -> jdbc.sql(DECIDED).params(home, new UUID(-1, -1)).query((row, _) -> row.getString(2)).list()), bare);
            print("200 category decisions, from the middle", Percentiles.of(1, CALLS, () -> jdbc.sql(DECIDED)
                    .params(home, UUID.fromString("00000000-0000-7000-8000-" + String.format(Locale.ROOT, "%012x", matters / 2))).query((row, _) -> row.getString(2)).list()), bare);
            for (String query : List.of(DUTIES.replaceFirst("\\?", String.valueOf(home)).replaceFirst("\\?", "'URBAN-LIGHTING-DARK'").replaceFirst("\\?", "'URBAN-LIGHTING'").replaceFirst("\\?", "'URBAN'"),
                    DECIDED.replaceFirst("\\?", String.valueOf(home)).replaceFirst("\\?", "'ffffffff-ffff-ffff-ffff-ffffffffffff'"), LIKE.formatted(home))) {
                System.out.println();
                jdbc.sql("explain (analyze, buffers, costs off) " + query).query(String.class).list().forEach(System.out::println);
            }
        }
    }

    /** Three matters in ten were classified by an official, one in ten of these twice. */
    private static void decisions(JdbcClient owner, int home, int matters) {
        owner.sql("""
                insert into leg_acts (home, id, matter, leg, act, to_standing, actor_kind, actor, happened_at, happened_on, detail, entry)
                select :home, gen_random_uuid(), m.id, l.id, 'classify', 'registered', 'staff', 'bench', m.received_at + n * interval '1 hour', m.received_on,
                       jsonb_build_object('category', m.category), gen_random_uuid()
                  from matters m join legs l on l.home = m.home and l.matter = m.id and l.kind = 'intake' cross join generate_series(1, 2) n
                 where m.home = :home and right(m.number, 1) in ('0', '3', '6') and (n = 1 or right(m.number, 2) like '0%')
                """).param("home", home).update();
        owner.sql("vacuum analyze leg_acts").update();
    }

    private static void duties(JdbcClient owner, int home) {
        for (String code : Schemes.shipped().latest().byCode().keySet()) {
            owner.sql("""
                    insert into duties (home, id, version, latest, category, level, kind, named, lead, what, basis, valid_from, written_at, written_by, entry)
                    select :home, gen_random_uuid(), 1, true, :code, level, 'DEPARTMENT', '局', true, '职责', '条例', date '2020-01-01', now(), 'bench', gen_random_uuid()
                      from generate_series(1, 5) level
                    """).param("home", home).param("code", code).update();
        }
        owner.sql("vacuum analyze duties").update();
    }

    private static void print(String what, Percentiles times, Percentiles bare) {
        System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %.1f |%n", what, times.millis(50), times.millis(95), times.millis(50) / Math.max(0.001, bare.millis(50)));
    }
}
