package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.huiyin.access.Scope.Sight;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.StaffId;
import org.huiyin.storage.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** With 100,000 legs a page of the queue reads an index in the order of due dates, shield included: no scan of the table, no sort. */
class ScopePlanTests {

    private static final int HOME = 370100;
    private static final int LEGS = 100_000;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    /** Offices by number: 0 the top, 1–20 its branches, 21–400 under these. */
    static OfficeId office(int n) {
        return new OfficeId(new UUID(7, n));
    }

    @BeforeAll
    static void fill() {
        var owner = JdbcClient.create(DATABASE.owner());
        TestMatters.insert(owner, HOME, LEGS);
        owner.sql("""
                insert into legs (home, id, matter, number, kind, office_id, office_path, branch_id, turn_id, standing, open, sealed, procedure, class,
                                  due_at, opened_at, opened_on, closed_at)
                select :home, ('00000000-0000-7000-9000-' || lpad(to_hex(g), 12, '0'))::uuid,
                       ('00000000-0000-7000-8000-' || lpad(to_hex(g), 12, '0'))::uuid, 'N' || g, 'handling', o.id, o.path, o.branch, o.id,
                       'accepted', g % 10 < 6, g % 200 = 0, 'cn-petition-2022', 'claim', now() + (g * 7919 % 90) * interval '1 day', now(),
                       current_date, case when g % 10 < 6 then null else now() - g * interval '1 minute' end
                  from generate_series(1, :legs) g
                  join lateral (select 21 + g * 31 % 380 as n) at on true
                  join lateral (select ('00000000-0000-0007-0000-' || lpad(to_hex(at.n), 12, '0'))::uuid as id,
                                       'top/b' || at.n % 20 + 1 || '/o' || at.n || '/' as path,
                                       ('00000000-0000-0007-0000-' || lpad(to_hex(at.n % 20 + 1), 12, '0'))::uuid as branch) o on true
                """).param("home", HOME).param("legs", LEGS).update();
        owner.sql("""
                insert into accused (home, matter, ordinal, kind, office_id, office_path, added_at)
                select :home, ('00000000-0000-7000-8000-' || lpad(to_hex(g), 12, '0'))::uuid, 1, 'OFFICE',
                       ('00000000-0000-0007-0000-' || lpad(to_hex(3), 12, '0'))::uuid, 'top/b3/', now() from generate_series(1, :legs, 50) g
                """).param("home", HOME).param("legs", LEGS).update();
        for (var table : List.of("matters", "legs", "accused", "recusals", "sealed_receivers")) {
            owner.sql("vacuum analyze " + table).update();
        }
    }

    @Test
    void aHandlerReadsTheIndexOfTheirOffice() {
        plan(new Sight.Offices(List.of(office(42))), List.of(office(0), office(3), office(42)), true, "legs_open_office");
        plan(new Sight.Offices(List.of(office(42))), List.of(office(0), office(3), office(42)), false, "legs_closed_office");
    }

    @Test
    void aDistrictHeadReadsTheIndexOfTheirBranch() {
        plan(new Sight.Branch(office(5)), List.of(office(0), office(5)), true, "legs_open_branch");
        plan(new Sight.Branch(office(5)), List.of(office(0), office(5)), false, "legs_closed_branch");
    }

    @Test
    void aShieldedDistrictHeadReadsItToo() {
        var found = plan(new Sight.Branch(office(3)), List.of(office(0), office(3)), true, "legs_open_branch");
        assertThat(found).as("every row of an accused matter is left out").isEqualTo(51);
    }

    @Test
    void aCitySupervisorReadsTheIndexOfTheCity() {
        plan(new Sight.WholeHome(), List.of(office(0)), true, "legs_open_city");
        plan(new Sight.WholeHome(), List.of(office(0)), false, "legs_closed_city");
    }

    private int plan(Sight sight, List<OfficeId> line, boolean open, String index) {
        var scope = Scope.of(HOME, sight, new Scope.Viewer(new StaffId(UUID.randomUUID()), line.getLast(), line));
        var order = open ? "coalesce(l.due_at, 'infinity'::timestamptz), l.id" : "l.closed_at desc, l.id desc";
        var after = open
                ? "(coalesce(l.due_at, 'infinity'::timestamptz), l.id) > (now() + interval '3 days', '00000000-0000-7000-9000-000000000001'::uuid)"
                : "(l.closed_at, l.id) < (now() - interval '3 days', '00000000-0000-7000-9000-000000000001'::uuid)";
        int rows = 0;
        for (var where : List.of("true", after)) {
            var sql = "select l.id, l.number from legs l where " + scope.visible("l") + (open ? " and l.open" : " and not l.open") + " and " + where
                    + " order by " + order + " limit 51";
            var lines = new ArrayList<>(scope.bind(DATABASE.jdbc().sql("explain (analyze, buffers, costs off) " + sql)).query(String.class).list());
            var plan = String.join("\n", lines);
            assertThat(plan).contains(index).doesNotContain("Seq Scan on legs").doesNotContain("Sort Key");
            rows = scope.bind(DATABASE.jdbc().sql(sql)).query((row, _) -> row.getString(1)).list().size();
        }
        return rows;
    }
}
