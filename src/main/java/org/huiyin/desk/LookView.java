package org.huiyin.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the words typed at registration suggest, before anything is filed.
 *
 * @param said what the reader is told about the look itself: nothing typed yet, wait, a sealed matter is not read
 * @param warning the words hint at an accusation; then nothing else is shown until the clerk has asked
 * @param place the district that the words name, where the form has another or none
 * @param suggestion category and class; null where there was no look
 * @param advice the competent office; null where there was no look
 * @param same matters of the reader's scope that may be the same
 */
public record LookView(@Nullable String said, @Nullable Warning warning, @Nullable Place place, @Nullable SuggestionView suggestion, @Nullable AdviceView advice,
        List<SameView.Likely> same) {

    static LookView saying(String said) {
        return new LookView(said, null, null, null, null, List.of());
    }

    static LookView warning(List<String> words) {
        return new LookView(null, new Warning(words), null, null, null, List.of());
    }

    /** Words that hint at an accusation. */
    public record Warning(List<String> words) {}

    /** A district to be filled in. */
    public record Place(String code, String name, String why) {}
}
