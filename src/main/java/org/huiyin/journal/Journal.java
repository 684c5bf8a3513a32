package org.huiyin.journal;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The append-only record of acts, and the only outbox. An act is one entry, appended in the same transaction as the facts it changes:
 * either both are there or neither is.
 */
@Component
public class Journal {

    private static final int SALT_BYTES = 32;

    private final JournalStore store;
    private final Signal appended;
    private final SecureRandom random = new SecureRandom();

    @Autowired
    Journal(JournalStore store, JournalSignals signals) {
        this.store = store;
        this.appended = signals.appended();
    }

    /** A journal that wakes nobody: for tests and for commands that end at once. Entries are ordered by whichever program serves. */
    public Journal(JdbcClient db) {
        this(new JournalStore(db), new JournalSignals());
    }

    /**
     * Records an act.
     *
     * @return the id of the entry. Its place in the order of all entries is given after the commit, by the sequencer
     * @throws IllegalStateException if there is no transaction that could carry both the entry and the facts
     */
    public EntryId append(NewEntry entry) {
        return appendAll(List.of(entry)).getFirst();
    }

    /**
     * Records acts that happen together, in one statement however many they are.
     *
     * @return their ids, in the same order
     * @throws IllegalStateException as {@link #append}
     */
    public List<EntryId> appendAll(List<NewEntry> entries) {
        requireTransaction();
        if (entries.isEmpty()) {
            return List.of();
        }
        var recordedAt = store.now();
        var rows = entries.stream().map(entry -> row(entry, recordedAt)).toList();
        store.insert(rows, recordedAt);
        signalAfterCommit();
        return rows.stream().map(JournalStore.Row::id).toList();
    }

    private JournalStore.Row row(NewEntry entry, Instant recordedAt) {
        var id = new EntryId(entry.home(), Ids.next());
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var digest = Digest.of(entry.home(), id.value(), entry.matter() == null ? null : entry.matter().value(),
                entry.leg() == null ? null : entry.leg().value(), entry.act(), recordedAt, entry.happenedOn(), entry.actor(),
                JournalStore.SCHEMA_VERSION, entry.payload(), salt);
        return new JournalStore.Row(id, entry, digest, salt);
    }

    /** The entries of a matter, oldest first. */
    public List<Entry> of(MatterId matter) {
        return store.of(matter);
    }

    /**
     * Acts of access (sign-ins, accounts, grants), the latest first: what an audit administrator may read.
     *
     * @param prefix begins with {@code access.}
     * @param before the last one of the page before, or null for the first page
     */
    public List<Entry> accessActs(int home, String prefix, @Nullable Entry before, int atMost) {
        return store.accessActs(home, prefix, before, atMost);
    }

    /** One entry, if there is one of that id. */
    public Optional<Entry> find(EntryId id) {
        return store.find(id);
    }

    /** Whether the digest of an entry still fits what the entry says. */
    public Verdict verify(EntryId id) {
        var kept = store.kept(id).orElse(null);
        if (kept == null) {
            return Verdict.ABSENT;
        }
        if (kept.salt() == null) {
            return Verdict.SALT_DESTROYED;
        }
        if (!kept.algorithm().equals(Digest.ALGORITHM)) {
            return Verdict.UNKNOWN_ALGORITHM;
        }
        var entry = kept.entry();
        var digest = Digest.of(entry.home(), id.value(), entry.matter() == null ? null : entry.matter().value(),
                entry.leg() == null ? null : entry.leg().value(), entry.act(), entry.recordedAt(), entry.happenedOn(), entry.actor(),
                kept.schemaVersion(), entry.payload(), kept.salt());
        return MessageDigest.isEqual(digest, entry.digest()) ? Verdict.INTACT : Verdict.BROKEN;
    }

    /** What the digest of an entry says. */
    public enum Verdict {
        INTACT,
        /** The entry was changed after it was recorded, by somebody with more rights than the program. */
        BROKEN,
        /** The salt was destroyed on purpose: the digest can be checked by nobody any more. */
        SALT_DESTROYED,
        UNKNOWN_ALGORITHM,
        ABSENT
    }

    private void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("An act is recorded in the transaction of the facts it changes; there is none");
        }
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("An act is recorded in a transaction that may write; this one only reads");
        }
    }

    /** Once in a transaction, however many entries it appends. */
    private void signalAfterCommit() {
        for (var each : TransactionSynchronizationManager.getSynchronizations()) {
            if (each instanceof SignalAfterCommit(var signal) && signal == appended) {
                return;
            }
        }
        TransactionSynchronizationManager.registerSynchronization(new SignalAfterCommit(appended));
    }

    private record SignalAfterCommit(Signal signal) implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            signal.raise();
        }
    }
}
