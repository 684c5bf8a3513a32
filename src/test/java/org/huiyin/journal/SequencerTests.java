package org.huiyin.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.huiyin.storage.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every committed entry gets one position, without a gap, whatever the order of commits. */
class SequencerTests {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @RegisterExtension
    static final TestDatabase ELSEWHERE = TestDatabase.fresh();

    private static int lastHome = 100_000;

    private final JdbcClient db = DATABASE.jdbc();
    private final Journal journal = new Journal(db);
    private final TransactionTemplate transaction = DATABASE.transactions();
    private final Sequencer sequencer = sequencer(DATABASE);
    private int home;

    private static Sequencer sequencer(TestDatabase database) {
        return new Sequencer(database.jdbc(), new DataSourceTransactionManager(database.app()));
    }

    @BeforeEach
    void aHomeOfItsOwn() {
        home = ++lastHome;
    }

    private EntryId append(int number) {
        return journal.append(new NewEntry(home, null, null, "test", LocalDate.of(2026, 3, 16), new Actor.Program("test"), Map.of("n", number)));
    }

    private List<EntryId> order() {
        return order(db);
    }

    private List<EntryId> order(JdbcClient db) {
        var positions = new ArrayList<Long>();
        var entries = db.sql("select position, entry from journal_order where home = :home order by position")
                .param("home", home)
                .query((row, n) -> {
                    positions.add(row.getLong("position"));
                    return new EntryId(home, row.getObject("entry", java.util.UUID.class));
                })
                .list();
        assertThat(positions).as("gapless from 0").containsExactlyElementsOf(LongStream.range(0, positions.size()).boxed().toList());
        assertThat(new HashSet<>(entries)).as("each once").hasSameSizeAs(entries);
        return entries;
    }

    @Test
    void numbersInTheOrderOfRecording() {
        var one = transaction.execute(_ -> append(1));
        var two = transaction.execute(_ -> append(2));
        var three = transaction.execute(_ -> append(3));
        assertThat(sequencer.run()).isEqualTo(3);
        assertThat(order()).containsExactly(one, two, three);
        assertThat(sequencer.run()).isZero();
    }

    @Test
    void anEntryThatCommitsLaterThanOneThatBeganLaterIsNotLost() throws Exception {
        var begun = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // the first transaction appends (lower id, earlier time, lower xid) and commits last
            Future<EntryId> slow = threads.submit(() -> transaction.execute(_ -> {
                var id = append(1);
                begun.countDown();
                await(mayCommit);
                return id;
            }));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            var fast = transaction.execute(_ -> append(2));
            assertThat(sequencer.run()).isEqualTo(1);
            assertThat(order()).containsExactly(fast);
            assertThat(sequencer.run()).as("the first is not committed").isZero();
            mayCommit.countDown();
            var late = slow.get(10, TimeUnit.SECONDS);
            assertThat(sequencer.run()).isEqualTo(1);
            assertThat(order()).containsExactly(fast, late);
        }
    }

    @Test
    void aLongTransactionHoldsUpNobody() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // holds the oldest snapshot and an xid for as long as the others work
            var other = threads.submit(() -> transaction.execute(_ -> {
                append(0);
                begun.countDown();
                await(mayEnd);
                return 0;
            }));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            for (int i = 1; i <= 20; i++) {
                int number = i;
                transaction.execute(_ -> append(number));
                assertThat(sequencer.run()).isEqualTo(1);
            }
            mayEnd.countDown();
            other.get(10, TimeUnit.SECONDS);
        }
        assertThat(sequencer.run()).isEqualTo(1);
        assertThat(order()).hasSize(21);
    }

    @Test
    void aRolledBackEntryLeavesNoGap() {
        var kept = new ArrayList<EntryId>();
        for (int i = 0; i < 10; i++) {
            int number = i;
            var id = transaction.execute(status -> {
                var appended = append(number);
                if (number % 3 == 0) {
                    status.setRollbackOnly();
                }
                return appended;
            });
            if (number % 3 != 0) {
                kept.add(id);
            }
            if (number % 4 == 0) {
                sequencer.run();
            }
        }
        sequencer.run();
        assertThat(order()).containsExactlyElementsOf(kept);
    }

    @Test
    void manyWritersAndSeveralSequencersGiveOneGaplessOrder() throws Exception {
        int writers = 8;
        int each = 200;
        var writing = new AtomicBoolean(true);
        var appended = java.util.concurrent.ConcurrentHashMap.<EntryId>newKeySet();
        var seen = new ArrayList<EntryId>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Future<?>>();
            for (int w = 0; w < writers; w++) {
                int writer = w;
                work.add(threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        int number = i;
                        transaction.executeWithoutResult(status -> {
                            var ids = new ArrayList<EntryId>();
                            for (int k = 0; k <= number % 3; k++) {
                                ids.add(append(writer * 1000 + number));
                            }
                            if (number % 7 == 3) {
                                status.setRollbackOnly();
                            } else {
                                appended.addAll(ids);
                            }
                        });
                    }
                }));
            }
            var numbering = new ArrayList<Future<?>>();
            for (int s = 0; s < 3; s++) {
                var own = sequencer(DATABASE);
                numbering.add(threads.submit(() -> {
                    while (writing.get()) {
                        own.run();
                    }
                }));
            }
            // a reader that goes by position meanwhile: what it saw never changes and it misses nothing
            var store = new JournalStore(db);
            var reading = threads.submit(() -> {
                boolean last = false;
                while (true) {
                    last = !writing.get();
                    var next = store.ordered(home, seen.size(), 100);
                    next.forEach(entry -> seen.add(entry.id()));
                    if (last && next.isEmpty()) {
                        return;
                    }
                }
            });
            for (var job : work) {
                job.get(120, TimeUnit.SECONDS);
            }
            while (sequencer.run() > 0 || unordered() > 0) {
                Thread.onSpinWait();
            }
            writing.set(false);
            for (var job : numbering) {
                job.get(60, TimeUnit.SECONDS);
            }
            reading.get(60, TimeUnit.SECONDS);
        }
        var order = order();
        assertThat(order).hasSize(appended.size());
        assertThat(appended).containsAll(order);
        assertThat(seen).isEqualTo(order);
    }

    private long unordered() {
        return db.sql("select count(*) from journal_unordered where home = :home").param("home", home).query(Long.class).single();
    }

    @Test
    void aSequencerThatReadAnOlderPositionIsFenced() {
        transaction.execute(_ -> append(1));
        sequencer.run();
        // it read position 1, lost its lock (its connection, its server), and another numbered meanwhile
        long read = 1;
        transaction.execute(_ -> append(2));
        assertThat(sequencer.run(home)).isEqualTo(1);
        var third = transaction.execute(_ -> append(3));
        assertThatThrownBy(() -> transaction.execute(_ -> sequencer.number(home, read))).isInstanceOf(RuntimeException.class);
        assertThat(order()).hasSize(2);
        // also when nothing stands in its way but the fence
        assertThatThrownBy(() -> transaction.execute(_ -> sequencer.number(home, 7))).isInstanceOf(Sequencer.StaleSequencer.class);
        assertThat(order()).hasSize(2);
        assertThat(sequencer.run()).isEqualTo(1);
        assertThat(order()).hasSize(3).endsWith(third);
    }

    @Test
    void aSequencerAtWorkLetsAnotherPassBy() throws Exception {
        transaction.execute(_ -> append(1));
        sequencer.run();
        transaction.execute(_ -> append(2));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var other = transaction.execute(_ -> {
                db.sql("select 1 from journal_sequencers where home = :home for update").param("home", home).query(Integer.class).single();
                try {
                    return threads.submit(() -> sequencer.run(home)).get(10, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(other).isZero();
        }
        assertThat(sequencer.run()).isEqualTo(1);
    }

    @Test
    void goesOnInARestoredCopyFromTheSamePositions() {
        for (int i = 0; i < 5; i++) {
            int number = i;
            transaction.execute(_ -> append(number));
        }
        sequencer.run();
        // one is committed and has no position when the backup is taken
        transaction.execute(_ -> append(5));
        var before = order();

        var from = JdbcClient.create(DATABASE.owner());
        var to = JdbcClient.create(ELSEWHERE.owner());
        for (var table : List.of("journal_entries", "journal_salts", "journal_unordered", "journal_order", "journal_sequencers")) {
            var columns = from.sql("""
                    select string_agg(column_name, ', ' order by ordinal_position) from information_schema.columns
                    where table_name = :table and table_schema = 'public' and is_generated = 'NEVER'
                    """).param("table", table).query(String.class).single();
            for (var row : from.sql("select to_jsonb(t) #>> '{}' from " + table + " t where home = :home").param("home", home)
                    .query(String.class).list()) {
                to.sql("insert into " + table + " (" + columns + ") select " + columns + " from jsonb_populate_record(null::" + table
                        + ", :row::jsonb)").param("row", row).update();
            }
        }

        var elsewhere = ELSEWHERE.jdbc();
        var copy = new Journal(elsewhere);
        assertThat(order(elsewhere)).isEqualTo(before);
        assertThat(sequencer(ELSEWHERE).run()).isEqualTo(1);
        var added = ELSEWHERE.transactions().execute(_ -> copy.append(
                new NewEntry(home, null, null, "test", LocalDate.of(2026, 3, 17), new Actor.Program("test"), Map.of("n", 7))));
        assertThat(sequencer(ELSEWHERE).run()).isEqualTo(1);
        var order = order(elsewhere);
        assertThat(order).hasSize(7).startsWith(before.toArray(EntryId[]::new)).endsWith(added);
        assertThat(order).allSatisfy(id -> assertThat(copy.verify(id)).isEqualTo(Journal.Verdict.INTACT));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
