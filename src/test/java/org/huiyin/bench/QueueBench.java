package org.huiyin.bench;

import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.huiyin.Huiyin;
import org.huiyin.access.Access;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.QueueFilter;
import org.huiyin.casework.Queues;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.huiyin.storage.Installation;
import org.huiyin.storage.OwnerOf;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Pages of the queue with eight clients: for a handler, a district head, a city supervisor and a viewer from whom matters are kept; the first and the
 * two hundredth page; open and ended legs. Beside each figure stands what a bare primary-key read costs on the same server in the same run, and the
 * ratio to it: figures of different machines compare by the ratio.
 */
public final class QueueBench {

    private static final int PAGE = 50;
    private static final int CLIENTS = 8;

    private QueueBench() {}

    public static void main(String[] args) throws Exception {
        int matters = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int calls = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        try (var context = new SpringApplicationBuilder(Huiyin.class)
                .web(WebApplicationType.SERVLET)
                .properties("server.port=0", "logging.level.root=warn", "huiyin.data=" + Files.createTempDirectory("huiyin-bench"))
                .run()) {
            var home = context.getBean(Installation.class).home();
            var organization = context.getBean(Organization.class);
            var jdbc = context.getBean(JdbcClient.class);
            long start = System.nanoTime();
            new ManyMatters(organization, OwnerOf.jdbc(context), home).make(matters);
            System.out.printf(Locale.ROOT, "%,d matters made in %.1f s%n", matters, (System.nanoTime() - start) / 1e9);
            var queues = context.getBean(Queues.class);
            var access = context.getBean(Access.class);
            var bare = Percentiles.of(CLIENTS, calls, () -> jdbc.sql("/* scope: bench */ select number from legs where home = ? and id = ?")
                    .params(home, UUID.fromString("00000000-0000-7000-9000-00000000000a"))
                    .query(String.class)
                    .optional());
            System.out.printf(Locale.ROOT, "bare read by key: p50 %.1f ms, p95 %.1f ms%n%n", bare.millis(50), bare.millis(95));
            System.out.println("| viewer | legs | page | p50 ms | p95 ms | p95 to bare p95 |");
            System.out.println("|---|---|---|---|---|---|");
            for (var viewer : List.of(
                    new Viewer("handler", "bureau-3", Set.of("handler")),
                    new Viewer("district head", "district-1", Set.of("office-head")),
                    new Viewer("city supervisor", "city", Set.of("supervisor")),
                    new Viewer("shielded handler", "district-0-0", Set.of("handler")))) {
                var office = ManyMatters.id(viewer.office());
                Scope scope = access.scopeOf(new SignedIn(new StaffId(UUID.randomUUID()), new PostId(UUID.randomUUID()), office,
                        organization.require(office).path(), viewer.name(), viewer.roles()));
                for (var view : List.of(QueueFilter.View.OPEN, QueueFilter.View.CLOSED)) {
                    QueueFilter filter = QueueFilter.of(view);
                    print(viewer, view, "first", bare, Percentiles.of(CLIENTS, calls, page(queues, scope, office, filter, null)));
                    var far = cursor(queues, scope, office, filter, 199);
                    print(viewer, view, far.page() + "th", bare, Percentiles.of(CLIENTS, calls, page(queues, scope, office, filter, far.cursor())));
                }
            }
        }
        System.exit(0);
    }

    private record Viewer(String name, String office, Set<String> roles) {}

    private record Far(int page, String cursor) {}

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

    private static void print(Viewer viewer, QueueFilter.View view, String page, Percentiles bare, Percentiles times) {
        System.out.printf(Locale.ROOT, "| %s | %s | %s | %.1f | %.1f | %.1f |%n", viewer.name(), view.name().toLowerCase(Locale.ROOT), page,
                times.millis(50), times.millis(95), times.millis(95) / Math.max(0.05, bare.millis(95)));
    }
}
