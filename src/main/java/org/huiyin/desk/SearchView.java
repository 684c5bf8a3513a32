package org.huiyin.desk;

import java.util.List;
import org.huiyin.search.Fragment;
import org.huiyin.web.Choice;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was found, as it is shown.
 *
 * @param q what was typed, to be changed and sent again
 * @param hidden what the box sends along: filters and order
 * @param purposes what a search can be for, where that has to be said; empty elsewhere
 * @param ask whether nothing is shown yet, because the purpose is missing
 * @param notes what has to be known: words cut, index being made, dates not understood
 * @param total how many were found, in words
 * @param narrowed the filters that are on, each with the address of the page without it
 * @param empty which advice is shown when nothing was found; null when something was
 * @param asQueue address of the same as a queue, or back from it
 * @param query words and filters, for saving and for a file
 * @param name a name for saving it
 */
public record SearchView(
        String q,
        List<Choice> hidden,
        List<Choice> purposes,
        @Nullable String purpose,
        boolean ask,
        List<String> notes,
        String total,
        List<Frame.Link> states,
        List<Frame.Link> dues,
        List<Frame.Link> orders,
        List<Facet> facets,
        Dates dates,
        List<Choice> narrowed,
        String clear,
        List<Row> rows,
        @Nullable String empty,
        @Nullable String first,
        @Nullable String next,
        boolean queue,
        String asQueue,
        String query,
        String name,
        List<Choice> saved) {

    /** The values of one filter with their counts. */
    public record Facet(String label, List<Frame.Link> values, List<Frame.Link> more) {}

    /** The days of receipt and of due dates, and what the form sends along. */
    public record Dates(List<Choice> hidden, String from, String to, String dueFrom, String dueTo, boolean open) {}

    /** One matter: its line of a queue, its title and the places where the words stand. */
    public record Row(QueueView.Row line, List<Fragment.Piece> title, List<Place> places) {}

    /** One place where the words stand. */
    public record Place(String kind, Fragment fragment) {}
}
