package org.huiyin.journal;

import java.util.List;

/**
 * Entries that follow one another in the order of a home.
 *
 * @param first position of the first entry; the others follow without a gap
 */
public record Batch(int home, long first, List<Entry> entries) {

    public Batch {
        entries = List.copyOf(entries);
    }

    /** The position after the last entry. */
    public long next() {
        return first + entries.size();
    }
}
