package org.huiyin.journal;

import org.jspecify.annotations.Nullable;

/**
 * A follower that each running program has for itself, such as a search index on its disk. It reads {@link OrderedEntries} on a thread of
 * its own, lent by {@link OrderedEntries#follow}, and keeps its position with what it made, so that both are saved or lost together (ADR 0100). A bean of this type stands on the
 * operator's page beside the others.
 */
public interface NodeFollower {

    /** Its name on the operator's page; a code that never changes. */
    String name();

    /** Position of the next entry it will read in a home; 0 in a home it has not seen. */
    long position(int home);

    /** Class and place of the failure that makes it stand still, without its text; null when it runs well. */
    @Nullable String error();
}
