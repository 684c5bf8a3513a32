package org.huiyin.intake;

/** What the matters of a ledger become. */
public enum ImportKind {
    /** An archive: no clock, no message, nothing to do. */
    HISTORY,
    /** Matters that still run: their clocks start from the original dates. What the ledger calls answered is archived all the same. */
    OPEN
}
