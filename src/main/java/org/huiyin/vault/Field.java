package org.huiyin.vault;

/** What the vault keeps of the person of a matter. Its name stands in rows and in the journal: never rename one. */
public enum Field {
    NAME,
    PHONE,
    ID_NUMBER,
    ADDRESS,
    EMAIL,
    /** A telephone number found in a text; several in a matter, numbered from 1. */
    TEXT_PHONE,
    /** An identity card number found in a text; several in a matter, numbered from 1. */
    TEXT_ID_NUMBER;

    /** Whether there are several of it in a matter, found in texts rather than given as the identity. */
    public boolean foundInText() {
        return this == TEXT_PHONE || this == TEXT_ID_NUMBER;
    }
}
