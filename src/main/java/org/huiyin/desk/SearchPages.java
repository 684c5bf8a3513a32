package org.huiyin.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huiyin.access.SignedIn;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.search.Ask;
import org.huiyin.search.Counts;
import org.huiyin.search.Filter;
import org.huiyin.search.Filter.Part;
import org.huiyin.search.Hit;
import org.huiyin.search.Results;
import org.huiyin.search.SavedSearch;
import org.huiyin.search.SearchRecord.Purpose;
import org.huiyin.search.Words;
import org.huiyin.web.Choice;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a {@link SearchView} of what was found. */
@Component
class SearchPages {

    /** Values of a filter that are shown at once; the rest is folded. */
    private static final int VALUES = 8;
    private static final int MOST_VALUES = 60;
    private static final int LONGEST_NAME = 30;

    private final Terms terms;
    private final QueueLines lines;
    private final Organization organization;

    SearchPages(Terms terms, QueueLines lines, Organization organization) {
        this.terms = terms;
        this.lines = lines;
        this.organization = organization;
    }

    /** What a page is made of. */
    record Found(Words words, @Nullable Results results, @Nullable Counts counts, boolean later, List<SavedSearch> saved, boolean purposeAsked) {}

    SearchView of(Page t, SignedIn who, SearchAddress address, Found found, Instant now) {
        var results = found.results();
        var counts = found.counts();
        boolean nothingAsked = found.words().isEmpty() && address.filter().isEmpty();
        boolean ask = found.purposeAsked() && address.purpose() == null;
        var rows = results == null ? List.<SearchView.Row>of() : results.hits().stream().map(hit -> row(t, hit, address.queue(), now)).toList();
        return new SearchView(
                address.q(),
                hidden(address, false),
                found.purposeAsked() ? purposes(t) : List.of(),
                address.purpose() == null ? null : address.purpose().code(),
                ask && !nothingAsked,
                notes(t, address, found),
                counts == null ? "" : counts.matters() == 0 ? "" : t.text("desk.search.total", counts.matters()),
                counts == null ? List.of() : states(t, address, counts),
                results == null ? List.of() : dues(t, address),
                orders(t, address),
                counts == null ? List.of() : facets(t, who, address, counts),
                dates(address),
                narrowed(t, address),
                address.clear().href(),
                rows,
                empty(address, found, rows, nothingAsked),
                found.later() ? address.href() : null,
                results == null || results.next() == null ? null : address.href(results.next()),
                address.queue(),
                asQueue(address),
                address.purpose(null).query(),
                name(t, address),
                found.saved().stream().map(s -> new Choice("/desk/search?" + s.query(), s.name())).toList());
    }

    private static String empty(SearchAddress address, Found found, List<SearchView.Row> rows, boolean nothingAsked) {
        if (nothingAsked) {
            return address.q().isEmpty() ? "start" : "signs";
        }
        if (found.results() == null || !rows.isEmpty()) {
            return found.results() == null ? "start" : "";
        }
        return found.later() ? "later" : address.filter().isEmpty() ? "none" : "filtered";
    }

    private static List<Choice> purposes(Page t) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", t.text("desk.search.purpose.choose")));
        for (var purpose : Purpose.values()) {
            choices.add(new Choice(purpose.code(), t.text("desk.search.purpose." + purpose.code())));
        }
        return choices;
    }

    private static List<String> notes(Page t, SearchAddress address, Found found) {
        var notes = new ArrayList<String>();
        if (found.words().cut()) {
            notes.add(t.text("desk.search.cut", Words.LONGEST, Words.MOST));
        }
        for (var wrong : address.wrong()) {
            notes.add(t.text("desk.search.wrongDate", t.text("desk.search.date." + wrong)));
        }
        var f = address.filter();
        if (f.receivedFrom() != null && f.receivedTo() != null && f.receivedFrom().isAfter(f.receivedTo())
                || f.dueFrom() != null && f.dueTo() != null && f.dueFrom().isAfter(f.dueTo())) {
            notes.add(t.text("desk.search.crossed"));
        }
        if (found.results() != null && !found.results().state().complete()) {
            notes.add(t.text("desk.search.partial", found.results().state().matters()));
        } else if (found.results() != null && found.results().state().building()) {
            notes.add(t.text("desk.search.building"));
        }
        return notes;
    }

    private SearchView.Row row(Page t, Hit hit, boolean queue, Instant now) {
        return new SearchView.Row(lines.of(t, hit.leg(), now),
                hit.title().stream().allMatch(p -> p.text().isBlank()) ? List.of() : hit.title(),
                queue ? List.of() : hit.fragments().stream().map(f -> new SearchView.Place(t.text("desk.search.in." + f.kind()), f)).toList());
    }

    // ---- what stands around the list

    private static List<Frame.Link> states(Page t, SearchAddress address, Counts counts) {
        var links = new ArrayList<Frame.Link>();
        for (var state : Filter.State.values()) {
            var count = counts.of(Part.STATE).stream().filter(v -> v.code().equals(state.name())).mapToInt(Counts.Value::matters).findFirst();
            links.add(new Frame.Link(address.with("state", state.name()).href(), t.text("desk.search.state." + state),
                    state == Filter.State.ANY ? null : Integer.toString(count.orElse(0)), address.filter().state() == state, null));
        }
        return links;
    }

    private static List<Frame.Link> dues(Page t, SearchAddress address) {
        var links = new ArrayList<Frame.Link>();
        for (var due : Filter.Due.values()) {
            links.add(new Frame.Link(address.with("due", due.name()).href(), t.text("desk.due.filter." + due), null, address.filter().due() == due, null));
        }
        return links;
    }

    private static List<Frame.Link> orders(Page t, SearchAddress address) {
        var links = new ArrayList<Frame.Link>();
        for (var order : Ask.Order.values()) {
            links.add(new Frame.Link(address.order(order).href(), t.text("desk.search.order." + order), null, address.order() == order, null));
        }
        return links;
    }

    private List<SearchView.Facet> facets(Page t, SignedIn who, SearchAddress address, Counts counts) {
        var filter = address.filter();
        var facets = new ArrayList<SearchView.Facet>();
        var standings = standings(t);
        var classes = names(terms.classes(t, null));
        facet(facets, t, address, "office", text(filter.office()), counts.of(Part.OFFICE), code -> terms.office(t, new OfficeId(UUID.fromString(code))));
        facet(facets, t, address, "standing", filter.standing(), counts.of(Part.STANDING), code -> standings.getOrDefault(code, code));
        facet(facets, t, address, "class", filter.matterClass(), counts.of(Part.CLASS), code -> classes.getOrDefault(code, code));
        facet(facets, t, address, "category", filter.category(), counts.of(Part.CATEGORY), code -> category(t, code));
        facet(facets, t, address, "channel", filter.channel(), counts.of(Part.CHANNEL), code -> t.text("casework.channel." + code));
        var around = organization.require(who.office()).jurisdiction();
        facet(facets, t, address, "place", filter.place(), PlaceCounts.below(counts.of(Part.PLACE), filter.place() == null ? around : filter.place()),
                code -> terms.place(t, code));
        return facets;
    }

    private interface Naming {
        String of(String code);
    }

    private static void facet(List<SearchView.Facet> facets, Page t, SearchAddress address, String part, @Nullable String chosen, List<Counts.Value> values,
            Naming naming) {
        var links = values.stream().limit(MOST_VALUES)
                .map(v -> new Frame.Link(address.with(part, v.code().equals(chosen) ? null : v.code()).href(), naming.of(v.code()),
                        Integer.toString(v.matters()), v.code().equals(chosen), null))
                .filter(link -> !link.label().isEmpty())
                .toList();
        if (links.size() > 1 || chosen != null && !links.isEmpty()) {
            int shown = Math.min(VALUES, links.size());
            facets.add(new SearchView.Facet(t.text("desk.search.facet." + part), links.subList(0, shown), links.subList(shown, links.size())));
        }
    }

    private String category(Page t, String code) {
        var name = terms.category(t, code);
        return name.isEmpty() ? code : name;
    }

    private Map<String, String> standings(Page t) {
        var all = new ArrayList<>(terms.standings(t, true, null));
        all.addAll(terms.standings(t, false, null));
        return names(all);
    }

    private static Map<String, String> names(List<Choice> choices) {
        var names = new LinkedHashMap<String, String>();
        choices.forEach(choice -> names.putIfAbsent(choice.value(), choice.label()));
        return names;
    }

    private static SearchView.Dates dates(SearchAddress address) {
        var f = address.filter();
        return new SearchView.Dates(hidden(address, true), text(f.receivedFrom()), text(f.receivedTo()), text(f.dueFrom()), text(f.dueTo()),
                f.receivedFrom() != null || f.receivedTo() != null || f.dueFrom() != null || f.dueTo() != null || !address.wrong().isEmpty());
    }

    /** What a form of the page sends along: everything it has no field for. */
    private static List<Choice> hidden(SearchAddress address, boolean ofDates) {
        var hidden = new ArrayList<Choice>();
        for (var pair : address.query().split("&")) {
            int is = pair.indexOf('=');
            var name = is < 0 ? pair : pair.substring(0, is);
            boolean date = List.of("from", "to", "duefrom", "dueto").contains(name);
            if (is > 0 && (ofDates ? !date : !name.equals("q") && !name.equals("purpose"))) {
                hidden.add(new Choice(name, java.net.URLDecoder.decode(pair.substring(is + 1), java.nio.charset.StandardCharsets.UTF_8)));
            }
        }
        return hidden;
    }

    private List<Choice> narrowed(Page t, SearchAddress address) {
        var f = address.filter();
        var on = new ArrayList<Choice>();
        narrowed(on, address, "state", f.state() == Filter.State.ANY ? null : t.text("desk.search.state." + f.state()));
        narrowed(on, address, "due", f.due() == Filter.Due.ANY ? null : t.text("desk.due.filter." + f.due()));
        narrowed(on, address, "office", f.office() == null ? null : terms.office(t, new OfficeId(f.office())));
        narrowed(on, address, "standing", f.standing() == null ? null : standings(t).getOrDefault(f.standing(), f.standing()));
        narrowed(on, address, "class", f.matterClass() == null ? null : names(terms.classes(t, null)).getOrDefault(f.matterClass(), f.matterClass()));
        narrowed(on, address, "category", f.category() == null ? null : category(t, f.category()));
        narrowed(on, address, "channel", f.channel() == null ? null : t.text("casework.channel." + f.channel()));
        narrowed(on, address, "place", f.place() == null ? null : terms.place(t, f.place()));
        narrowed(on, address, "received", f.receivedFrom() == null && f.receivedTo() == null ? null
                : t.text("desk.search.received", text(f.receivedFrom()), text(f.receivedTo())));
        narrowed(on, address, "dueDates", f.dueFrom() == null && f.dueTo() == null ? null : t.text("desk.search.dueIn", text(f.dueFrom()), text(f.dueTo())));
        return on;
    }

    private static void narrowed(List<Choice> on, SearchAddress address, String part, @Nullable String name) {
        if (name != null) {
            on.add(new Choice(address.with(part, null).href(), name.isEmpty() ? "–" : name));
        }
    }

    /** What a search says, for a list of saved ones. */
    String described(Page t, SearchAddress address) {
        var parts = new ArrayList<String>();
        if (!address.q().isEmpty()) {
            parts.add(t.text("desk.search.quoted", address.q()));
        }
        narrowed(t, address).forEach(choice -> parts.add(choice.label()));
        return String.join(" · ", parts);
    }

    private String name(Page t, SearchAddress address) {
        var name = address.q().isEmpty() ? described(t, address) : address.q();
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    /** The queue itself where its filters say the same; else what was found, read like a queue. */
    private static String asQueue(SearchAddress address) {
        var f = address.filter();
        boolean same = address.q().isEmpty() && f.channel() == null && f.receivedFrom() == null && f.receivedTo() == null && f.dueFrom() == null
                && f.dueTo() == null && f.state() != Filter.State.ANY;
        if (!same || address.queue()) {
            return address.queue(!address.queue()).href();
        }
        var view = f.state() == Filter.State.OPEN ? org.huiyin.casework.QueueFilter.View.OPEN : org.huiyin.casework.QueueFilter.View.CLOSED;
        return new QueueAddress(new org.huiyin.casework.QueueFilter(view, org.huiyin.casework.QueueFilter.Due.valueOf(f.due().name()), f.standing(),
                f.matterClass(), f.category(), null, f.place(), f.office() == null ? null : f.office().toString())).href();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString().toLowerCase(Locale.ROOT);
    }
}
