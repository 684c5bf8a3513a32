package org.huiyin.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Batch;
import org.huiyin.journal.FollowerStatus;
import org.huiyin.journal.Followers;
import org.huiyin.journal.Ids;
import org.huiyin.journal.Journal;
import org.huiyin.journal.MatterId;
import org.huiyin.journal.NewEntry;
import org.huiyin.journal.Projection;
import org.huiyin.storage.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The journal and the vault as the program wires them: threads follow, an identity is erased, a projection is made again from zero. */
class ReplayAfterErasureTests {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @TempDir
    static Path data;

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 16);
    private static final Actor PROGRAM = new Actor.Program("test");

    /** Acts of each matter, and whether its person can still be asked. Reads the facts, as every projection does. */
    private record Figures(JdbcClient db, Vault vault) implements Projection {

        @Override
        public String name() {
            return "figures";
        }

        @Override
        public void follow(Batch batch) {
            for (var entry : batch.entries()) {
                var matter = entry.matter();
                if (matter != null) {
                    db.sql("""
                            insert into figures values (:home, :matter, 1, :known)
                            on conflict (home, matter) do update set acts = figures.acts + 1, known = excluded.known
                            """)
                            .param("home", matter.home()).param("matter", matter.value()).param("known", !vault.present(matter).isEmpty())
                            .update();
                }
            }
        }

        @Override
        public void reset(int home) {
            db.sql("delete from figures where home = :home").param("home", home).update();
        }
    }

    @Test
    void madeFromZeroItIsTheSame() throws Exception {
        var owner = JdbcClient.create(DATABASE.owner());
        owner.sql("create table figures (home int, matter uuid, acts int, known boolean, primary key (home, matter))").update();
        owner.sql("grant all on figures to huiyin_app").update();

        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.of("huiyin.data", data.toString())));
            context.registerBean(DataSource.class, DATABASE::app, definition -> definition.setDestroyMethodName(""));
            context.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(DATABASE.app()));
            context.registerBean(JdbcClient.class, DATABASE::jdbc);
            context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
            context.registerBean(Figures.class, () -> new Figures(context.getBean(JdbcClient.class), context.getBean(Vault.class)));
            context.scan("org.huiyin.journal", "org.huiyin.vault");
            context.refresh();

            var vault = context.getBean(Vault.class);
            var journal = context.getBean(Journal.class);
            var followers = context.getBean(Followers.class);
            MatterId erased = null;
            for (int i = 0; i < 10; i++) {
                var matter = new MatterId(370100, Ids.next());
                DATABASE.transactions().executeWithoutResult(_ -> {
                    vault.seal(matter, Map.of(Field.NAME, "张三丰"));
                    journal.append(new NewEntry(370100, matter, null, "petition.register", TODAY, PROGRAM, Map.of()));
                });
                erased = matter;
            }
            caughtUp(followers, 10);
            assertThat(figures()).hasSize(10).allMatch(row -> row.endsWith(" 1 true"));
            var gone = erased;
            DATABASE.transactions().executeWithoutResult(_ -> vault.erase(gone, PROGRAM, "asked", TODAY));
            caughtUp(followers, 11);
            var before = figures();
            assertThat(before).hasSize(10).filteredOn(row -> row.endsWith(" 2 false")).containsExactly(gone + " 2 false");

            followers.replay("figures");
            caughtUp(followers, 11);
            assertThat(figures()).isEqualTo(before);
            assertThat(context.getBean(MeterRegistry.class).get("huiyin.journal.lag").tag("follower", "figures").gauge().value()).isZero();
        }
    }

    private List<String> figures() {
        return DATABASE.jdbc().sql("select matter || ' ' || acts || ' ' || known from figures order by matter").query(String.class).list();
    }

    private static void caughtUp(Followers followers, long position) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            var status = followers.status();
            if (!status.isEmpty() && status.stream().mapToLong(FollowerStatus::position).sum() == position) {
                return;
            }
            Thread.sleep(20);
        }
        assertThat(followers.status()).as("followed up to " + position).extracting(FollowerStatus::position).containsExactly(position);
    }
}
