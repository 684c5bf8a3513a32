package org.huiyin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huiyin.casework.NameVisibility;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** The demo city is filled through the real doors: every step of every story is taken, and no identity lies in the open. */
@HuiyinTest(properties = "huiyin.test.database=of its own")
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoSeedTests {

    private static final int MATTERS = 300;

    @Autowired
    DemoSeed seed;

    @Autowired
    JdbcClient jdbc;

    DemoSeed.Seeded seeded;
    Duration took;

    @BeforeAll
    void fill() {
        assertThat(seed.needed()).isTrue();
        long before = System.nanoTime();
        long cpuBefore = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        seeded = seed.fill(Integer.MAX_VALUE, (day, done, of) -> {});
        took = Duration.ofNanos(System.nanoTime() - before);
        System.out.printf("%d matters, %d acts in %d ms, %d ms of them in this thread%n", seeded.matters(), seeded.acts(), took.toMillis(),
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuBefore) / 1_000_000);
    }

    @Test
    void noStepOfAnyStoryIsRefused() {
        assertThat(seeded.refused()).isEmpty();
        assertThat(seeded.matters()).isEqualTo(MATTERS);
    }

    @Test
    void aSecondStartFindsTheDemoThere() {
        assertThat(seed.needed()).isFalse();
    }

    @Test
    void everyStandingADemoShowsIsThere() {
        var standings = jdbc.sql("select standing, count(*) as n from legs group by standing order by standing")
                .query((row, n) -> Map.entry(row.getString("standing"), row.getInt("n")))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        System.out.println(standings);
        assertThat(standings.keySet()).contains("registered", "received", "objected", "returned", "noticed", "accepted", "awaiting-approval", "issued", "served",
                "reopened", "under-review", "review-requested", "guided", "introduced", "replied", "concluded", "recorded", "answered", "rework");
    }

    @Test
    void someMattersAreLateAndSomeAreDueSoon() {
        var open = jdbc.sql("select due_on - current_date as days from legs where open and due_on is not null").query(Integer.class).list();
        assertThat(open).anyMatch(days -> days < 0).anyMatch(days -> days >= 0 && days <= 5).anyMatch(days -> days > 20);
    }

    @Test
    void namesNumbersAndAddressesAreNowhereInTheOpen() {
        var everything = dump();
        var found = new ArrayList<String>();
        var secrets = new HashSet<String>();
        for (var matter : seeded.courses().keySet()) {
            if (matter.visibility() != NameVisibility.NOBODY) {
                secrets.addAll(List.of(matter.filer().name(), matter.filer().phone(), matter.filer().address()));
            }
        }
        for (var secret : secrets) {
            var hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
            if (everything.contains(secret) || everything.contains(hex)) {
                found.add(secret);
            }
        }
        assertThat(secrets).hasSizeGreaterThan(MATTERS * 2);
        assertThat(found).isEmpty();
    }

    @Test
    void noTwoFilersAreOnePerson() {
        assertThat(seeded.courses().keySet().stream().map(m -> m.filer().name())).doesNotHaveDuplicates();
        assertThat(seeded.courses().keySet().stream().map(m -> m.filer().phone())).doesNotHaveDuplicates();
    }

    /** Every row of every table, as text; bytes come out in hexadecimal. */
    private String dump() {
        var tables = jdbc.sql("select quote_ident(tablename) from pg_tables where schemaname = 'public'").query(String.class).list();
        assertThat(tables).hasSizeGreaterThan(20);
        var text = new StringBuilder();
        for (var table : tables) {
            if (jdbc.sql("select has_table_privilege(?, 'select')").param(table).query(Boolean.class).single()) {
                jdbc.sql("select t::text from " + table + " t").query(String.class).list().forEach(row -> text.append(row).append('\n'));
            }
        }
        return text.toString();
    }
}
