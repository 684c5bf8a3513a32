package org.huiyin.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be the same matter, and what was decided about it.
 *
 * @param likely suggestions, with a score and what matches; nothing is decided by them
 */
public record SameView(List<Likely> likely, List<Decided> decided) {

    /** Whether there is anything to show. */
    public boolean empty() {
        return likely.isEmpty() && decided.isEmpty();
    }

    /** One suggestion. */
    public record Likely(String href, String number, String title, String score, List<String> because) {}

    /** One decision. */
    public record Decided(String id, String number, String href, boolean same, String agree, String differ, String when, @Nullable String undone) {}

    /**
     * Two matters side by side, without any score.
     *
     * @param wrong why the decision was refused; what was typed stays
     */
    public record Compare(String number, Side one, Side other, String action, String agree, String differ, String same, @Nullable String wrong) {}

    /** The facts of one. */
    public record Side(String href, String number, String title, String received, String place, String content, List<String> requests, String standing) {}
}
