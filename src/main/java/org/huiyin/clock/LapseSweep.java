package org.huiyin.clock;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.journal.Actor;
import org.huiyin.journal.EntryId;
import org.huiyin.journal.Journal;
import org.huiyin.journal.NewEntry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records limits that have run out: the oldest first, each in its own transaction, until none is left. One that fails is left for the next
 * sweep and does not hold up the others.
 */
@Component
public class LapseSweep {

    private static final Logger LOG = LoggerFactory.getLogger(LapseSweep.class);
    private static final int BATCH = 200;

    private final TimeLimitStore store;
    private final Journal journal;
    private final List<LapseConsequence> consequences;
    private final TransactionTemplate transaction;

    LapseSweep(TimeLimitStore store, Journal journal, List<LapseConsequence> consequences, PlatformTransactionManager transactions) {
        this.store = store;
        this.journal = journal;
        this.consequences = consequences;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @return how many lapses were recorded */
    public int sweep(Instant now) {
        int recorded = 0;
        @Nullable TimeLimit last = null;
        while (true) {
            List<TimeLimit> batch = store.lapsed(now, last, BATCH);
            for (TimeLimit limit : batch) {
                try {
                    if (Boolean.TRUE.equals(transaction.execute(_ -> record(limit, now)))) {
                        recorded++;
                    }
                } catch (RuntimeException e) {
                    LOG.error("The lapse of limit {} could not be recorded; the next sweep tries again", limit.id(), e);
                }
                last = limit;
            }
            if (batch.size() < BATCH) {
                return recorded;
            }
        }
    }

    private boolean record(TimeLimit found, Instant now) {
        consequences.forEach(c -> c.lock(found));
        Optional<TimeLimit> limit = store.lock(found).filter(l -> l.isRunning() && l.lapsedBy(now));
        if (limit.isEmpty()) {
            return false; // an act, a pause or another sweep was first
        }
        TimeLimit lapsed = limit.get();
        EntryId entry = journal.append(new NewEntry(lapsed.matter().home(), lapsed.matter(), lapsed.leg(), "lapse", lapsed.dueOn(),
                new Actor.Program("lapse-sweep"), Map.of("rule", lapsed.rule().value(), "due", lapsed.dueOn())));
        store.recordLapse(lapsed, entry, now);
        consequences.forEach(c -> c.lapsed(lapsed, now));
        return true;
    }
}
