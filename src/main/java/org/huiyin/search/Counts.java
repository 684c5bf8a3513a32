package org.huiyin.search;

import java.util.List;
import java.util.Map;

/**
 * How many matters a search shows, and how many each value of each filter would show with all the other filters as they are. Counted after
 * the shield, and only by legs that the viewer may see.
 *
 * @param matters in all
 */
public record Counts(int matters, Map<Filter.Part, List<Value>> values) {

    /** A value of a filter, by its code, with its number; the most frequent first. */
    public record Value(String code, int matters) {}

    public Counts {
        values = Map.copyOf(values);
    }

    public List<Value> of(Filter.Part part) {
        return values.getOrDefault(part, List.of());
    }
}
