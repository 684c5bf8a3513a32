package org.huiyin.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.huiyin.search.Ask;
import org.huiyin.search.Filter;
import org.huiyin.search.SearchRecord.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A search as the address of a page. The words of the matter may stand in it; a number of a person never does, and the filters are codes and
 * dates.
 *
 * @param q what was typed
 * @param queue whether it is read as a queue, line by line without the places where the words stand
 * @param wrong names of the dates that could not be read
 */
record SearchAddress(String q, Filter filter, Ask.Order order, boolean queue, @Nullable Purpose purpose, List<String> wrong) {

    private static final int LONGEST = 400;

    static SearchAddress of(String typed) {
        return new SearchAddress(cut(typed), Filter.none(), Ask.Order.RELEVANCE, false, null, List.of());
    }

    /** Reads an address. Only codes and dates are taken as filters: whatever else stands there is left out. */
    static SearchAddress read(MultiValueMap<String, String> query) {
        var wrong = new ArrayList<String>();
        var office = QueueAddress.uuid(query.getFirst("office"));
        var filter = new Filter(
                one(Filter.State.values(), Filter.State.ANY, query.getFirst("state")),
                office == null ? null : UUID.fromString(office),
                QueueAddress.code(query.getFirst("standing")),
                QueueAddress.code(query.getFirst("class")),
                QueueAddress.code(query.getFirst("category")),
                QueueAddress.code(query.getFirst("channel")),
                QueueAddress.code(query.getFirst("place")),
                date(query, "from", wrong),
                date(query, "to", wrong),
                one(Filter.Due.values(), Filter.Due.ANY, query.getFirst("due")),
                date(query, "duefrom", wrong),
                date(query, "dueto", wrong));
        var q = query.getFirst("q");
        var purpose = query.getFirst("purpose");
        return new SearchAddress(cut(q == null ? "" : q), filter, one(Ask.Order.values(), Ask.Order.RELEVANCE, query.getFirst("sort")),
                "queue".equals(query.getFirst("as")), purpose == null ? null : Purpose.of(purpose).orElse(null), List.copyOf(wrong));
    }

    private static String cut(String typed) {
        var clean = typed.strip();
        return clean.length() <= LONGEST ? clean : clean.substring(0, Character.isHighSurrogate(clean.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    private static @Nullable LocalDate date(MultiValueMap<String, String> query, String name, List<String> wrong) {
        var typed = query.getFirst(name);
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            if (typed.strip().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(typed.strip());
            }
        } catch (DateTimeException e) {
            // said beside the field
        }
        wrong.add(name);
        return null;
    }

    private static <E extends Enum<E>> E one(E[] among, E otherwise, @Nullable String typed) {
        for (E each : among) {
            if (each.name().equalsIgnoreCase(typed)) {
                return each;
            }
        }
        return otherwise;
    }

    SearchAddress q(String typed) {
        return new SearchAddress(cut(typed), filter, order, queue, purpose, List.of());
    }

    SearchAddress order(Ask.Order other) {
        return new SearchAddress(q, filter, other, queue, purpose, List.of());
    }

    SearchAddress queue(boolean other) {
        return new SearchAddress(q, filter, order, other, purpose, List.of());
    }

    SearchAddress purpose(@Nullable Purpose other) {
        return new SearchAddress(q, filter, order, queue, other, List.of());
    }

    SearchAddress clear() {
        return new SearchAddress(q, Filter.none(), order, queue, purpose, List.of());
    }

    /** The same search with one filter put, or taken away when the value is null. */
    SearchAddress with(String part, @Nullable String value) {
        var f = filter;
        return new SearchAddress(q, new Filter(
                part.equals("state") ? one(Filter.State.values(), Filter.State.ANY, value) : f.state(),
                part.equals("office") ? value == null ? null : UUID.fromString(value) : f.office(),
                part.equals("standing") ? value : f.standing(),
                part.equals("class") ? value : f.matterClass(),
                part.equals("category") ? value : f.category(),
                part.equals("channel") ? value : f.channel(),
                part.equals("place") ? value : f.place(),
                part.equals("received") ? null : f.receivedFrom(),
                part.equals("received") ? null : f.receivedTo(),
                part.equals("due") ? one(Filter.Due.values(), Filter.Due.ANY, value) : f.due(),
                part.equals("dueDates") ? null : f.dueFrom(),
                part.equals("dueDates") ? null : f.dueTo()), order, queue, purpose, List.of());
    }

    String href() {
        return href(null);
    }

    /** @param after where a page begins; none for the first */
    String href(@Nullable String after) {
        var query = query();
        var page = after == null ? "" : (query.isEmpty() ? "" : "&") + "after=" + encoded(after);
        return "/desk/search" + (query.isEmpty() && page.isEmpty() ? "" : "?" + query + page);
    }

    /** Words and filters, without where a page begins. */
    String query() {
        var query = new StringBuilder();
        put(query, "q", q.isEmpty() ? null : q);
        filters(query);
        put(query, "sort", order == Ask.Order.RELEVANCE ? null : lower(order));
        put(query, "as", queue ? "queue" : null);
        put(query, "purpose", purpose == null ? null : purpose.code());
        return query.toString();
    }

    private void filters(StringBuilder query) {
        put(query, "state", filter.state() == Filter.State.ANY ? null : lower(filter.state()));
        put(query, "office", filter.office());
        put(query, "standing", filter.standing());
        put(query, "class", filter.matterClass());
        put(query, "category", filter.category());
        put(query, "channel", filter.channel());
        put(query, "place", filter.place());
        put(query, "from", filter.receivedFrom());
        put(query, "to", filter.receivedTo());
        put(query, "due", filter.due() == Filter.Due.ANY ? null : lower(filter.due()));
        put(query, "duefrom", filter.dueFrom());
        put(query, "dueto", filter.dueTo());
    }

    private static void put(StringBuilder query, String name, @Nullable Object value) {
        if (value != null) {
            query.append(query.isEmpty() ? "" : "&").append(name).append('=').append(encoded(value.toString()));
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
