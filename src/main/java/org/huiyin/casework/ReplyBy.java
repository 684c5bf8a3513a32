package org.huiyin.casework;

/** How the person asked to be answered. */
public enum ReplyBy {
    /** Online, with consent to service there (民诉法第九十条 by analogy). */
    ONLINE,
    /** On paper, by post or at the window. */
    PAPER,
    /** No way was given: the answer can be read with number and code (条例第二十三条第二款). */
    NONE
}
