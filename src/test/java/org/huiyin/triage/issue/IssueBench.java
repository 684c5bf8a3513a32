package org.huiyin.triage.issue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.huiyin.Huiyin;
import org.huiyin.access.Access;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.bench.Cpu;
import org.huiyin.bench.Explained;
import org.huiyin.bench.ManyMatters;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Batch;
import org.huiyin.journal.Entry;
import org.huiyin.journal.EntryId;
import org.huiyin.journal.Ids;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.Organization;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.huiyin.storage.Installation;
import org.huiyin.storage.OwnerOf;
import org.huiyin.triage.hot.Groups;
import org.huiyin.triage.hot.Problems;
import org.huiyin.triage.hot.Sketch;
import org.huiyin.triage.hot.Sketcher;
import org.huiyin.triage.hot.Vocabulary;
import org.huiyin.triage.hot.Words;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pages of issues, look-ups of like matters and the offer at the portal over very many matters. {@code IssueBench MATTERS MESSAGES.tsv [explain]} prints for each the CPU of program and database in
 * milliseconds a call, and p50 and p95 of its time. Each
 * message of the file (columns title, content; outside the repository) is told by many matters, with the sketch and the issue that the program makes of it,
 * so the lists of the index over keys are longer than in a real city of that size. With {@code explain} the plan of each query is printed.
 */
public final class IssueBench {

    private static final int PIECE = 20_000;
    private static final int WARM = 8;
    private static final int CALLS = 20;

    private IssueBench() {}

    public static void main(String[] args) throws Exception {
        int matters = Integer.parseInt(args[0]);
        var texts = read(Path.of(args[1]));
        boolean explain = args.length > 2;
        try (var context = new SpringApplicationBuilder(Huiyin.class)
                .web(WebApplicationType.NONE)
                .properties("logging.level.root=warn", "huiyin.data=" + Files.createTempDirectory("huiyin-bench"))
                .run()) {
            int home = context.getBean(Installation.class).home();
            var owner = OwnerOf.jdbc(context);
            var organization = context.getBean(Organization.class);
            var template = context.getBean(JdbcTemplate.class);
            new ManyMatters(organization, owner, home).make(matters);
            fill(owner, home, matters, texts);
            System.out.printf(Locale.ROOT, "%,d matters, %,d issues%n", matters, owner.sql("select count(*) from issues").query(Long.class).single());
            measure(template, "bare read by key", () -> context.getBean(JdbcClient.class).sql("/* scope: bench */ select number from legs where home = ? and id = ?")
                    .params(home, UUID.fromString("00000000-0000-7000-9000-00000000000a")).query(String.class).optional(), explain);
            var issues = context.getBean(Issues.class);
            var access = context.getBean(Access.class);
            var same = context.getBean(SameMatters.class);
            var sketches = context.getBean(SketchStore.class);
            var joins = context.getBean(Joins.class);
            var jdbc = context.getBean(JdbcClient.class);
            var big = jdbc.sql("select id from issues order by points desc, id limit 1").query(UUID.class).single();
            var middle = jdbc.sql("select id from issues order by points desc, id offset (select count(*) / 2 from issues) limit 1").query(UUID.class).single();
            for (var viewer : List.of(Map.entry("city", "supervisor"), Map.entry("district-1", "office-head"), Map.entry("bureau-3", "handler"))) {
                Scope scope = access.scopeOf(employ(organization, viewer.getKey(), viewer.getValue()));
                measure(template, viewer.getKey() + ": list, first page", () -> issues.page(scope, null, 30), explain);
                var tenth = tenth(issues, scope);
                measure(template, viewer.getKey() + ": list, tenth page", () -> issues.page(scope, tenth, 30), explain);
                measure(template, viewer.getKey() + ": without owner", () -> issues.withoutOwner(scope, LocalDate.now().minusDays(90), 5), explain);
                measure(template, viewer.getKey() + ": the biggest issue", () -> issues.find(scope, big).map(i -> List.of(issues.members(scope, i, null, 51), issues.done(i))), explain);
                measure(template, viewer.getKey() + ": one in the middle", () -> issues.find(scope, middle).map(i -> issues.members(scope, i, null, 51)), explain);
                var matter = new MatterId(home, UUID.fromString("00000000-0000-7000-8000-00000000010a"));
                measure(template, viewer.getKey() + ": like matters", () -> same.likely(scope, matter), explain);
            }
            var row = sketches.find(home, UUID.fromString("00000000-0000-7000-8000-00000000010a")).orElseThrow();
            measure(template, "look-up of like sketches", () -> sketches.alike(home, row.matter(), row.keys(), row.place(), 1, LocalDate.now().minusYears(2)), explain);
            var asked = new Asked("路灯不亮", "槐树路的路灯不亮，" + texts.get(10).content(), "", List.of("修好路灯"), "990101", true, List.of());
            measure(template, "offer at the portal", () -> joins.offer(asked, LocalDate.now()), explain);
            follower(context.getBean(IssueFollower.class), context.getBean(PlatformTransactionManager.class), template, home, explain);
        }
        System.exit(0);
    }

    private static Issue.After tenth(Issues issues, Scope scope) {
        Issue.After after = null;
        for (int i = 1; i < 10; i++) {
            var page = issues.page(scope, after, 30);
            if (page.next() == null) {
                return after;
            }
            after = page.next();
        }
        return after;
    }

    /** A matter arrives: what was known of it is forgotten, and it is taken in as when its entry is read. */
    private static void follower(IssueFollower follower, PlatformTransactionManager transactions, JdbcTemplate template, int home, boolean explain) throws Exception {
        var in = new TransactionTemplate(transactions);
        var at = new int[] {1_000};
        measure(template, "follower: one matter arrives", () -> {
            var matter = UUID.fromString("00000000-0000-7000-8000-" + "%012x".formatted(at[0]++));
            in.executeWithoutResult(_ -> {
                template.update("delete from matter_sketches where home = ? and matter = ?", home, matter);
                follower.follow(new Batch(home, 1, List.of(new Entry(new EntryId(home, Ids.next()), home, new MatterId(home, matter), null, "register", Instant.now(),
                        LocalDate.now(), new Actor.Program("bench"), Map.of(), new byte[0]))));
            });
            return matter;
        }, explain);
    }

    private static void measure(JdbcTemplate template, String what, Callable<?> call, boolean explain) throws Exception {
        if (explain) {
            System.out.println("== " + what);
            Explained.of(template, () -> {
                try {
                    call.call();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }).stream().filter(plan -> !plan.sql().contains("journal_")).forEach(plan -> { // other threads go on meanwhile
                System.out.println("-- " + plan.sql().replaceAll("\\s+", " "));
                plan.lines().forEach(line -> System.out.println("   " + line));
            });
        }
        var times = new ArrayList<Long>();
        for (int i = 0; i < WARM; i++) {
            call.call();
        }
        var before = Cpu.now();
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            call.call();
            times.add(System.nanoTime() - start);
        }
        var used = Cpu.now().since(before);
        times.sort(null);
        System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f | %.1f |%n", what, (used.program() + used.database()) / 1e6 / CALLS, times.get(CALLS / 2) / 1e6, times.get(CALLS * 95 / 100) / 1e6);
    }

    private static SignedIn employ(Organization organization, String office, String role) {
        var staff = new StaffId(UUID.randomUUID());
        var post = new PostId(UUID.randomUUID());
        var at = organization.require(ManyMatters.id(office));
        organization.addStaff(staff, "bench");
        organization.addPost(post, staff, at.id(), "bench", Set.of(role), false, LocalDate.of(2026, 1, 1));
        return new SignedIn(staff, post, at.id(), at.path(), "bench", Set.of(role));
    }

    private record Text(String title, String content) {}

    private static List<Text> read(Path file) throws java.io.IOException {
        var lines = Files.readAllLines(file);
        var columns = List.of(lines.getFirst().replace("\uFEFF", "").split("\t"));
        return lines.stream().skip(1).map(line -> line.split("\t", -1)).filter(cells -> cells.length > columns.indexOf("content"))
                .map(cells -> new Text(cells[columns.indexOf("title")], cells[columns.indexOf("content")])).toList();
    }

    private static void fill(JdbcClient owner, int home, int matters, List<Text> texts) throws Exception {
        var words = texts.stream().map(t -> Words.of(t.title(), t.content())).toList();
        var vocabulary = Vocabulary.learn(words);
        var sketcher = new Sketcher(vocabulary, Problems.shipped());
        List<Sketch> sketched = words.stream().map(sketcher::sketch).toList();
        var bytes = new ByteArrayOutputStream();
        vocabulary.write(new DataOutputStream(bytes));
        owner.sql("insert into issue_vocabularies (home, version, documents, learned_at, counts) values (?, 1, ?, now(), ?)").params(home, matters, bytes.toByteArray()).update();
        var group = new HashMap<Integer, Integer>();
        var groups = Groups.of(sketched);
        for (int g = 0; g < groups.size(); g++) {
            for (int i : groups.get(g)) {
                group.put(i, g);
            }
        }
        owner.sql("create temporary table pool (n integer primary key, title text, content text, terms integer[], weights real[], names integer[], name_weights real[], problems real[], keys integer[], issue uuid)").update();
        for (int n = 0; n < texts.size(); n++) {
            var s = sketched.get(n);
            owner.sql("insert into pool values (?, ?, ?, ?::integer[], ?::real[], ?::integer[], ?::real[], ?::real[], ?::integer[], ?)")
                    .params(n, texts.get(n).title().replace("\0", ""), texts.get(n).content().replace("\0", ""), ints(s.terms()), reals(s.weights()), ints(s.names()), reals(s.nameWeights()), reals(s.problems()),
                            ints(IssueFollower.keys(s)), new UUID(7, group.getOrDefault(n, 0)))
                    .update();
        }
        for (int from = 1; from <= matters; from += PIECE) {
            int to = Math.min(matters, from + PIECE - 1);
            owner.sql("""
                    insert into matter_sketches (home, matter, received_on, place, vocabulary, terms, weights, names, name_weights, problems, keys, issue)
                    select m.home, m.id, m.received_on, m.place, 1, p.terms, p.weights, p.names, p.name_weights, p.problems, p.keys, p.issue
                      from generate_series(cast(:from as integer), cast(:to as integer)) g
                      join pool p on p.n = g % :pool
                      join matters m on m.home = :home and m.id = ('00000000-0000-7000-8000-' || lpad(to_hex(g), 12, '0'))::uuid
                    """).param("from", from).param("to", to).param("pool", texts.size()).param("home", home).update();
            owner.sql("""
                    insert into matter_texts (home, id, matter, kind, ordinal, text, written_at)
                    select :home, ('00000000-0000-7000-' || k.mark || '000-' || lpad(to_hex(g), 12, '0'))::uuid, ('00000000-0000-7000-8000-' || lpad(to_hex(g), 12, '0'))::uuid, k.kind, 0,
                           case k.kind when 'title' then p.title else p.content end, now()
                      from generate_series(cast(:from as integer), cast(:to as integer)) g join pool p on p.n = g % :pool
                      cross join (values ('b', 'title'), ('c', 'content')) k(mark, kind)
                    """).param("from", from).param("to", to).param("pool", texts.size()).param("home", home).update();
        }
        owner.sql("""
                insert into issues (home, id, founder, matters, first_on, last_on, problems, place_name, points)
                select home, issue, (array_agg(matter order by matter))[1], count(*), min(received_on), max(received_on), array['street-lamp'], '槐树路', count(*) + 60
                  from matter_sketches where issue is not null group by home, issue having count(*) > 1
                """).update();
        owner.sql("insert into issue_founders (home, issue, founder) select home, id, founder from issues").update();
        owner.sql("""
                insert into issue_reach (home, reach, issue, points)
                select distinct s.home, r.reach, s.issue, i.points from matter_sketches s join issues i on i.home = s.home and i.id = s.issue
                  join legs l on l.home = s.home and l.matter = s.matter cross join lateral (values (l.office_id), (l.branch_id)) r(reach) where not l.sealed
                """).update();
        for (var table : List.of("matter_sketches", "issues", "issue_reach", "issue_founders", "matter_texts")) {
            owner.sql("vacuum analyze " + table).update();
        }
    }

    private static String ints(int[] values) {
        return java.util.Arrays.toString(values).replace('[', '{').replace(']', '}');
    }

    private static String reals(float[] values) {
        return java.util.Arrays.toString(values).replace('[', '{').replace(']', '}');
    }
}
