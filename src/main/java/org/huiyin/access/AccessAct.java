package org.huiyin.access;

import java.util.Locale;

/** Acts of access that the journal keeps; the audit administrator reads them. */
public enum AccessAct {
    SIGNED_IN,
    SIGNED_OUT,
    /** An account had to wait: too many wrong tries. */
    SLOWED_DOWN,
    UNLOCKED,
    PASSWORD_CHANGED,
    SECOND_STEP_ON,
    SECOND_STEP_OFF,
    ACCOUNT_ADDED,
    ACCOUNT_CLOSED,
    ACCOUNT_OPENED,
    POST_ADDED,
    POST_ENDED,
    OFFICE_ADDED,
    OFFICE_CHANGED,
    /** Put below another office: what heads and supervisors above it see changes with it. */
    OFFICE_MOVED,
    OFFICE_CLOSED,
    OFFICE_OPENED,
    PLACE_ADDED,
    PLACE_NAMED,
    PLACE_REMOVED,
    REQUESTED,
    APPROVED,
    DECLINED,
    ACCUSED,
    /** The sealed name of an accused was opened by whoever has to match it. */
    ACCUSED_READ,
    ACCUSED_RESOLVED,
    RECEIVER_ADDED,
    /** A receiver is out: the matter turned out to be about them or the office over them. */
    RECEIVER_ENDED,
    RECUSED,
    /** A search by somebody who receives confidential matters, with its purpose. */
    SEARCHED,
    /** A list was taken away as a file. */
    EXPORTED;

    /** Begins every code of this module's acts. */
    public static final String PREFIX = "access.";

    /** The code in the journal, for example {@code access.signed-in}. */
    public String code() {
        return PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
