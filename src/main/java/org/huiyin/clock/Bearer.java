package org.huiyin.clock;

/** Whose period it is. */
public enum Bearer {
    /** An office must act in time. */
    OFFICE,
    /** A person may act until then; their period never gets shorter. */
    PERSON
}
