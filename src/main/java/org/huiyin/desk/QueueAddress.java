package org.huiyin.desk;

import java.util.Locale;
import org.huiyin.casework.QueueFilter;
import org.huiyin.casework.QueueFilter.Due;
import org.huiyin.casework.QueueFilter.View;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** A queue and its filters as the address of a page, so that it can be kept, sent to a colleague and gone back to. */
public record QueueAddress(QueueFilter filter) {

    static QueueAddress of(View view) {
        return new QueueAddress(QueueFilter.of(view));
    }

    /** Reads an address. Only codes are taken: whatever else stands there is left out, so that no name or number is ever carried along. */
    static QueueAddress read(MultiValueMap<String, String> query) {
        return new QueueAddress(new QueueFilter(
                one(View.values(), View.TURN, query.getFirst("view")),
                one(Due.values(), Due.ANY, query.getFirst("due")),
                code(query.getFirst("standing")),
                code(query.getFirst("class")),
                code(query.getFirst("category")),
                code(query.getFirst("procedure")),
                code(query.getFirst("place")),
                uuid(query.getFirst("office"))));
    }

    /** Whether the address says nothing beyond what was read from it; else the reader is sent to the clean one. */
    boolean saysAll(MultiValueMap<String, String> query) {
        var clean = UriComponentsBuilder.fromUriString(href()).build().getQueryParams();
        return query.keySet().stream().allMatch(name -> switch (name) {
            case "lang", "after" -> true;
            default -> clean.containsKey(name) && clean.getFirst(name).equals(query.getFirst(name));
        });
    }

    QueueAddress view(View view) {
        return new QueueAddress(new QueueFilter(view, view == View.CLOSED ? Due.ANY : filter.due(), null, filter.matterClass(), filter.category(),
                filter.procedure(), filter.place(), view == View.TURN ? null : filter.office()));
    }

    QueueAddress due(Due due) {
        return new QueueAddress(filter.due(due));
    }

    /** The same queue without one of its filters. */
    QueueAddress without(String part) {
        return new QueueAddress(new QueueFilter(
                filter.view(),
                filter.due(),
                part.equals("standing") ? null : filter.standing(),
                part.equals("class") ? null : filter.matterClass(),
                part.equals("category") ? null : filter.category(),
                part.equals("procedure") ? null : filter.procedure(),
                part.equals("place") ? null : filter.place(),
                part.equals("office") ? null : filter.office()));
    }

    public String href() {
        return href(null);
    }

    /** @param after where a page begins; none for the first */
    String href(@Nullable String after) {
        var uri = UriComponentsBuilder.fromPath("/desk");
        put(uri, "view", filter.view() == View.TURN ? null : lower(filter.view()));
        put(uri, "due", filter.due() == Due.ANY ? null : lower(filter.due()));
        put(uri, "standing", filter.standing());
        put(uri, "class", filter.matterClass());
        put(uri, "category", filter.category());
        put(uri, "procedure", filter.procedure());
        put(uri, "place", filter.place());
        put(uri, "office", filter.office());
        put(uri, "after", after);
        return uri.build().toUriString();
    }

    private static void put(UriComponentsBuilder uri, String name, @Nullable String value) {
        if (value != null) {
            uri.queryParam(name, value);
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E one(E[] among, E otherwise, @Nullable String typed) {
        for (E each : among) {
            if (each.name().equalsIgnoreCase(typed)) {
                return each;
            }
        }
        return otherwise;
    }

    /** Codes of ours begin with a letter and division codes have at most twelve digits; telephone and identity card numbers have neither form. */
    static @Nullable String code(@Nullable String typed) {
        return typed != null && typed.matches("[A-Za-z][A-Za-z0-9-]{0,40}|[1-9][0-9]{1,5}|[1-9][0-9]{8}|[1-9][0-9]{11}") ? typed : null;
    }

    static @Nullable String uuid(@Nullable String typed) {
        return typed != null && typed.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? typed : null;
    }
}
