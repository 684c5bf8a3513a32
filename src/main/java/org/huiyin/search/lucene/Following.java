package org.huiyin.search.lucene;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.UUID;
import org.apache.lucene.store.AlreadyClosedException;
import org.huiyin.journal.FollowerThread;
import org.huiyin.journal.Followers;
import org.huiyin.journal.NodeFollower;
import org.huiyin.journal.OrderedEntries;
import org.huiyin.search.Facts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the index with the journal: one thread, lent by the journal, takes in entries within moments, another makes a new index from the facts when that is needed.
 * Neither is ever interrupted, since that closes files of the index.
 */
@Component
final class Following implements NodeFollower, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final int ENTRIES = 300;
    private static final int MATTERS = 500;
    private static final int MATTERS_BETWEEN_COMMITS = 20_000;
    private static final Duration LOOK = Duration.ofMillis(400);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final long COMMIT_AFTER_NANOS = Duration.ofSeconds(5).toNanos();
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private final Indexes indexes;
    private final OrderedEntries entries;
    private final Facts facts;
    private final boolean enabled;
    private volatile boolean running;
    private volatile @Nullable String makingError;
    private volatile @Nullable FollowerThread following;
    private volatile @Nullable Thread making;
    private volatile @Nullable Generation made;
    private long committedAt = System.nanoTime();

    Following(Indexes indexes, OrderedEntries entries, Facts facts, @Value("${huiyin.followers.enabled:true}") boolean enabled) {
        this.indexes = indexes;
        this.entries = entries;
        this.facts = facts;
        this.enabled = enabled;
    }

    @Override
    public String name() {
        return "search-index";
    }

    @Override
    public long position(int home) {
        var serving = indexes.serving();
        return serving == null ? 0 : serving.next(home);
    }

    @Override
    public @Nullable String error() {
        var thread = following;
        return thread == null || thread.error() == null ? makingError : thread.error();
    }

    @Override
    public synchronized void start() {
        if (running || !enabled) {
            return;
        }
        running = true;
        following = entries.follow("search-follow", LOOK, this::follow);
    }

    private void follow() throws IOException {
        try {
            if (indexes.serving() == null) {
                indexes.open();
            }
            if (indexes.beginIfAsked() && making == null && made != indexes.building()) {
                making = Thread.ofPlatform().name("search-make").daemon().priority(Thread.MIN_PRIORITY).start(this::make);
            }
            round();
        } catch (IOException | AlreadyClosedException e) {
            // opened again in the next round
            indexes.close();
            throw e;
        }
    }

    /** Takes in everything there is. Package-private for tests, which go step by step. */
    void round() throws IOException {
        var serving = indexes.serving();
        var building = indexes.building();
        if (serving != null) {
            take(serving);
        }
        if (building != null && building != serving) {
            take(building);
        }
        if (building != null && made == building) {
            made = null;
            indexes.replace(building);
        }
        if (System.nanoTime() - committedAt > COMMIT_AFTER_NANOS) {
            committedAt = System.nanoTime();
            if (serving != null && serving == indexes.serving()) {
                serving.commit();
            }
            if (building != null && building == indexes.building()) {
                building.commit();
            }
        }
    }

    private void take(Generation generation) throws IOException {
        boolean changed = false;
        for (int home : entries.homes()) {
            while (true) {
                var batch = entries.read(home, generation.next(home), ENTRIES);
                if (batch.entries().isEmpty()) {
                    if (generation.next(home) > entries.head(home)) {
                        indexes.isOfAnotherJournal();
                    }
                    break;
                }
                var matters = new HashSet<UUID>();
                batch.entries().forEach(entry -> {
                    if (entry.matter() != null) {
                        matters.add(entry.matter().value());
                    }
                });
                synchronized (generation.order()) {
                    if (!matters.isEmpty()) {
                        generation.write(home, matters, facts.read(home, matters));
                        changed = true;
                    }
                    generation.moved(home, batch.next(), batch.entries().getLast().id());
                }
            }
        }
        if (changed || !generation.complete()) {
            generation.refresh();
        }
    }

    private void make() {
        try {
            var generation = indexes.building();
            if (generation != null) {
                make(generation);
            }
            makingError = null;
        } catch (IOException | RuntimeException e) {
            if (running) {
                LOG.warn("Making the search index stopped and goes on where it was: {}", Followers.placeOf(e));
                makingError = Followers.placeOf(e);
                pause(AFTER_FAILURE);
            }
        } finally {
            making = null;
        }
    }

    /** Takes in every matter from the facts, going on where an earlier try came to. */
    void make(Generation generation) throws IOException {
        for (int home : facts.homes()) {
            int since = 0;
            while (running) {
                var ids = facts.idsAfter(home, generation.built(home), MATTERS);
                if (ids.isEmpty()) {
                    break;
                }
                synchronized (generation.order()) {
                    generation.write(home, ids, facts.read(home, ids));
                    generation.built(home, ids.getLast());
                }
                since += ids.size();
                if (since >= MATTERS_BETWEEN_COMMITS) {
                    since = 0;
                    generation.commit();
                }
            }
        }
        if (running) {
            made = generation;
        }
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        if (!running) {
            return;
        }
        running = false;
        var thread = following;
        if (thread != null) {
            thread.askToStop();
        }
        try {
            if (thread != null && !thread.hasStoppedWithin(STOP_WITHIN)) {
                LOG.warn("{} did not stop in time", thread.name());
            }
            var other = making;
            if (other != null && !other.join(STOP_WITHIN)) {
                LOG.warn("{} did not stop in time", other.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        indexes.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Ends before the pool of connections does, as the other followers do. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 1024;
    }
}
