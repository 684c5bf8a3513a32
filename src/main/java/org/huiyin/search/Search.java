package org.huiyin.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.access.Scope;
import org.huiyin.access.WithheldMatters;
import org.huiyin.casework.QueueRow;
import org.huiyin.casework.Queues;
import org.huiyin.journal.MatterId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Looks for matters within what the viewer may see. Three locks, one after the other: the viewer's reach and the matters hidden from them, read
 * from PostgreSQL at this moment, stand in the query, so that nothing else is found, counted or ranked; whatever is found is read again through
 * {@link Scope#visible}; and the words that are shown come from there, never from the index. Sealed matters are in no index at all.
 */
@Service
public class Search {

    private static final int FRAGMENTS = 2;
    /** Likeness is asked of a few more than wanted, for some may turn out not to be visible any more. */
    private static final int SPARE = 5;

    private final Engine engine;
    private final Facts facts;
    private final Queues queues;
    private final WithheldMatters withheld;
    private final ZoneId zone;

    Search(Engine engine, Facts facts, Queues queues, WithheldMatters withheld, ZoneId zone) {
        this.engine = engine;
        this.facts = facts;
        this.queues = queues;
        this.withheld = withheld;
        this.zone = zone;
    }

    /**
     * Reads a page of what is found.
     *
     * @param after {@link Results#next} of the page before; anything else begins at the start
     * @param size matters of a page, 1 to 500
     */
    public Results find(Scope scope, Words words, Filter filter, Ask.Order order, @Nullable String after, int size, Instant now) {
        var ask = ask(scope, words, filter, order, now);
        var found = engine.find(ask, after, size);
        return new Results(read(scope, ask, found.matters()), found.next(), engine.state());
    }

    /** Counts what is found, in all and by the values of the filters. */
    public Counts count(Scope scope, Words words, Filter filter, Instant now) {
        return engine.count(ask(scope, words, filter, Ask.Order.NEWEST, now));
    }

    /**
     * Matters that are about the most like things as this one, the most like first, as far as the viewer may see them: for reading how like
     * matters were answered. Never a ground for anything.
     *
     * @param matter one that the viewer has found; of a sealed one nothing is like
     * @param onlyAnswered only those to which an answer was issued
     */
    public List<Hit> like(Scope scope, MatterId matter, boolean onlyAnswered, int atMost, Instant now) {
        if (queues.ofMatters(scope, List.of(matter.value()), now).isEmpty()) {
            return List.of();
        }
        var text = new StringBuilder();
        for (var piece : facts.texts(matter.home(), List.of(matter.value())).getOrDefault(matter.value(), List.of())) {
            if (List.of("title", "content", "request").contains(piece.kind())) {
                text.append(piece.text()).append('\n');
            }
        }
        var others = withheld.from(scope).and(matter.value());
        var found = engine.like(scope.home(), scope.sight(), others, text.toString(), onlyAnswered, atMost + SPARE);
        var hits = read(scope, ask(scope, Words.none(), Filter.none(), Ask.Order.NEWEST, now), found);
        return hits.stream().limit(atMost).toList();
    }

    /** How the index of this node stands. */
    public IndexState state() {
        return engine.state();
    }

    /** Has the index made anew in the background. */
    public void rebuild() {
        engine.rebuild();
    }

    private Ask ask(Scope scope, Words words, Filter filter, Ask.Order order, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        var soon = today.plusDays(Queues.SOON_DAYS + 1L).atStartOfDay(zone).toInstant();
        return new Ask(scope.home(), scope.sight(), withheld.from(scope), words, filter, order, now, soon, zone);
    }

    private List<Hit> read(Scope scope, Ask ask, Collection<UUID> ids) {
        var legs = queues.ofMatters(scope, ids, ask.now());
        var marks = new Marks(ask.words());
        var texts = texts(scope.home(), legs.keySet(), marks);
        var hits = new ArrayList<Hit>();
        for (var id : ids) {
            var own = legs.get(id);
            if (own == null) {
                continue;
            }
            var pieces = texts.getOrDefault(id, List.of());
            var leg = chosen(own, ask);
            var title = leg.title() == null ? "" : leg.title();
            hits.add(new Hit(id, leg, own.size(), marks.whole(title), marks.best(pieces, FRAGMENTS)));
        }
        return hits;
    }

    /** What was filed; letters, acts and answers only of those matters where some word stands in none of it. */
    private Map<UUID, List<Facts.Piece>> texts(int home, Collection<UUID> ids, Marks marks) {
        var texts = facts.filed(home, ids);
        var elsewhere = ids.stream().filter(id -> !marks.allIn(texts.getOrDefault(id, List.of()))).toList();
        texts.putAll(facts.texts(home, elsewhere));
        return texts;
    }

    /** The leg that fits the filters, an open one before an ended one, the lead before a co-handler, the latest before an earlier. */
    private static QueueRow chosen(List<QueueRow> legs, Ask ask) {
        var filter = ask.filter();
        var fitting = legs.stream().filter(l -> fits(l, filter, ask)).toList();
        return (fitting.isEmpty() ? legs : fitting).stream()
                .max(Comparator.comparing((QueueRow l) -> l.closedAt() == null).thenComparing(QueueRow::lead).thenComparing(QueueRow::openedOn)
                        .thenComparing(QueueRow::leg))
                .orElseThrow();
    }

    private static boolean fits(QueueRow leg, Filter filter, Ask ask) {
        boolean open = leg.closedAt() == null;
        return (filter.office() == null || leg.office().value().equals(filter.office()))
                && (filter.standing() == null || leg.standing().equals(filter.standing()))
                && (filter.state() == Filter.State.ANY || open == (filter.state() == Filter.State.OPEN))
                && (filter.due() == Filter.Due.ANY || open && leg.dueAt() != null
                        && (filter.due() == Filter.Due.LATE) == !leg.dueAt().isAfter(ask.now()));
    }
}
