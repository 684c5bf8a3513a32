package org.huiyin.desk;

import java.util.List;
import org.huiyin.web.Mark;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page of the desk: the queues with their counts, the other pages this post opens.
 *
 * @param office name of the office the reader works in
 * @param search whether the reader may look for a matter by its number
 */
public record Frame(String office, boolean search, List<Link> queues, List<Link> pages) {

    /**
     * One line of the rail.
     *
     * @param count as shown, for example {@code 12} or {@code 999+}
     * @param mark how the count is marked, where it wants attention
     */
    public record Link(String href, String label, @Nullable String count, boolean here, @Nullable Mark mark) {}
}
