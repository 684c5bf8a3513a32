package org.huiyin.journal;

/**
 * A follower whose tables can be thrown away and made again from the journal and the facts (an index, figures, a tree). A bean of this
 * type is followed from the first entry on. It reads the facts as they are now: of an erased matter it keeps nothing that the facts no
 * longer say, so that made from zero it is the same.
 */
public interface Projection {

    /** Its name in rows and on the operator's page; a code that never changes. */
    String name();

    /**
     * Takes in entries, in the transaction that also moves the position: all of it stays or nothing does. An exception stops this
     * follower in this home; it is tried again later from the same position, and never passes an entry over.
     */
    void follow(Batch batch);

    /** Forgets everything it made of a home, in the caller's transaction. */
    void reset(int home);
}
