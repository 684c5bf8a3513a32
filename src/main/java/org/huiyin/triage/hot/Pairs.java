package org.huiyin.triage.hot;

import java.util.function.IntConsumer;

/** The neighbouring pairs of a text, as digests. A run of Latin letters or digits counts as one sign, so that "58车" is one pair. */
final class Pairs {

    private Pairs() {}

    static void of(String text, IntConsumer each) {
        int n = text.length();
        int previousFrom = -1;
        int previousTo = -1;
        int i = 0;
        while (i < n) {
            char c = text.charAt(i);
            if (!Wording.isWord(c)) {
                previousFrom = -1;
                i++;
                continue;
            }
            int to = i + 1;
            if (!Wording.isHan(c)) {
                while (to < n && Wording.isWord(text.charAt(to)) && !Wording.isHan(text.charAt(to))) {
                    to++;
                }
            }
            if (previousFrom >= 0 && previousTo == i) {
                each.accept(Wording.hash(text, previousFrom, to, 0));
            }
            previousFrom = i;
            previousTo = to;
            i = to;
        }
    }
}
