package org.huiyin.lawfile;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names a person may have meant. */
public final class Near {

    private Near() {}

    /** At most three known names within a few letters of the given one, nearest first. */
    public static List<String> to(String given, Collection<String> known) {
        String asked = given.toUpperCase(Locale.ROOT);
        int reach = Math.max(1, Math.min(3, asked.length() / 2));
        return known.stream()
                .filter(k -> distance(asked, k.toUpperCase(Locale.ROOT)) <= reach)
                .sorted(Comparator.<String>comparingInt(k -> distance(asked, k.toUpperCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(3)
                .toList();
    }

    /** Letters to insert, drop or change to make one word the other. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 3) {
            return Integer.MAX_VALUE;
        }
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
