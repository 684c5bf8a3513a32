package org.huiyin.desk;

import java.util.List;
import org.huiyin.web.Choice;
import org.huiyin.web.Mark;
import org.jspecify.annotations.Nullable;

/**
 * A page of a queue as it is shown.
 *
 * @param narrowed the filters that are on, each with the address of the page without it
 * @param first address of the first page, when this is a later one
 * @param query view and filters as they stand in the address, for a file
 */
public record QueueView(
        String title,
        List<Frame.Link> views,
        List<Frame.Link> dues,
        List<Filter> filters,
        List<Choice> hidden,
        List<Choice> narrowed,
        List<Row> rows,
        boolean closed,
        @Nullable String first,
        @Nullable String next,
        String clear,
        String query) {

    /** One select of the filter form; its first choice stands for "all". */
    public record Filter(String name, String label, List<Choice> choices, @Nullable String chosen) {}

    /**
     * One line.
     *
     * @param waiting whose turn it is, where that is another office than the holder
     */
    public record Row(
            String href,
            String number,
            String title,
            String place,
            String kind,
            String office,
            @Nullable String waiting,
            boolean lead,
            boolean simple,
            String standing,
            Mark mark,
            @Nullable DueShown due,
            @Nullable String closedOn) {}
}
