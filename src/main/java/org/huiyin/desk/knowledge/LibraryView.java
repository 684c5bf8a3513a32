package org.huiyin.desk.knowledge;

import java.util.List;
import org.huiyin.web.Choice;
import org.huiyin.web.Mark;
import org.jspecify.annotations.Nullable;

/**
 * The list of law and policy, or the articles that were found.
 *
 * @param asked what was looked for, empty for the list
 * @param day day on which they hold
 * @param said what was just done, or null
 */
public record LibraryView(String asked, String day, boolean also, String kind, String category, List<Choice> kinds, List<Choice> categories, List<Line> lines,
        List<Hit> hits, boolean mayAdd, boolean mayTakeShipped, @Nullable String next, @Nullable String first, @Nullable String said) {

    /** Whether anything narrows the list. */
    public boolean narrowed() {
        return !asked.isEmpty() || !kind.isEmpty() || !category.isEmpty();
    }

    /** One enactment. @param state in words, with its mark */
    public record Line(String href, String title, String kind, String issuer, String number, String from, String state, Mark mark, List<String> categories) {}

    /** One article. */
    public record Hit(String href, String title, String article, List<Piece> pieces) {}
}
