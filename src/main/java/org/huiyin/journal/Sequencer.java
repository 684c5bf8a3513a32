package org.huiyin.journal;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives each committed entry its position: gapless from 0 in each home, in the order of {@code recorded_at} among those that are
 * committed and not yet numbered. Never by transaction id (ADR 0040).
 *
 * <p>Several programs may run it: the row of {@code journal_sequencers} is both the lock (one numbers at a time, the others pass by)
 * and the fence (a position is given only while the row still holds the position that was read).
 */
@Component
final class Sequencer {

    /** Entries numbered in one transaction. */
    static final int BATCH = 1000;

    private final JdbcClient db;
    private final TransactionTemplate transaction;

    Sequencer(JdbcClient db, PlatformTransactionManager transactions) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        // each statement sees what was committed before it: the numbering must see what was committed before the lock was had
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    /** Numbers whatever is committed and has no position. Returns how many entries it numbered in all homes. */
    int run() {
        int numbered = 0;
        for (int home : homes()) {
            int batch;
            do {
                batch = run(home);
                numbered += batch;
            } while (batch == BATCH);
        }
        return numbered;
    }

    /** One batch of one home; 0 if there is nothing, or another program is at it. */
    int run(int home) {
        Integer numbered = transaction.execute(_ -> {
            var next = lock(home);
            return next.isEmpty() ? 0 : number(home, next.getFirst());
        });
        return numbered == null ? 0 : numbered;
    }

    private List<Integer> homes() {
        return db.sql("select distinct home from journal_unordered").query(Integer.class).list();
    }

    /** The next position of the home, with its row locked; nothing if another program has the lock. */
    private List<Long> lock(int home) {
        db.sql("insert into journal_sequencers (home, next_position) values (:home, 0) on conflict do nothing")
                .param("home", home)
                .update();
        return db.sql("select next_position from journal_sequencers where home = :home for update skip locked")
                .param("home", home)
                .query(Long.class)
                .list();
    }

    /**
     * Numbers a batch from a position that was read under the lock.
     *
     * @throws StaleSequencer if another program has numbered since; nothing of this transaction stays
     */
    int number(int home, long next) {
        var moved = db.sql("""
                with taken as (
                    delete from journal_unordered u
                    using (select recorded_at, entry from journal_unordered where home = :home
                           order by recorded_at, entry limit :batch) b
                    where u.home = :home and u.recorded_at = b.recorded_at and u.entry = b.entry
                    returning u.recorded_at, u.entry
                ), numbered as (
                    insert into journal_order (home, position, entry)
                    select :home, :next + row_number() over (order by recorded_at, entry) - 1, entry from taken
                    returning 1
                )
                update journal_sequencers set next_position = :next + (select count(*) from numbered)
                where home = :home and next_position = :next
                returning next_position
                """)
                .param("home", home)
                .param("batch", BATCH)
                .param("next", next)
                .query(Long.class)
                .list();
        if (moved.isEmpty()) {
            throw new StaleSequencer(home, next);
        }
        return (int) (moved.getFirst() - next);
    }

    /** Somebody else gave positions from the one this sequencer meant to give: it gives none. */
    static final class StaleSequencer extends IllegalStateException {
        StaleSequencer(int home, long next) {
            super("Position " + next + " of home " + home + " was given by another sequencer");
        }
    }
}
