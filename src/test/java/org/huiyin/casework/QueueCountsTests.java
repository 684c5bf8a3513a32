package org.huiyin.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huiyin.access.Scope;
import org.huiyin.access.Scope.Sight;
import org.huiyin.access.TestMatters;
import org.huiyin.access.TestScopes;
import org.huiyin.casework.QueueFilter.Due;
import org.huiyin.casework.QueueFilter.View;
import org.huiyin.organization.OfficeId;
import org.huiyin.storage.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * Whatever way the counts are read, by one pass or by a stretch of an index for each, they are those of the rows; and after the shield. Forty
 * offices in four branches; of 36,000 legs a third is open; one open leg in three has a target before its deadline, one in eight a target only,
 * one in eleven no date.
 */
class QueueCountsTests {

    private static final int HOME = 370100;
    private static final int LEGS = 36_000;
    private static final Instant NOW = Instant.parse("2026-09-10T03:20:00Z");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private final Queues queues = new Queues(DATABASE.jdbc(), new SteadyPlans(DATABASE.jdbc(), new DataSourceTransactionManager(DATABASE.app())));

    private static OfficeId office(int n) {
        return new OfficeId(new UUID(7, n));
    }

    @BeforeAll
    static void fill() {
        var owner = JdbcClient.create(DATABASE.owner());
        TestMatters.insert(owner, HOME, LEGS);
        owner.sql("""
                insert into legs (home, id, matter, number, kind, office_id, office_path, branch_id, turn_id, standing, open, sealed, procedure, class,
                                  due_at, legal_due_at, opened_at, opened_on, closed_at)
                select :home, ('00000000-0000-7000-9000-' || lpad(to_hex(g), 12, '0'))::uuid,
                       ('00000000-0000-7000-8000-' || lpad(to_hex(g), 12, '0'))::uuid, 'N' || g, 'handling', o.id, 'top/', o.branch, o.id,
                       case when g % 5 = 0 then 'received' else 'accepted' end, g % 6 < 2, g % 200 = 0, 'cn-petition-2022', 'claim',
                       case when g % 11 = 0 then null when g % 9 in (1, 3, 6) then legal - interval '4 days' else legal end,
                       case when g % 11 = 0 or g % 8 = 0 then null else legal end,
                       now(), current_date, case when g % 6 < 2 then null else now() - g * interval '1 minute' end
                  from generate_series(1, :legs) g
                  join lateral (select cast(:now as timestamptz) + (g * 7919 % 30 - 12) * interval '1 day' as legal) due on true
                  join lateral (select ('00000000-0000-0007-0000-' || lpad(to_hex(g * 31 % 40 + 1), 12, '0'))::uuid as id,
                                       ('00000000-0000-0007-0000-' || lpad(to_hex(g * 31 % 4 + 101), 12, '0'))::uuid as branch) o on true
                """).param("home", HOME).param("legs", LEGS).param("now", NOW.atOffset(java.time.ZoneOffset.UTC)).update();
        owner.sql("""
                insert into accused (home, matter, ordinal, kind, office_id, office_path, added_at)
                select :home, ('00000000-0000-7000-8000-' || lpad(to_hex(g), 12, '0'))::uuid, 1, 'OFFICE',
                       ('00000000-0000-0007-0000-' || lpad(to_hex(102), 12, '0'))::uuid, 'top/', now() from generate_series(1, :legs, 7) g
                """).param("home", HOME).param("legs", LEGS).update();
        for (var table : List.of("matters", "legs", "accused", "recusals")) {
            owner.sql("vacuum analyze " + table).update();
        }
    }

    @Test
    void theCountsAreThoseOfTheRows() {
        var viewers = List.of(
                TestScopes.of(HOME, new Sight.Offices(List.of(office(7))), List.of(office(100), office(7))),
                TestScopes.of(HOME, new Sight.Branch(office(101)), List.of(office(100), office(101))),
                TestScopes.of(HOME, new Sight.Branch(office(102)), List.of(office(100), office(102))),
                TestScopes.of(HOME, new Sight.WholeHome(), List.of(office(100))),
                TestScopes.of(HOME, new Sight.Offices(List.of(office(3), office(4), office(9))), List.of(office(100), office(102), office(3))));
        for (var viewer : viewers) {
            for (var filter : List.of(QueueFilter.of(View.OPEN), QueueFilter.of(View.TURN),
                    new QueueFilter(View.OPEN, Due.ANY, "received", null, null, null, null, null))) {
                for (int days = -20; days <= 20; days += 8) {
                    var now = NOW.plus(days, ChronoUnit.DAYS);
                    var counted = queues.together(() -> queues.counts(viewer, office(7), filter, now));
                    assertThat(queues.counts(viewer, office(7), filter, now)).isEqualTo(counted);
                    for (var due : Due.values()) {
                        int rows = rows(viewer, filter.due(due), now);
                        assertThat(counted.get(due)).as("%s of %s on %s", due, filter, now).isEqualTo(Math.min(rows, Queues.MOST_COUNTED + 1));
                        assertThat(queues.count(viewer, office(7), filter.due(due), now)).isEqualTo(Math.min(rows, Queues.MOST_COUNTED + 1));
                    }
                }
            }
        }
    }

    @Test
    void everyCountIsFullOnSomeDayAndExactOnAnother() {
        var city = TestScopes.of(HOME, new Sight.WholeHome(), List.of(office(100)));
        for (var due : List.of(Due.LATE, Due.SOON, Due.OVER)) {
            var counted = new ArrayList<Integer>();
            for (int days = -20; days <= 20; days += 4) {
                counted.add(queues.count(city, office(7), QueueFilter.of(View.OPEN).due(due), NOW.plus(days, ChronoUnit.DAYS)));
            }
            assertThat(counted).as("%s", due).contains(Queues.MOST_COUNTED + 1).anyMatch(count -> count < Queues.MOST_COUNTED);
        }
    }

    /** All pages of the queue, put together. */
    private int rows(Scope scope, QueueFilter filter, Instant now) {
        int rows = 0;
        String after = null;
        do {
            var page = queues.page(scope, office(7), filter, after, 500, now);
            rows += page.rows().size();
            after = page.next();
        } while (after != null && rows <= Queues.MOST_COUNTED);
        return rows;
    }

    /** Counting reads indexes alone: the shield finds the matter in them, and no row of the table is touched. */
    @Test
    void aLongQueueIsCountedInIndexesAlone() {
        for (Sight sight : List.of(new Sight.Branch(office(101)), new Sight.WholeHome())) {
            var scope = TestScopes.of(HOME, sight, List.of(office(100), office(101)));
            for (var sql : QueueCounts.statements(QueueWhere.of(scope, office(7), QueueFilter.of(View.OPEN), NOW))) {
                var plan = String.join("\n", QueueWhere.of(scope, office(7), QueueFilter.of(View.OPEN), NOW)
                        .bind(DATABASE.jdbc().sql("explain (costs off) " + sql)).query(String.class).list());
                assertThat(plan).contains("Index Only Scan using legs_open_");
                assertThat(Pattern.compile("(Index|Seq|Heap) Scan (using \\w+ )?on legs").matcher(plan.replace("Index Only Scan", "")).find())
                        .as(plan).isFalse();
            }
        }
    }
}
