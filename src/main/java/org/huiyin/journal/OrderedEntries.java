package org.huiyin.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The order of entries, for a {@link NodeFollower} that reads it by itself and keeps its own position. Nothing here writes: how far such a
 * follower has come is its own affair, and PostgreSQL knows nothing of it.
 */
@Component
public class OrderedEntries {

    private final JournalStore entries;
    private final FollowerStore followers;
    private final JournalSignals signals;

    OrderedEntries(JournalStore entries, FollowerStore followers, JournalSignals signals) {
        this.entries = entries;
        this.followers = followers;
        this.signals = signals;
    }

    /** The homes that have entries. */
    public List<Integer> homes() {
        return followers.homes();
    }

    /** The position that the next entry of the home will get; 0 when there is none yet. */
    public long head(int home) {
        return followers.head(home);
    }

    /** Entries from a position on, without a gap; empty at the head. */
    public Batch read(int home, long from, int atMost) {
        return new Batch(home, from, entries.ordered(home, from, atMost));
    }

    /**
     * The entry at a position, if there is one. A follower that remembers the last entry it took finds out with this whether the journal is
     * still the one it has read: a restored copy may have gone another way from an earlier point.
     */
    public Optional<EntryId> at(int home, long position) {
        return entries.ordered(home, position, 1).stream().findFirst().map(Entry::id);
    }

    /** Names the database this journal is in; another one is a copy or a restored backup. */
    public String database() {
        var copy = followers.thisDatabase();
        return copy.systemIdentifier() + "/" + copy.databaseOid();
    }

    /**
     * Starts a thread that does the round whenever entries have got their positions, and by itself when the time is up; the caller stops it. It is a
     * thread of the platform and is never interrupted from here, so that it may hold files open.
     *
     * @param look how long it waits for a signal before it looks by itself
     */
    public FollowerThread follow(String name, Duration look, FollowerThread.Round round) {
        return FollowerThread.start(name, Thread.ofPlatform().daemon(), signals.ordered(), look, round);
    }
}
