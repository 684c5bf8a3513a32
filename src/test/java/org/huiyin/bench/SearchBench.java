package org.huiyin.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.huiyin.Huiyin;
import org.huiyin.access.Access;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.organization.Organization;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.huiyin.search.Ask;
import org.huiyin.search.Filter;
import org.huiyin.search.Search;
import org.huiyin.search.Words;
import org.huiyin.storage.Installation;
import org.huiyin.storage.OwnerOf;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Searches for words of two characters as a page does: reach, exclusions read from PostgreSQL, index, legs and words read again within the scope, marks.
 * With filters and without, by one client and by eight; the counts of filters apart. Beside it stands what a bare read by key costs in the same run.
 */
public final class SearchBench {

    private static final int PAGE = 20;

    private SearchBench() {}

    public static void main(String[] args) throws Exception {
        int matters = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int calls = args.length > 1 ? Integer.parseInt(args[1]) : 300;
        Path data = Files.createTempDirectory(Path.of(System.getProperty("bench.directory", System.getProperty("java.io.tmpdir"))), "huiyin-bench");
        try (var context = new SpringApplicationBuilder(Huiyin.class)
                .web(WebApplicationType.SERVLET)
                .properties("server.port=0", "logging.level.root=warn", "huiyin.data=" + data)
                .run()) {
            var home = context.getBean(Installation.class).home();
            var organization = context.getBean(Organization.class);
            var jdbc = context.getBean(JdbcClient.class);
            var owner = OwnerOf.jdbc(context);
            long start = System.nanoTime();
            new ManyMatters(organization, owner, home).make(matters);
            var texts = new ManyTexts(owner, home);
            texts.make(matters);
            System.out.printf(Locale.ROOT, "%,d matters made in %.0f s%n", matters, (System.nanoTime() - start) / 1e9);
            var search = context.getBean(Search.class);
            start = System.nanoTime();
            search.rebuild();
            do {
                Thread.sleep(250);
            } while (search.state().building() || search.state().matters() < matters);
            double took = (System.nanoTime() - start) / 1e9;
            System.out.printf(Locale.ROOT, "index of %,d matters made through the program in %.0f s (%,.0f a second), %,d MB of %,d MB in all%n%n",
                    search.state().matters(), took, matters / took, megabytes(data.resolve("index")), megabytes(data));
            var access = context.getBean(Access.class);
            System.out.println("| clients | viewer | what | p50 ms | p95 ms | p99 ms | p95 to bare p95 |");
            System.out.println("|---|---|---|---|---|---|---|");
            var words = texts.typed(2000).stream().map(Words::read).toList();
            for (int clients : List.of(1, 8)) {
                var bare = Percentiles.of(clients, calls, () -> jdbc.sql("/* scope: bench */ select number from legs where home = ? and id = ?")
                        .params(home, UUID.fromString("00000000-0000-7000-9000-00000000000a")).query(String.class).optional());
                print(clients, "–", "bare read by key", bare, bare);
                for (var viewer : List.of(new Viewer("city supervisor", "city", Set.of("supervisor")), new Viewer("district head", "district-1", Set.of("office-head")),
                        new Viewer("handler", "bureau-3", Set.of("handler")), new Viewer("shielded handler", "district-0-0", Set.of("handler")))) {
                    var office = ManyMatters.id(viewer.office());
                    Scope scope = access.scopeOf(new SignedIn(new StaffId(UUID.randomUUID()), new PostId(UUID.randomUUID()), office,
                            organization.require(office).path(), viewer.name(), viewer.roles()));
                    var next = new AtomicInteger();
                    for (var order : List.of(Ask.Order.RELEVANCE, Ask.Order.DUE)) {
                        print(clients, viewer.name(), "filters, marks, by " + order.name().toLowerCase(Locale.ROOT), bare, Percentiles.of(clients, calls, () -> {
                            int n = next.getAndIncrement();
                            return search.find(scope, words.get(n % words.size()), filter(n), order, null, PAGE, Instant.now());
                        }));
                    }
                    print(clients, viewer.name(), "no filter, marks", bare, Percentiles.of(clients, calls, find(search, scope, words, next)));
                    print(clients, viewer.name(), "counts of filters alone", bare, Percentiles.of(clients, calls, () -> {
                        int n = next.getAndIncrement();
                        return search.count(scope, words.get(n % words.size()), filter(n), Instant.now());
                    }));
                }
            }
        }
        System.exit(0);
    }

    private record Viewer(String name, String office, Set<String> roles) {}

    private static Callable<?> find(Search search, Scope scope, List<Words> words, AtomicInteger next) {
        return () -> search.find(scope, words.get(next.getAndIncrement() % words.size()), Filter.none(), Ask.Order.RELEVANCE, null, PAGE, Instant.now());
    }

    /** A state, sometimes a standing, a category and a year. */
    private static Filter filter(int n) {
        var categories = List.of("URBAN", "HOUSING", "ENVIRONMENT", "TRANSPORT", "LABOUR", "EDUCATION");
        var today = LocalDate.now();
        return new Filter(n % 2 == 0 ? Filter.State.OPEN : Filter.State.ANY, null, n % 3 == 0 ? "accepted" : null, "claim",
                n % 4 == 0 ? categories.get(n % 6) : null, null, null, today.minusDays(365), today, Filter.Due.ANY, null, null);
    }

    private static long megabytes(Path directory) throws java.io.IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> {
                try {
                    return Files.size(file);
                } catch (java.io.IOException gone) {
                    return 0;
                }
            }).sum() >> 20;
        }
    }

    private static void print(int clients, String viewer, String what, Percentiles bare, Percentiles times) {
        System.out.printf(Locale.ROOT, "| %d | %s | %s | %.1f | %.1f | %.1f | %.1f |%n", clients, viewer, what, times.millis(50), times.millis(95),
                times.millis(99), times.millis(95) / Math.max(0.05, bare.millis(95)));
    }
}
