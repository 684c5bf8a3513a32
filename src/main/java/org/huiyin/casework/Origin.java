package org.huiyin.casework;

/** How a matter came into the system. */
public enum Origin {
    /** It was filed or registered here. */
    LIVE,
    /** Imported from a ledger as an open matter: its clocks run from the original dates. */
    LEDGER_OPEN,
    /** Imported from a ledger as an archive: no clock, no message. */
    LEDGER_HISTORY
}
