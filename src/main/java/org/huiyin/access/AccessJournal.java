package org.huiyin.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.journal.Entry;
import org.huiyin.journal.EntryId;
import org.huiyin.journal.Journal;
import org.huiyin.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the audit administrator reads: who signed in, who was given what by whom. Which matter an act was about is left out. */
@Component
public class AccessJournal {

    private final Journal journal;
    private final int home;

    AccessJournal(Journal journal, Installation installation) {
        this.journal = journal;
        this.home = installation.home();
    }

    /**
     * Acts of access, the latest first.
     *
     * @param act one act, or null for all
     * @param after id of the last entry of the page before
     */
    public List<Entry> read(@Nullable AccessAct act, @Nullable UUID after, int atMost) {
        var before = Optional.ofNullable(after).flatMap(id -> journal.find(new EntryId(home, id))).orElse(null);
        return journal.accessActs(home, act == null ? AccessAct.PREFIX : act.code(), before, atMost);
    }
}
