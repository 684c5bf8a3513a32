package org.huiyin.procedure;

/** What an act does to the leg beyond moving it to its next standing. The vocabulary a procedure file may use. */
public enum Effect {
    /** Nothing else. */
    MOVE,
    /** Sets class, category and procedure. */
    CLASSIFY,
    /** Opens a leg at each office named; the first leads. */
    SEND,
    /** Ends the leg. */
    CLOSE,
    /** Records the other legal route (R1–R5) and ends the leg. */
    INTRODUCE,
    /** Records the date and basis of acceptance. */
    ACCEPT,
    /** Records an objection for the sender to rule on. */
    OBJECT,
    /** Upholds the objection: ends the leg and opens the sender's again. */
    TAKE_BACK,
    /** Rejects the objection. */
    RULE,
    /** Extends a running time limit. */
    EXTEND,
    /** Leaves the simple track. */
    TO_ORDINARY,
    /** Opens a leg again that was ended. */
    REOPEN,
    /** Opens a review leg at the office above the one that answered. */
    ASK_REVIEW,
    /** Ends every open leg of the matter. */
    WITHDRAW
}
