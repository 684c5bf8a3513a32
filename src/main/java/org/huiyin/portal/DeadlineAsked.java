package org.huiyin.portal;

/** What the calculator was asked, as it was typed: it is shown again whatever came of it. */
public record DeadlineAsked(String rule, String from, String at, String extend, String pauseFrom, String pauseTo) {

    /** Whether one of the rarer questions was used, so that they stay open. */
    public boolean more() {
        return !(at + extend + pauseFrom + pauseTo).isEmpty();
    }

    static String kept(String typed) {
        String line = typed.strip().replaceAll("\\p{Cntrl}+", " ");
        return line.length() > 40 ? line.substring(0, 40) : line;
    }
}
