package org.huiyin.search;

import java.util.List;
import java.util.UUID;
import org.huiyin.access.Scope;
import org.huiyin.access.Withheld;
import org.jspecify.annotations.Nullable;

/**
 * What a search engine must do for Huiyin. Values go in and ids come out: what an engine says is read again from PostgreSQL, within the
 * viewer's scope, before anybody sees it. Lucene does it on the disk of each node; ADR 0101 says how another engine takes its place.
 */
public interface Engine {

    /**
     * Finds a page of matters.
     *
     * @param after {@link Ask.Found#next} of the page before; null or anything unreadable begins at the start
     */
    Ask.Found find(Ask ask, @Nullable String after, int size);

    /** Counts what a search shows, in all and by the values of its filters. */
    Counts count(Ask ask);

    /**
     * Matters whose words are most like these, the most like first.
     *
     * @param withheld matters that may not be among them
     */
    List<UUID> like(int home, Scope.Sight sight, Withheld withheld, String text, boolean onlyAnswered, int atMost);

    /** How far the index has come. */
    IndexState state();

    /** Makes the index anew from the facts, in the background; searches are answered from the present one until then. */
    void rebuild();
}
