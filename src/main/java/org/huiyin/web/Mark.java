package org.huiyin.web;

/** How a state is shown: each by a colour, a shape and a word, so that none of the three is needed alone. */
public enum Mark {
    /** Nothing runs and nothing is wanted. */
    PLAIN,
    /** Waiting for somebody to begin. */
    WAITING,
    /** Under way and in time. */
    RUNNING,
    /** Due soon. */
    SOON,
    /** Past its day. */
    LATE,
    /** The clock stands still for a ground. */
    PAUSED,
    /** Finished. */
    DONE,
    /** Refused, returned or withdrawn. */
    REFUSED,
    /** Confidential. */
    SEALED;

    /** The name of its class in the style sheet. */
    public String style() {
        return "mark-" + name().toLowerCase(java.util.Locale.ROOT);
    }
}
