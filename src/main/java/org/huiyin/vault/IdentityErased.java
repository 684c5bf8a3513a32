package org.huiyin.vault;

/** Thrown where an erased matter is opened by a caller that did not ask first: see {@link Vault#tryOpen} for the refusal as a value. */
public class IdentityErased extends IllegalStateException {

    private final transient Opening.Erased erased;

    IdentityErased(Opening.Erased erased) {
        super("The identity of this matter was erased on " + erased.on() + " and cannot be opened by anybody");
        this.erased = erased;
    }

    /** The refusal, to be shown. */
    public Opening.Erased erased() {
        return erased;
    }
}
