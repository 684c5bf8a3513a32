package org.huiyin.intake;

import java.io.IOException;

/** The file cannot be read as a ledger, or not any further. Carries the reason a clerk can act on. */
public final class LedgerUnreadable extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    public LedgerUnreadable(Reason reason) {
        super(reason.key());
        this.reason = reason;
    }

    public LedgerUnreadable(Reason reason, Throwable cause) {
        super(reason.key(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
