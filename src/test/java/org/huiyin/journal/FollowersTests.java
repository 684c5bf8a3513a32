package org.huiyin.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.huiyin.storage.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class FollowersTests {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final Duration NO_HOLD = Duration.ZERO;
    private static int last = 0;

    private final JdbcClient db = DATABASE.jdbc();
    private final DataSourceTransactionManager transactions = new DataSourceTransactionManager(DATABASE.app());
    private final TransactionTemplate transaction = DATABASE.transactions();
    private final Journal journal = new Journal(db);
    private final Sequencer sequencer = new Sequencer(db, transactions);
    private int home;
    private String name;

    @BeforeEach
    void aHomeOfItsOwn() {
        last++;
        home = 200_000 + last;
        name = "test-" + last;
        JdbcClient.create(DATABASE.owner()).sql("""
                create table if not exists test_counts (name text, home int, act text, n bigint, primary key (name, home, act))
                """).update();
        JdbcClient.create(DATABASE.owner()).sql("grant all on test_counts to huiyin_app").update();
    }

    private EntryId append(String act, Map<String, Object> payload) {
        return transaction.execute(_ -> journal.append(new NewEntry(home, null, null, act, LocalDate.of(2026, 3, 16),
                new Actor.Program("test"), payload)));
    }

    private void append(int count) {
        IntStream.range(0, count).forEach(i -> append("act-" + i % 3, Map.of("n", i)));
        sequencer.run();
    }

    private Followers followers(List<Projection> projections, List<Effect> effects, Duration hold) {
        var followers = new Followers(db, transactions, projections, effects, hold);
        followers.begin();
        return followers;
    }

    /** Counts acts in a table; fails on the entries it is told to. */
    private final class Counting implements Projection {

        private long failAt = -1;
        private final List<Integer> batches = new ArrayList<>();

        @Override
        public String name() {
            return name;
        }

        @Override
        public void follow(Batch batch) {
            if (batch.home() != home) {
                return;
            }
            batches.add(batch.entries().size());
            for (int i = 0; i < batch.entries().size(); i++) {
                db.sql("""
                        insert into test_counts values (:name, :home, :act, 1)
                        on conflict (name, home, act) do update set n = test_counts.n + 1
                        """).param("name", name).param("home", home).param("act", batch.entries().get(i).act()).update();
                if (batch.first() + i == failAt) {
                    throw new IllegalArgumentException("张三 13800001111");
                }
            }
        }

        @Override
        public void reset(int home) {
            db.sql("delete from test_counts where name = :name and home = :home").param("name", name).param("home", home).update();
        }
    }

    private Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        db.sql("select act, n from test_counts where name = :name and home = :home").param("name", name).param("home", home)
                .query((row, n) -> counts.put(row.getString("act"), row.getLong("n"))).list();
        return counts;
    }

    private FollowerStatus status(Followers followers) {
        return followers.status().stream().filter(each -> each.name().equals(name) && each.home() == home).findFirst().orElseThrow();
    }

    @Test
    void aProjectionReadsEveryEntryOnceInBatches() {
        append(450);
        var counting = new Counting();
        var followers = followers(List.of(counting), List.of(), NO_HOLD);
        followers.run(counting);
        assertThat(counting.batches).containsExactly(200, 200, 50);
        assertThat(counts()).isEqualTo(Map.of("act-0", 150L, "act-1", 150L, "act-2", 150L));
        followers.run(counting);
        assertThat(counts().get("act-0")).isEqualTo(150);
        append(2);
        assertThat(status(followers).lag()).isEqualTo(2);
        followers.run(counting);
        assertThat(status(followers)).satisfies(status -> {
            assertThat(status.lag()).isZero();
            assertThat(status.position()).isEqualTo(452);
            assertThat(status.stopped()).isFalse();
            assertThat(status.kind()).isEqualTo(FollowerStatus.Kind.PROJECTION);
        });
    }

    @Test
    void replayedFromZeroItIsTheSame() {
        append(250);
        var counting = new Counting();
        var followers = followers(List.of(counting), List.of(), NO_HOLD);
        followers.run(counting);
        var before = counts();
        followers.replay(name);
        assertThat(counts()).isEmpty();
        assertThat(status(followers).lag()).isEqualTo(250);
        followers.run(counting);
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void aFailureStopsItAtTheEntryAndSkipsNothing() {
        append(10);
        var counting = new Counting();
        counting.failAt = 6;
        var followers = followers(List.of(counting), List.of(), NO_HOLD);
        // the batch fails whole; then one by one up to the entry
        followers.run(counting);
        assertThat(counts()).as("the failed batch left nothing").isEmpty();
        followers.run(counting);
        var stopped = status(followers);
        assertThat(stopped.position()).isEqualTo(6);
        assertThat(stopped.stopped()).isTrue();
        assertThat(stopped.error()).contains("IllegalArgumentException").contains("FollowersTests").doesNotContain("张三").doesNotContain("138");
        followers.run(counting);
        followers.run(counting);
        assertThat(status(followers).failures()).isGreaterThan(1);
        assertThat(status(followers).retryAt()).isAfter(status(followers).failedAt());
        int tried = counting.batches.size();
        followers.run(counting);
        assertThat(counting.batches).as("it waits").hasSize(tried);
        // mended
        counting.failAt = -1;
        followers.retryNow(name);
        followers.run(counting);
        assertThat(status(followers).position()).isEqualTo(10);
        assertThat(status(followers).error()).isNull();
        assertThat(counts().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(10);
    }

    @Test
    void oneCopyWorksInAClusterAndNoneCountsTwice() throws Exception {
        append(400);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Future<?>>();
            for (int i = 0; i < 4; i++) {
                var counting = new Counting();
                var followers = followers(List.of(counting), List.of(), NO_HOLD);
                work.add(threads.submit(() -> {
                    for (int round = 0; round < 50; round++) {
                        followers.run(counting);
                    }
                }));
            }
            for (var each : work) {
                each.get(60, TimeUnit.SECONDS);
            }
        }
        assertThat(counts().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(400);
    }

    @Test
    void namesAreUnique() {
        assertThatThrownBy(() -> new Followers(db, transactions, List.of(new Counting(), new Counting()), List.of(), NO_HOLD))
                .isInstanceOf(IllegalStateException.class);
    }

    // ---- effects

    /** Sends two messages for each "act-0", and remembers what it sent. */
    private final class Sending implements Effect {

        private final List<OutboxMessage> sent = new ArrayList<>();
        private Delivery next = new Delivery.Sent();
        private boolean crash;

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<Message> messages(Entry entry) {
            return entry.home() == home && entry.act().equals("act-0")
                    ? List.of(new Message("office:a", "told"), new Message("office:b", "told"))
                    : List.of();
        }

        @Override
        public synchronized Delivery deliver(OutboxMessage message) {
            sent.add(message);
            if (crash) {
                throw new IllegalStateException("gone");
            }
            return next;
        }
    }

    private Map<String, Long> outbox() {
        var states = new TreeMap<String, Long>();
        db.sql("select state, count(*) as n from outbox where effect = :name group by state").param("name", name)
                .query((row, n) -> states.put(row.getString("state"), row.getLong("n"))).list();
        return states;
    }

    @Test
    void everyEntryDeliveredTwiceSendsOnce() {
        var sending = new Sending();
        var followers = followers(List.of(), List.of(sending), NO_HOLD);
        append(9);
        followers.plan(sending);
        followers.deliver(sending);
        assertThat(sending.sent).hasSize(6);
        // the position is set back, as a lost update or a careless hand would
        db.sql("update journal_positions set next_position = 0 where follower = :name").param("name", name).update();
        followers.plan(sending);
        followers.deliver(sending);
        followers.deliver(sending);
        assertThat(sending.sent).hasSize(6);
        assertThat(outbox()).isEqualTo(Map.of("sent", 6L));
    }

    @Test
    void severalProgramsSendEachMessageOnce() throws Exception {
        var sending = new Sending();
        var first = followers(List.of(), List.of(sending), NO_HOLD);
        append(60);
        first.plan(sending);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Future<?>>();
            for (int i = 0; i < 4; i++) {
                var own = followers(List.of(), List.of(sending), NO_HOLD);
                work.add(threads.submit(() -> own.plan(sending)));
                work.add(threads.submit(() -> own.deliver(sending)));
            }
            for (var each : work) {
                each.get(60, TimeUnit.SECONDS);
            }
        }
        first.deliver(sending);
        assertThat(sending.sent).hasSize(40);
        assertThat(sending.sent.stream().map(OutboxMessage::id).distinct()).hasSize(40);
    }

    @Test
    void aMessageCutShortIsNeverSentAgainByItself() {
        var sending = new Sending();
        var followers = followers(List.of(), List.of(sending), NO_HOLD);
        append("act-0", Map.of());
        sequencer.run();
        followers.plan(sending);
        sending.crash = true;
        followers.deliver(sending);
        assertThat(outbox()).isEqualTo(Map.of("doubtful", 2L));
        sending.crash = false;
        followers.deliver(sending);
        assertThat(sending.sent).as("asked once each").hasSize(2);
        assertThat(status(followers).doubtful()).isEqualTo(2);
        // an operator found out that one did not go out
        var doubtful = followers.doubtful(10).stream().filter(each -> each.entry().home() == home).toList();
        assertThat(followers.decide(home, doubtful.get(0).id(), false)).isTrue();
        assertThat(followers.decide(home, doubtful.get(1).id(), true)).isTrue();
        followers.deliver(sending);
        assertThat(sending.sent).hasSize(3);
        assertThat(outbox()).isEqualTo(Map.of("sent", 2L));
    }

    @Test
    void aProgramThatDiedWhileSendingLeavesADoubtfulMessage() {
        var sending = new Sending();
        var followers = followers(List.of(), List.of(sending), NO_HOLD);
        append("act-0", Map.of());
        sequencer.run();
        followers.plan(sending);
        // taken, committed, and then the program died
        transaction.execute(_ -> new OutboxStore(db).take(name).orElseThrow());
        db.sql("update outbox set sending_at = sending_at - interval '11 minutes' where effect = :name and state = 'sending'")
                .param("name", name).update();
        followers.deliver(sending);
        assertThat(sending.sent).hasSize(1);
        assertThat(outbox()).isEqualTo(Map.of("doubtful", 1L, "sent", 1L));
    }

    @Test
    void whatSurelyDidNotGoOutIsTriedLaterAndWhatNeverCanIsNot() {
        var sending = new Sending();
        var followers = followers(List.of(), List.of(sending), NO_HOLD);
        append("act-0", Map.of());
        sequencer.run();
        followers.plan(sending);
        sending.next = new Effect.Delivery.Later("busy");
        followers.deliver(sending);
        assertThat(sending.sent).hasSize(2);
        assertThat(outbox()).isEqualTo(Map.of("held", 2L));
        followers.deliver(sending);
        assertThat(sending.sent).as("not before the pause is over").hasSize(2);
        db.sql("update outbox set due_at = clock_timestamp() where effect = :name").param("name", name).update();
        sending.next = new Effect.Delivery.Refused("unknown");
        followers.deliver(sending);
        assertThat(outbox()).isEqualTo(Map.of("refused", 2L));
        assertThat(sending.sent).hasSize(4);
    }

    @Test
    void anActTakenBackWithinTheHoldIsNeverTold() {
        var sending = new Sending();
        var followers = followers(List.of(), List.of(sending), Duration.ofMinutes(2));
        var wrong = append("act-0", Map.of());
        append("act-0", Map.of());
        sequencer.run();
        followers.plan(sending);
        followers.deliver(sending);
        assertThat(sending.sent).as("held").isEmpty();
        assertThat(status(followers).held()).isEqualTo(4);
        append("act-undo", Map.of("undoes", wrong.toString()));
        // two minutes later; the undoing entry has not even got its position yet
        db.sql("update outbox set due_at = due_at - interval '2 minutes' where effect = :name").param("name", name).update();
        followers.deliver(sending);
        assertThat(sending.sent).hasSize(2).noneMatch(each -> each.entry().equals(wrong));
        assertThat(outbox()).isEqualTo(Map.of("sent", 2L, "withdrawn", 2L));
    }

    @Test
    void aNewEffectBeginsNowAndANewHomeFromItsFirstEntry() {
        append(6);
        var sending = new Sending();
        var followers = followers(List.of(), List.of(sending), NO_HOLD);
        followers.plan(sending);
        followers.deliver(sending);
        assertThat(sending.sent).as("what was before it is no news").isEmpty();
        append(3);
        followers.plan(sending);
        followers.deliver(sending);
        assertThat(sending.sent).hasSize(2);
        home += 50_000;
        append(3);
        followers.plan(sending);
        followers.deliver(sending);
        assertThat(sending.sent).hasSize(4);
    }

    @Test
    void onARestoredCopyEffectsBeginNow() {
        var sending = new Sending();
        var followers = followers(List.of(), List.of(sending), NO_HOLD);
        append(3);
        followers.plan(sending);
        // one entry more was in order and not followed, and one was not even in order, when the backup was taken
        append(1);
        append("act-0", Map.of());
        db.sql("update journal_copies set system_identifier = 'another'").update();
        var restored = followers(List.of(), List.of(sending), NO_HOLD);
        sequencer.run();
        restored.plan(sending);
        restored.deliver(sending);
        assertThat(sending.sent).isEmpty();
        assertThat(outbox()).isEqualTo(Map.of("withdrawn", 2L));
        append(1);
        restored.plan(sending);
        restored.deliver(sending);
        assertThat(sending.sent).hasSize(2);
        // a start in the same place is no restoring
        followers(List.of(), List.of(sending), NO_HOLD);
        append(1);
        restored.plan(sending);
        restored.deliver(sending);
        assertThat(sending.sent).hasSize(4);
    }

    @Test
    void twoEffectsThatUseOneTemplateAreToldSo() {
        var sending = new Sending();
        var followers = followers(List.of(), List.of(sending), NO_HOLD);
        append("act-0", Map.of());
        sequencer.run();
        followers.plan(sending);
        var first = name;
        name = name + "-other";
        var other = new Sending();
        followers = followers(List.of(), List.of(other), NO_HOLD);
        db.sql("update journal_followers set registered_at = registered_at - interval '1 hour' where name = :name").param("name", name).update();
        db.sql("update journal_positions set next_position = 0 where follower = :name").param("name", name).update();
        followers.plan(other);
        assertThat(status(followers).stopped()).as("stopped rather than silent").isTrue();
        name = first;
        assertThat(outbox()).isEqualTo(Map.of("held", 2L));
    }

    @Test
    void threadsFollowWithinASecondAndStop() throws Exception {
        var signals = new JournalSignals();
        var counting = new Counting();
        var followers = new Followers(db, transactions, List.of(counting), List.of(), NO_HOLD);
        var beans = new org.springframework.beans.factory.support.DefaultListableBeanFactory();
        var threads = new JournalThreads(sequencer, followers, signals,
                beans.getBeanProvider(io.micrometer.core.instrument.MeterRegistry.class), true);
        threads.start();
        var waking = new Journal(new JournalStore(db), signals);
        long slowest = 0;
        for (int i = 1; i <= 20; i++) {
            long begun = System.nanoTime();
            transaction.executeWithoutResult(_ -> waking.append(new NewEntry(home, null, null, "act", LocalDate.of(2026, 3, 16),
                    new Actor.Program("test"), Map.of())));
            while (counts().getOrDefault("act", 0L) < i && System.nanoTime() - begun < 10_000_000_000L) {
                Thread.sleep(5);
            }
            slowest = Math.max(slowest, System.nanoTime() - begun);
        }
        threads.stop();
        assertThat(counts()).containsEntry("act", 20L);
        assertThat(Duration.ofNanos(slowest)).as("the slowest of 20").isLessThan(Duration.ofSeconds(2));
        System.out.println("followed within " + slowest / 1_000_000 + " ms at the slowest of 20");
        assertThat(threads.isRunning()).isFalse();
    }
}
