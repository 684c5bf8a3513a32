package org.huiyin.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Journal;
import org.huiyin.journal.NewEntry;
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
        var failed = new ArrayList<UUID>();
        int recorded = 0;
        while (true) {
            var at = new UUID[1];
            try {
                Optional<TimeLimit> lapsed = transaction.execute(_ -> {
                    var oldest = store.oldestLapsed(now, failed);
                    oldest.ifPresent(limit -> {
                        at[0] = limit.id();
                        record(limit, now);
                    });
                    return oldest;
                });
                if (lapsed == null || lapsed.isEmpty()) {
                    return recorded;
                }
                recorded++;
            } catch (RuntimeException e) {
                if (at[0] == null) {
                    throw e;
                }
                LOG.error("The lapse of limit {} could not be recorded; the next sweep tries again", at[0], e);
                failed.add(at[0]);
            }
        }
    }

    private void record(TimeLimit limit, Instant now) {
        store.lapsed(limit, now);
        journal.append(new NewEntry(limit.matter().home(), limit.matter(), limit.leg(), "lapse", limit.dueOn(), new Actor.Program("lapse-sweep"),
                Map.of("rule", limit.rule().value(), "due", limit.dueOn())));
        consequences.forEach(c -> c.lapsed(limit, now));
    }
}
