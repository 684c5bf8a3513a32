package org.huiyin.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything that follows the journal: reads it in order, in batches, and remembers how far, in the transaction of the work. */
@Component
public class Followers {

    /** How long a message is held, so that the act behind it can be taken back. */
    static final Duration HOLD = Duration.ofMinutes(2);
    /** A sending not settled after this long was cut short. */
    static final Duration CUT_SHORT = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Followers.class);
    private static final int BATCH = 200;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final FollowerStore positions;
    private final OutboxStore outbox;
    private final JournalStore entries;
    private final TransactionTemplate transaction;
    private final List<Projection> projections;
    private final List<Effect> effects;
    private final List<NodeFollower> onThisNode;
    private final Duration hold;
    /** Up to this position a follower goes entry by entry, because a batch that reached so far failed. */
    private final Map<String, Long> carefulUntil = new ConcurrentHashMap<>();

    @Autowired
    Followers(FollowerStore positions, OutboxStore outbox, JournalStore entries, PlatformTransactionManager transactions,
            ObjectProvider<Projection> projections, ObjectProvider<Effect> effects, ObjectProvider<NodeFollower> onThisNode) {
        this(positions, outbox, entries, transactions, projections.orderedStream().toList(), effects.orderedStream().toList(),
                onThisNode.orderedStream().toList(), HOLD);
    }

    /** Followers of a test or a command, run by hand. */
    Followers(JdbcClient db, PlatformTransactionManager transactions, List<Projection> projections, List<Effect> effects, Duration hold) {
        this(new FollowerStore(db), new OutboxStore(db), new JournalStore(db), transactions, projections, effects, List.of(), hold);
    }

    private Followers(FollowerStore positions, OutboxStore outbox, JournalStore entries, PlatformTransactionManager transactions,
            List<Projection> projections, List<Effect> effects, List<NodeFollower> onThisNode, Duration hold) {
        this.positions = positions;
        this.outbox = outbox;
        this.entries = entries;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.projections = List.copyOf(projections);
        this.effects = List.copyOf(effects);
        this.onThisNode = List.copyOf(onThisNode);
        this.hold = hold;
        requireNames();
    }

    private void requireNames() {
        var names = new HashSet<String>();
        var all = new ArrayList<>(names());
        onThisNode.forEach(each -> all.add(each.name()));
        for (var name : all) {
            Payload.requireCode("follower", name);
            if (!names.add(name)) {
                throw new IllegalStateException("Two followers are called " + name);
            }
        }
    }

    /** How each follower stands in each home. */
    public List<FollowerStatus> status() {
        var all = new ArrayList<>(positions.status(names()));
        if (!onThisNode.isEmpty()) {
            for (int home : positions.homes()) {
                long head = positions.head(home);
                for (var each : onThisNode) {
                    all.add(new FollowerStatus(each.name(), FollowerStatus.Kind.NODE, home, Math.min(each.position(home), head), head,
                            each.error() == null ? 0 : 1, each.error(), null, null, 0, 0));
                }
            }
        }
        return List.copyOf(all);
    }

    /**
     * Lets a projection forget what it made and begin again from the first entry.
     *
     * @throws IllegalArgumentException if there is no projection of that name; an effect is never replayed
     */
    public void replay(String projection) {
        var found = projections.stream().filter(each -> each.name().equals(projection)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No projection is called " + projection));
        transaction.executeWithoutResult(_ -> positions.register(projection, "projection"));
        for (int home : positions.homes()) {
            transaction.executeWithoutResult(_ -> {
                positions.lock(projection, home);
                found.reset(home);
                positions.set(projection, home, 0);
            });
        }
    }

    /** Lets a follower that stopped with an error try again at once. */
    public void retryNow(String follower) {
        positions.retryNow(follower);
    }

    /** Messages of which nobody knows whether they went out, the oldest first. */
    public List<OutboxMessage> doubtful(int atMost) {
        return outbox.doubtful(atMost);
    }

    /**
     * An operator has found out about a doubtful message.
     *
     * @param wentOut whether it went out; if not, it is sent now
     * @return false if it is not doubtful any more
     */
    public boolean decide(int home, UUID message, boolean wentOut) {
        return outbox.decide(home, message, wentOut);
    }

    /**
     * To be called by whatever restores a backup into a database: from here on effects begin at "now", and messages that were held are
     * withdrawn, because the original may have sent them. Done by itself at start when the database is found to be another one.
     */
    public void beginOnRestoredCopy() {
        transaction.executeWithoutResult(_ -> {
            positions.lockCopies();
            beginNow();
            positions.remember(positions.thisDatabase());
        });
    }

    // ---- what the threads run

    /** Registers the followers and looks whether this database is a restored copy. Before anything is followed. */
    void begin() {
        transaction.executeWithoutResult(_ -> {
            positions.lockCopies();
            for (var each : projections) {
                positions.register(each.name(), "projection");
            }
            for (var each : effects) {
                positions.register(each.name(), "effect");
            }
            var here = positions.thisDatabase();
            var remembered = positions.rememberedDatabase();
            if (remembered.isPresent() && !remembered.get().equals(here)) {
                LOG.warn("This database is a restored copy: messages that were waiting are withdrawn, effects begin now");
                beginNow();
            }
            positions.remember(here);
        });
    }

    private void beginNow() {
        outbox.withdrawAll("restored-copy");
        positions.effectsBeginNow();
    }

    List<Projection> projections() {
        return projections;
    }

    List<Effect> effects() {
        return effects;
    }

    List<NodeFollower> onThisNode() {
        return onThisNode;
    }

    /** Follows a projection in every home as far as there are entries. Returns how many entries it took in. */
    int run(Projection projection) {
        return run(projection.name(), projection::follow);
    }

    /** Plans the messages of an effect in every home as far as there are entries. */
    int plan(Effect effect) {
        return run(effect.name(), batch -> {
            var since = positions.registeredAt(effect.name());
            for (var entry : batch.entries()) {
                if (entry.recordedAt().isBefore(since)) {
                    continue;
                }
                for (var message : effect.messages(entry)) {
                    outbox.plan(effect.name(), entry, message, hold);
                }
            }
        });
    }

    private int run(String follower, Consumer<Batch> work) {
        int taken = 0;
        for (int home : positions.homes()) {
            int batch;
            do {
                batch = runBatch(follower, home, work);
                taken += batch;
            } while (batch > 0);
        }
        return taken;
    }

    /** One batch in one transaction; 0 if there is nothing to do, another program does it, or a pause after a failure lasts. */
    private int runBatch(String follower, int home, Consumer<Batch> work) {
        var reached = new long[1];
        try {
            Integer taken = transaction.execute(_ -> {
                if (!positions.tryLock(follower, home)) {
                    return 0;
                }
                var position = positions.position(follower, home).orElse(null);
                if (position == null) {
                    positions.begin(follower, home);
                    position = positions.position(follower, home).orElseThrow();
                }
                if (position.waiting()) {
                    return 0;
                }
                // after a failure one by one, so that everything before the entry it fails on is taken in
                boolean careful = position.next() < carefulUntil.getOrDefault(follower + "/" + home, 0L);
                var batch = new Batch(home, position.next(), entries.ordered(home, position.next(), careful ? 1 : BATCH));
                if (batch.entries().isEmpty()) {
                    return 0;
                }
                reached[0] = batch.next();
                work.accept(batch);
                if (!positions.move(follower, home, batch.first(), batch.next())) {
                    throw new IllegalStateException("Follower " + follower + " was moved by another program");
                }
                return batch.entries().size();
            });
            return taken == null ? 0 : taken;
        } catch (RuntimeException failure) {
            carefulUntil.merge(follower + "/" + home, reached[0], Math::max);
            fail(follower, home, failure);
            return 0;
        }
    }

    private void fail(String follower, int home, RuntimeException failure) {
        var error = placeOf(failure);
        LOG.warn("Follower {} stopped in home {}: {}", follower, home, error);
        transaction.executeWithoutResult(_ -> {
            // the first pause may be lost with the first position: then it is tried again at once, one entry at a time
            positions.begin(follower, home);
            int failures = positions.position(follower, home).map(FollowerStore.Position::failures).orElse(0);
            var pause = Duration.ofSeconds(1L << Math.min(failures, 9));
            positions.fail(follower, home, error, failures == 0 ? Duration.ZERO : pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        });
    }

    /** Class and place of an exception. Its text may hold what somebody typed, and is not kept. */
    public static String placeOf(Throwable failure) {
        var parts = new ArrayList<String>();
        for (var each = failure; each != null && parts.size() < 4; each = each.getCause()) {
            var part = each.getClass().getName();
            if (each instanceof java.sql.SQLException sql) {
                part += " " + sql.getSQLState();
            }
            for (var frame : each.getStackTrace()) {
                if (frame.getClassName().startsWith("org.huiyin.")) {
                    part += " at " + frame.getClassName() + ":" + frame.getLineNumber();
                    break;
                }
            }
            parts.add(part);
        }
        return String.join(" < ", parts);
    }

    /** Sends what is due of an effect. Returns how many messages it settled or put off. */
    int deliver(Effect effect) {
        outbox.doubtCutShort(effect.name(), CUT_SHORT);
        outbox.withdrawUndone(effect.name());
        int done = 0;
        while (!Thread.currentThread().isInterrupted()) {
            var message = transaction.execute(_ -> outbox.take(effect.name()).orElse(null));
            if (message == null) {
                return done;
            }
            done++;
            try {
                switch (effect.deliver(message)) {
                    case Effect.Delivery.Sent() -> outbox.settle(message, "sent", "sent");
                    case Effect.Delivery.Later(var reason) -> outbox.later(message, reason);
                    case Effect.Delivery.Refused(var reason) -> outbox.settle(message, "refused", reason);
                }
            } catch (RuntimeException failure) {
                LOG.warn("Effect {} does not know whether a message went out: {}", effect.name(), placeOf(failure));
                outbox.settle(message, "doubtful", "failed");
            }
        }
        return done;
    }

    private List<String> names() {
        var names = new ArrayList<String>();
        projections.forEach(each -> names.add(each.name()));
        effects.forEach(each -> names.add(each.name()));
        return names;
    }
}
