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
import org.huiyin.intake.Filings;
import org.huiyin.organization.Organization;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.huiyin.search.Ask;
import org.huiyin.search.Filter;
import org.huiyin.search.Search;
import org.huiyin.search.Words;
import org.huiyin.storage.Installation;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Searches for words of two characters as a page does: reach, exclusions read from PostgreSQL, index, legs and words read again within the scope, marks.
 * With filters and without, by one client and by eight; the counts of filters apart. Beside the times stand the CPU of a call, which other work on the
 * machine does not change, and what a bare read by key costs in the same run.
 */
public final class SearchBench {

    private static final int PAGE = 20;
    private static final int FILINGS = 50;
    /** Calls of every kind before anything is measured: the compiler and the caches of a server that has run for a while. */
    private static final int WARM = 300;

    private static final List<Viewer> VIEWERS = List.of(new Viewer("city supervisor", "city", Set.of("supervisor")),
            new Viewer("district head", "district-1", Set.of("office-head")), new Viewer("handler", "bureau-3", Set.of("handler")),
            new Viewer("shielded handler", "district-0-0", Set.of("handler")));

    private final ConfigurableApplicationContext context;
    private final Search search;
    private final int calls;
    private final List<Words> words;
    private final AtomicInteger next = new AtomicInteger();

    private SearchBench(ConfigurableApplicationContext context, int calls, ManyTexts texts) {
        this.context = context;
        this.search = context.getBean(Search.class);
        this.calls = calls;
        this.words = texts.typed(2000).stream().map(Words::read).toList();
    }

    public static void main(String[] args) throws Exception {
        int matters = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int calls = args.length > 1 ? Integer.parseInt(args[1]) : 300;
        Path data = Path.of(System.getProperty("bench.data"));
        Files.createDirectories(data);
        try (var context = new SpringApplicationBuilder(Huiyin.class)
                .web(WebApplicationType.SERVLET)
                .properties("server.port=0", "logging.level.root=warn", "huiyin.data=" + data)
                .run()) {
            var texts = new SearchCity(context, data).with(matters);
            var bench = new SearchBench(context, calls, texts);
            bench.warmUp();
            bench.table();
            System.out.printf("%nMemory of the program: %s%n", Memory.now());
            bench.filings();
            if (Boolean.getBoolean("bench.explain")) {
                bench.explain();
            }
        }
        System.exit(0);
    }

    private record Viewer(String name, String office, Set<String> roles) {}

    private Scope scope(Viewer viewer) {
        var office = ManyMatters.id(viewer.office());
        return context.getBean(Access.class).scopeOf(new SignedIn(new StaffId(UUID.randomUUID()), new PostId(UUID.randomUUID()), office,
                context.getBean(Organization.class).require(office).path(), viewer.name(), viewer.roles()));
    }

    private Callable<?> find(Scope scope, Ask.Order order, boolean filtered) {
        return () -> {
            int n = next.getAndIncrement();
            return search.find(scope, words.get(n % words.size()), filtered ? filter(n) : Filter.none(), order, null, PAGE, Instant.now());
        };
    }

    private Callable<?> count(Scope scope) {
        return () -> {
            int n = next.getAndIncrement();
            return search.count(scope, words.get(n % words.size()), filter(n), Instant.now());
        };
    }

    private void warmUp() throws Exception {
        for (var viewer : VIEWERS) {
            var scope = scope(viewer);
            for (Callable<?> call : List.of(find(scope, Ask.Order.RELEVANCE, true), find(scope, Ask.Order.DUE, true), find(scope, Ask.Order.RELEVANCE, false), count(scope))) {
                for (int i = 0; i < WARM; i++) {
                    call.call();
                }
            }
        }
    }

    private void table() throws Exception {
        System.out.println("\n| clients | viewer | what | p50 ms | p95 ms | p99 ms | CPU ms a call | of it database | p95 to bare p95 |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        var jdbc = context.getBean(JdbcClient.class);
        int home = context.getBean(Installation.class).home();
        for (int clients : List.of(1, 8)) {
            Callable<?> read = () -> jdbc.sql("/* scope: bench */ select number from legs where home = ? and id = ?")
                    .params(home, UUID.fromString("00000000-0000-7000-9000-00000000000a")).query(String.class).optional();
            var bare = row(clients, "–", "bare read by key", read, null);
            for (var viewer : VIEWERS) {
                var scope = scope(viewer);
                for (var order : List.of(Ask.Order.RELEVANCE, Ask.Order.DUE)) {
                    row(clients, viewer.name(), "filters, marks, by " + order.name().toLowerCase(Locale.ROOT), find(scope, order, true), bare);
                }
                row(clients, viewer.name(), "no filter, marks", find(scope, Ask.Order.RELEVANCE, false), bare);
                row(clients, viewer.name(), "counts of filters alone", count(scope), bare);
            }
        }
    }

    private Percentiles row(int clients, String viewer, String what, Callable<?> call, Percentiles bare) throws Exception {
        // every row asks for the same words with the same filters
        next.set(0);
        Percentiles.run(clients, Math.max(5, calls / 10), call);
        next.set(0);
        var before = Cpu.now();
        var measured = Percentiles.run(clients, calls, call);
        var used = Cpu.now().since(before);
        double each = 1e6 * clients * calls;
        System.out.printf(Locale.ROOT, "| %d | %s | %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |%n", clients, viewer, what, measured.millis(50), measured.millis(95),
                measured.millis(99), used.nanos() / each, used.database() / each, measured.millis(95) / Math.max(0.05, (bare == null ? measured : bare).millis(95)));
        return measured;
    }

    private void filings() throws InterruptedException {
        var found = new FilingToFound(context.getBean(Filings.class), search, scope(new Viewer("petition officer", "petition", Set.of("petition-officer")))).of(FILINGS);
        System.out.printf(Locale.ROOT, "From filing to found, %d filings: p50 %.0f ms, p95 %.0f ms, longest %.0f ms%n", FILINGS, found.millis(50), found.millis(95), found.millis(100));
    }

    private void explain() {
        for (var viewer : VIEWERS) {
            var scope = scope(viewer);
            System.out.printf("%n## The queries of one page, %s%n", viewer.name());
            for (var plan : Explained.of(context.getBean(JdbcTemplate.class),
                    () -> search.find(scope, words.get(7), filter(4), Ask.Order.RELEVANCE, null, PAGE, Instant.now()))) {
                System.out.println("\n" + plan.sql().strip());
                plan.lines().forEach(line -> System.out.println("    " + line));
            }
        }
    }

    /** A state, sometimes a standing, a category and a year. */
    private static Filter filter(int n) {
        var categories = List.of("URBAN", "HOUSING", "ENVIRONMENT", "TRANSPORT", "LABOUR", "EDUCATION");
        var today = LocalDate.now();
        return new Filter(n % 2 == 0 ? Filter.State.OPEN : Filter.State.ANY, null, n % 3 == 0 ? "accepted" : null, "claim",
                n % 4 == 0 ? categories.get(n % 6) : null, null, null, today.minusDays(365), today, Filter.Due.ANY, null, null);
    }
}
