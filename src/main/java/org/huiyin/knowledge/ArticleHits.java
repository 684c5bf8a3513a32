package org.huiyin.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Articles that hold every term of a question.
 *
 * @param terms the terms as they were searched, folded
 * @param next where the next page begins; null at the end
 */
public record ArticleHits(List<Hit> hits, List<String> terms, @Nullable String next) {

    /** One article with the edition it stands in. */
    public record Hit(Edition edition, Article article) {}
}
