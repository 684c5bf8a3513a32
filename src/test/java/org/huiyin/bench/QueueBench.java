package org.huiyin.bench;

import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.huiyin.Huiyin;
import org.huiyin.access.Access;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.access.StaffAccounts;
import org.huiyin.casework.QueueFilter;
import org.huiyin.casework.Queues;
import org.huiyin.desk.Visitor;
import org.huiyin.journal.Actor;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.huiyin.storage.Installation;
import org.huiyin.storage.OwnerOf;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Pages of the queue with eight clients: for a handler, a district head, a city supervisor and a viewer from whom matters are kept; the first and the
 * two hundredth page; open and ended legs. The whole page over HTTP, with its counts, by clients that have signed in; beside it the one query of its
 * rows. Beside each figure stands what a bare primary-key read costs on the same server in the same run, and the ratio to it: figures of different
 * machines compare by the ratio. Other work on the machine does not change the CPU that a page costs: server and database together, clients left out.
 */
public final class QueueBench {

    /** As many rows as the page shows. */
    private static final int PAGE = 50;

    private static final int CLIENTS = 8;
    private static final String PASSWORD = "three grey herons on a bench";

    private QueueBench() {}

    /** Pages of each kind that are read before anything is measured: a working day has compiled what it runs. */
    private static final int WARM_UP = Integer.getInteger("huiyin.bench.warm", 150);

    /** A client at a steady pace asks for a page every so many milliseconds. */
    private static final int PACE_MILLIS = 500;

    public static void main(String[] args) throws Exception {
        int matters = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int calls = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        var kept = args.length > 2 ? Files.createDirectories(Path.of(args[2])) : Files.createTempDirectory("huiyin-bench");
        try (var context = new SpringApplicationBuilder(Huiyin.class)
                .web(WebApplicationType.SERVLET)
                .properties("server.port=0", "logging.level.root=warn", "huiyin.data=" + kept)
                .run()) {
            var home = context.getBean(Installation.class).home();
            var organization = context.getBean(Organization.class);
            var jdbc = context.getBean(JdbcClient.class);
            if (organization.find(ManyMatters.id("city")).isEmpty()) {
                long start = System.nanoTime();
                new ManyMatters(organization, OwnerOf.jdbc(context), home).make(matters);
                System.out.printf(Locale.ROOT, "%,d matters made in %.1f s%n", matters, (System.nanoTime() - start) / 1e9);
            }
            var queues = context.getBean(Queues.class);
            var access = context.getBean(Access.class);
            int port = Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.server.port")));
            var bare = Percentiles.of(CLIENTS, calls, () -> jdbc.sql("/* scope: bench */ select number from legs where home = ? and id = ?")
                    .params(home, UUID.fromString("00000000-0000-7000-9000-00000000000a"))
                    .query(String.class)
                    .optional());
            System.out.printf(Locale.ROOT, "bare read by key: p50 %.1f ms, p95 %.1f ms%n%n", bare.millis(50), bare.millis(95));
            var pages = new ArrayList<Measurement>();
            for (var viewer : List.of(
                    new Viewer("handler", "bureau-3", Set.of("handler")),
                    new Viewer("district head", "district-1", Set.of("office-head")),
                    new Viewer("city supervisor", "city", Set.of("supervisor")),
                    new Viewer("shielded handler", "district-0-0", Set.of("handler")))) {
                var office = ManyMatters.id(viewer.office());
                var who = employ(organization, context.getBean(StaffAccounts.class), viewer, office);
                Scope scope = access.scopeOf(who);
                var clients = new Clients(port, sessions(port, viewer));
                for (var view : List.of(QueueFilter.View.OPEN, QueueFilter.View.CLOSED)) {
                    QueueFilter filter = QueueFilter.of(view);
                    var far = cursor(queues, scope, office, filter, 199);
                    pages.add(new Measurement(viewer, view, "first", clients, null, page(queues, scope, office, filter, null)));
                    pages.add(new Measurement(viewer, view, far.page() + "th", clients, far.cursor(), page(queues, scope, office, filter, far.cursor())));
                }
            }
            for (var page : pages) {
                page.clients().read(page.address(), WARM_UP);
            }
            System.out.println("| viewer | legs | page | p50 ms | p95 ms | CPU ms a page | of it database | KB | at a pace p50 ms | p95 ms | rows p50 ms | rows p95 ms | p95 to bare p95 |");
            System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
            double worst = 0;
            double worstAtPace = 0;
            for (var page : pages) {
                var database = cpuOfDatabase();
                long own = cpuOfProgram();
                var closed = page.clients().read(page.address(), calls);
                double each = calls * (double) CLIENTS;
                double databaseMs = (cpuOfDatabase() - database) / 1e6 / each;
                double programMs = (cpuOfProgram() - own - closed.clientCpuNanos()) / 1e6 / each;
                var paced = page.clients().read(page.address(), Math.min(calls, 20), PACE_MILLIS);
                var rows = Percentiles.of(CLIENTS, calls, page.rows());
                System.out.printf(Locale.ROOT, "| %s | %s | %s | %.1f | %.1f | %.1f | %.1f | %d | %.1f | %.1f | %.1f | %.1f | %.1f |%n", page.viewer().name(),
                        page.view().name().toLowerCase(Locale.ROOT), page.page(), closed.times().millis(50), closed.times().millis(95), programMs + databaseMs,
                        databaseMs, closed.bytesEach() >> 10, paced.times().millis(50), paced.times().millis(95), rows.millis(50), rows.millis(95),
                        closed.times().millis(95) / Math.max(0.05, bare.millis(95)));
                worst = Math.max(worst, closed.times().millis(95));
                worstAtPace = Math.max(worstAtPace, paced.times().millis(95));
            }
            System.out.printf(Locale.ROOT, "%nThe slowest page over HTTP: p95 %.1f ms without a pause, %.1f ms at a pace of %d pages a second; the bar is 50 ms with eight clients"
                    + " on a machine with nothing else to do.%n", worst, worstAtPace, CLIENTS * 1000 / PACE_MILLIS);
        }
        System.exit(0);
    }

    private record Measurement(Viewer viewer, QueueFilter.View view, String page, Clients clients, @Nullable String cursor, Callable<?> rows) {

        String address() {
            return "/desk?view=" + view.name().toLowerCase(Locale.ROOT) + (cursor == null ? "" : "&after=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
        }
    }

    private record Viewer(String name, String office, Set<String> roles) {

        String login() {
            return name.replace(' ', '-');
        }
    }

    private record Far(int page, String cursor) {}

    private static SignedIn employ(Organization organization, StaffAccounts accounts, Viewer viewer, OfficeId office) {
        var staff = new StaffId(named(viewer, "staff"));
        var post = new PostId(named(viewer, "post"));
        if (organization.post(post).isEmpty()) {
            organization.addStaff(staff, viewer.name());
            organization.addPost(post, staff, office, viewer.name(), viewer.roles(), false, LocalDate.of(2026, 1, 1));
            accounts.open(staff, viewer.login(), PASSWORD, false, new Actor.Program("bench"), Instant.now());
        }
        return new SignedIn(staff, post, office, organization.require(office).path(), viewer.name(), viewer.roles());
    }

    private static UUID named(Viewer viewer, String what) {
        return UUID.nameUUIDFromBytes((viewer.name() + " " + what).getBytes(StandardCharsets.UTF_8));
    }

    /** Signs in once for each client, at the page where staff do. */
    private static List<String> sessions(int port, Viewer viewer) {
        var cookies = new ArrayList<String>();
        for (int i = 0; i < CLIENTS; i++) {
            var visitor = new Visitor(port);
            int status = visitor.signIn(viewer.login(), PASSWORD).statusCode();
            if (status != 302) {
                throw new IllegalStateException("sign-in answered " + status);
            }
            cookies.add("huiyin_desk=" + visitor.cookie("huiyin_desk") + "; huiyin_form=" + visitor.cookie("huiyin_form"));
        }
        return cookies;
    }

    private static Callable<?> page(Queues queues, Scope scope, OfficeId office, QueueFilter filter, String cursor) {
        return () -> queues.page(scope, office, filter, cursor, PAGE, Instant.now());
    }

    /** Walks to the page asked for, or to the last one there is. */
    private static Far cursor(Queues queues, Scope scope, OfficeId office, QueueFilter filter, int pages) {
        String cursor = null;
        for (int n = 1; n <= pages; n++) {
            var page = queues.page(scope, office, filter, cursor, PAGE, Instant.now());
            if (page.next() == null) {
                return new Far(n, cursor);
            }
            cursor = page.next();
        }
        return new Far(pages + 1, cursor);
    }

    private static long cpuOfProgram() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** CPU of every process this one has started: the database server and its workers. */
    private static long cpuOfDatabase() {
        return ProcessHandle.current().descendants().mapToLong(child -> child.info().totalCpuDuration().map(Duration::toNanos).orElse(0L)).sum();
    }
}
