package org.huiyin.answer.check;

import java.time.LocalDate;
import org.huiyin.knowledge.ArticleNumber;
import org.huiyin.knowledge.Cited;
import org.jspecify.annotations.Nullable;

/** Asks the knowledge base for a cited law. */
@FunctionalInterface
public interface LawLookup {

    /** @param number the article, or null when none is named */
    Cited cite(String title, @Nullable ArticleNumber number, LocalDate day);
}
