package org.huiyin.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huiyin.access.Access;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.QueueFilter;
import org.huiyin.casework.QueueFilter.Due;
import org.huiyin.casework.QueueFilter.View;
import org.huiyin.casework.QueuePage;
import org.huiyin.casework.Queues;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
import org.huiyin.web.Choice;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page of the desk: what this office must do, due first. */
@Controller
class QueueController {

    /** Rows of a page: enough to work on, few enough to stay small. */
    static final int ROWS = 50;

    private static final int MOST_OFFICES = 300;

    private final Access access;
    private final Queues queues;
    private final Frames frames;
    private final Terms terms;
    private final Organization organization;
    private final QueueLines lines;
    private final Clock clock;

    QueueController(Access access, Queues queues, Frames frames, Terms terms, Organization organization, QueueLines lines, Clock clock) {
        this.access = access;
        this.queues = queues;
        this.frames = frames;
        this.terms = terms;
        this.organization = organization;
        this.lines = lines;
        this.clock = clock;
    }

    @GetMapping("/desk")
    String queue(@AuthenticationPrincipal SignedIn who, @RequestParam MultiValueMap<String, String> query, Page t, Model model) {
        if (!access.opens(who, "queue")) {
            return "redirect:" + frames.of(who, t).pages().getFirst().href();
        }
        var address = QueueAddress.read(query);
        if (!address.saysAll(query)) {
            return "redirect:" + address.href();
        }
        var now = clock.instant();
        Scope scope = access.scopeOf(who);
        var read = queues.together(() -> read(who, scope, address.filter(), query.getFirst("after"), now));
        var page = read.page();
        boolean later = query.getFirst("after") != null;
        boolean closed = address.filter().view() == View.CLOSED;
        model.addAttribute("frame", frames.of(who, t, address.href(), read.turn(), read.open()));
        model.addAttribute("view", new QueueView(
                title(t, address),
                views(t, address),
                closed ? List.of() : dues(t, address, read.counts()),
                filters(who, t, address),
                hidden(address),
                narrowed(t, address),
                page.rows().stream().map(row -> lines.of(t, row, now)).toList(),
                closed,
                later ? address.href() : null,
                page.next() == null ? null : address.href(page.next()),
                QueueAddress.of(address.filter().view()).href(),
                address.href().replaceFirst("^[^?]*\\??", "")));
        model.addAttribute("empty", empty(address, later));
        return "desk/queue";
    }

    /** What the database says for one page. */
    private record Read(QueuePage page, Map<Due, Integer> counts, Map<Due, Integer> turn, int open) {}

    private Read read(SignedIn who, Scope scope, QueueFilter filter, @Nullable String after, Instant now) {
        var page = queues.page(scope, who.office(), filter, after, ROWS, now);
        Map<Due, Integer> counts = filter.view() == View.CLOSED ? Map.of() : queues.counts(scope, who.office(), filter, now);
        // What stands beside the queue is often the queue itself: it is counted once.
        boolean whole = filter.equals(QueueFilter.of(filter.view()).due(filter.due()));
        return new Read(page, counts,
                whole && filter.view() == View.TURN ? counts : queues.counts(scope, who.office(), QueueFilter.of(View.TURN), now),
                whole && filter.view() == View.OPEN ? counts.getOrDefault(Due.ANY, 0)
                        : queues.count(scope, who.office(), QueueFilter.of(View.OPEN), now));
    }

    private static String title(Page t, QueueAddress address) {
        return t.text("desk.queue." + address.filter().view().name().toLowerCase(java.util.Locale.ROOT));
    }

    private static List<Frame.Link> views(Page t, QueueAddress address) {
        var links = new ArrayList<Frame.Link>();
        for (View view : View.values()) {
            links.add(new Frame.Link(address.view(view).href(), t.text("desk.queue." + view.name().toLowerCase(java.util.Locale.ROOT)), null,
                    view == address.filter().view(), null));
        }
        return links;
    }

    private static List<Frame.Link> dues(Page t, QueueAddress address, Map<Due, Integer> counts) {
        var links = new ArrayList<Frame.Link>();
        for (Due due : Due.values()) {
            var there = address.due(due);
            links.add(new Frame.Link(there.href(), t.text("desk.due.filter." + due.name()), Frames.capped(counts.get(due)),
                    due == address.filter().due(), null));
        }
        return links;
    }

    private List<QueueView.Filter> filters(SignedIn who, Page t, QueueAddress address) {
        var filter = address.filter();
        var filters = new ArrayList<QueueView.Filter>();
        filters.add(new QueueView.Filter("standing", t.text("desk.filter.standing"), all(t, terms.standings(t, filter.view() != View.CLOSED, filter.procedure())),
                filter.standing()));
        filters.add(new QueueView.Filter("class", t.text("desk.filter.class"), all(t, terms.classes(t, filter.procedure())), filter.matterClass()));
        filters.add(new QueueView.Filter("category", t.text("desk.filter.category"), all(t, terms.categories(t)), filter.category()));
        filters.add(new QueueView.Filter("procedure", t.text("desk.filter.procedure"), all(t, terms.procedures(t)), filter.procedure()));
        Office own = organization.require(who.office());
        filters.add(new QueueView.Filter("place", t.text("desk.filter.place"), all(t, terms.places(t, own.jurisdiction(), filter.place())), filter.place()));
        var offices = offices(t, own);
        if (filter.view() != View.TURN && offices.size() > 1) {
            filters.add(new QueueView.Filter("office", t.text("desk.filter.office"), all(t, offices), filter.office()));
        }
        return filters;
    }

    /** Offices whose legs the reader may see at all; the query has the last word. */
    private List<Choice> offices(Page t, Office own) {
        Office top = own.kind() == OfficeKind.PETITION_OFFICE || own.kind() == OfficeKind.HOTLINE ? organization.superiorOf(own).orElse(own) : own;
        return organization.offices().stream()
                .filter(o -> o.active() && o.isUnder(top))
                .limit(MOST_OFFICES)
                .map(o -> new Choice(o.id().toString(), t.either(o.nameZh(), o.nameEn())))
                .toList();
    }

    private static List<Choice> all(Page t, List<Choice> choices) {
        var with = new ArrayList<Choice>();
        with.add(new Choice("", t.text("desk.filter.all")));
        with.addAll(choices);
        return with;
    }

    private static List<Choice> hidden(QueueAddress address) {
        var hidden = new ArrayList<Choice>();
        hidden.add(new Choice("view", address.filter().view().name().toLowerCase(java.util.Locale.ROOT)));
        if (address.filter().due() != Due.ANY) {
            hidden.add(new Choice("due", address.filter().due().name().toLowerCase(java.util.Locale.ROOT)));
        }
        return hidden;
    }

    private List<Choice> narrowed(Page t, QueueAddress address) {
        var filter = address.filter();
        var on = new ArrayList<Choice>();
        narrowed(on, address, "standing", named(terms.standings(t, filter.view() != View.CLOSED, null), filter.standing()));
        narrowed(on, address, "class", named(terms.classes(t, null), filter.matterClass()));
        narrowed(on, address, "category", filter.category() == null ? null : terms.category(t, filter.category()));
        narrowed(on, address, "procedure", named(terms.procedures(t), filter.procedure()));
        narrowed(on, address, "place", filter.place() == null ? null : terms.place(t, filter.place()));
        narrowed(on, address, "office", filter.office() == null ? null : terms.office(t, org.huiyin.organization.OfficeId.of(filter.office())));
        return on;
    }

    private static @Nullable String named(List<Choice> choices, @Nullable String code) {
        return code == null ? null : choices.stream().filter(c -> c.value().equals(code)).map(Choice::label).findFirst().orElse(code);
    }

    private static void narrowed(List<Choice> on, QueueAddress address, String part, @Nullable String name) {
        if (name != null) {
            on.add(new Choice(address.without(part).href(), name));
        }
    }

    private static String empty(QueueAddress address, boolean later) {
        var filter = address.filter();
        if (later) {
            return "later";
        }
        boolean filtered = filter.standing() != null || filter.matterClass() != null || filter.category() != null || filter.procedure() != null
                || filter.place() != null || filter.office() != null;
        if (filtered) {
            return "filtered";
        }
        return switch (filter.due()) {
            case LATE -> "late";
            case SOON -> "soon";
            case OVER -> "over";
            case ANY -> filter.view().name().toLowerCase(java.util.Locale.ROOT);
        };
    }
}
