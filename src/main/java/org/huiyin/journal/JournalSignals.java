package org.huiyin.journal;

import org.springframework.stereotype.Component;

/** What wakes what within one program: an append wakes the sequencer, a new position wakes the followers. */
@Component
final class JournalSignals {

    private final Signal appended = new Signal();
    private final Signal ordered = new Signal();

    Signal appended() {
        return appended;
    }

    Signal ordered() {
        return ordered;
    }
}
