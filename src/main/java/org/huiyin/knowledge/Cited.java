package org.huiyin.knowledge;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the knowledge base knows of a law that somebody cites. */
public sealed interface Cited {

    /** No enactment of this title is held. */
    record Unknown() implements Cited {}

    /**
     * Held, and not in force on the day.
     *
     * @param from first day in force, when it begins later
     * @param until last day in force, when it has ended
     */
    record NotInForce(UUID enactment, String title, @Nullable LocalDate from, @Nullable LocalDate until) implements Cited {}

    /** In force, but without an article of that number. @param last the highest number there is */
    record NoArticle(UUID enactment, String title, int last) implements Cited {}

    /** In force; only an excerpt is held, and this article is not in it. */
    record OutsideExcerpt(UUID enactment, String title) implements Cited {}

    /** In force; the place of the article in the edition, or null when none was asked for or its articles are not numbered. */
    record Found(UUID enactment, String title, @Nullable Integer article) implements Cited {}
}
