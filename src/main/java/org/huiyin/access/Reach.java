package org.huiyin.access;

/** How far a role's sight goes along the leadership line. The widest reach of a post's roles counts. */
public enum Reach {
    /** Reads no matter at all: the three administrators. */
    NONE,
    /** Legs of the post's own office. */
    OWN_OFFICE,
    /**
     * The office and everything under it. A petition office or hotline works for the government above it (条例第十四条), so for these it is
     * that government and everything under it.
     */
    SUBTREE,
    /** Every leg of the home. */
    CITY
}
