package org.huiyin.vault;

/** A text without the characters that do not count, folded, which knows where each of its characters stood. */
record Squeezed(String text, int[] places) {

    /** More left-out characters than these between two that belong together, and they do not belong together. */
    private static final int WIDEST_GAP = 3;

    interface Counts {
        boolean counts(char c);
    }

    interface Place {
        void at(int start, int end);
    }

    static Squeezed of(char[] text, Counts counts) {
        var kept = new StringBuilder(text.length);
        var places = new int[text.length];
        for (int i = 0; i < text.length; i++) {
            if (text[i] == Sweeper.TAKEN || counts.counts(text[i])) {
                places[kept.length()] = i;
                kept.append(Chars.fold(text[i]));
            }
        }
        return new Squeezed(kept.toString(), places);
    }

    /**
     * Every place where the wanted text stands.
     *
     * @param whole whether a number or a word of letters at either end must end there too
     */
    void find(String wanted, boolean whole, Place place) {
        int i = text.indexOf(wanted);
        while (i >= 0) {
            int end = i + wanted.length();
            if (isTogether(i, end) && !(whole && (runsOn(i - 1, i) || runsOn(end - 1, end)))) {
                place.at(places[i], places[end - 1] + 1);
                i = text.indexOf(wanted, end);
            } else {
                i = text.indexOf(wanted, i + 1);
            }
        }
    }

    private boolean isTogether(int from, int end) {
        for (int i = from + 1; i < end; i++) {
            if (places[i] - places[i - 1] > WIDEST_GAP + 1) {
                return false;
            }
        }
        return true;
    }

    /** Whether a number or a word goes on from one of these neighbours to the other. */
    private boolean runsOn(int before, int after) {
        if (before < 0 || after >= text.length() || places[after] != places[before] + 1) {
            return false;
        }
        char a = text.charAt(before);
        char b = text.charAt(after);
        return Chars.digit(a) >= 0 && Chars.digit(b) >= 0 || Chars.isLatin(a) && Chars.isLatin(b);
    }
}
