package org.huiyin.casework;

import static org.huiyin.casework.MatterStore.instant;
import static org.huiyin.casework.QueueWhere.DUE;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.huiyin.access.Scope;
import org.huiyin.clock.Standing;
import org.huiyin.organization.OfficeId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Queues of legs: open ones by due date, soonest first and the undated last; ended ones by the latest end. Keyset paging, so that the two
 * hundredth page costs what the first does.
 */
@Service
public class Queues {

    /** Days ahead that count as soon. A choice of ours for the list, not a limit of law. */
    public static final int SOON_DAYS = 3;

    /** Counts stop here: beyond it a number says no more than "many". */
    public static final int MOST_COUNTED = 999;

    private static final String COLUMNS = """
            l.id, l.number, l.kind, l.title, l.office_id, l.turn_id, l.lead, l.track, l.procedure, l.standing, l.class, l.category, l.place,
            l.due_at as order_at,
            case when l.legal_due_at <= :now then l.legal_due_on else l.due_on end as due_on,
            case when l.legal_due_at <= :now then l.legal_due_at else l.due_at end as due_at,
            case when l.legal_due_at <= :now then l.legal_due_rule else l.due_rule end as due_rule,
            l.provisional, l.opened_on, l.closed_at
            """;

    private final JdbcClient jdbc;
    private final QueueCounts counts;
    private final SteadyPlans plans;

    @Autowired
    Queues(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this(jdbc, new SteadyPlans(jdbc, transactions));
    }

    Queues(JdbcClient jdbc, SteadyPlans plans) {
        this.jdbc = jdbc;
        this.counts = new QueueCounts(jdbc);
        this.plans = plans;
    }

    /**
     * Reads what several methods of this class answer for one page, as of one moment, with plans that the database makes once and not at each
     * page: to plan these statements takes longer than to answer them.
     */
    public <T> T together(Supplier<T> reading) {
        return plans.read(reading);
    }

    /**
     * Reads a page.
     *
     * @param own the office whose turn is asked for
     * @param after {@link QueuePage#next} of the page before; anything else begins at the start
     */
    public QueuePage page(Scope scope, OfficeId own, QueueFilter filter, @Nullable String after, int size, Instant now) {
        var queue = QueueWhere.of(scope, own, filter, now);
        String where = queue.sql();
        var params = queue.params();
        boolean closed = filter.view() == QueueFilter.View.CLOSED;
        Cursor cursor = Cursor.read(after);
        if (cursor != null) {
            where += closed ? " and (l.closed_at, l.id) < (:at, cast(:leg as uuid))" : " and (" + DUE + ", l.id) > (:at, cast(:leg as uuid))";
            params.put("leg", cursor.leg());
            if (cursor.instant() == null) {
                where = where.replace(":at", "'infinity'::timestamptz");
            } else {
                params.put("at", cursor.instant().atOffset(ZoneOffset.UTC));
            }
        }
        String order = closed ? " order by l.closed_at desc, l.id desc" : " order by " + DUE + ", l.id";
        // the condition begins with scope.visible(..) or scope.visibleTurn(..)
        List<QueueRow> rows = queue.bind(jdbc.sql("select " + COLUMNS + " from legs l where " + where + order + " limit " + (size + 1)))
                .query(Queues::row)
                .list();
        if (rows.size() <= size) {
            return new QueuePage(rows, null);
        }
        var shown = new ArrayList<>(rows.subList(0, size));
        QueueRow last = shown.getLast();
        return new QueuePage(shown, new Cursor(closed ? last.closedAt() : last.orderAt(), last.leg()).write());
    }

    /**
     * The legs of these matters that the scope shows, as lines of a queue: for what was found by another way, such as a search. A matter of
     * which nothing may be seen is not in it.
     */
    public Map<UUID, List<QueueRow>> ofMatters(Scope scope, Collection<UUID> matters, Instant now) {
        var found = new LinkedHashMap<UUID, List<QueueRow>>();
        if (matters.isEmpty()) {
            return found;
        }
        scope.bind(jdbc.sql("select l.matter, " + COLUMNS + " from legs l where l.home = :of_home and l.matter = any(:matters) and " + scope.visible("l")
                                + " order by l.matter, l.opened_at, l.id")
                        .param("of_home", scope.home())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("matters", matters.toArray(UUID[]::new)))
                .query((RowCallbackHandler) row -> found.computeIfAbsent(row.getObject("matter", UUID.class), _ -> new ArrayList<>()).add(row(row, 0)));
        return found;
    }

    /** How many legs a filter shows, counted to {@value #MOST_COUNTED} and one more. */
    public int count(Scope scope, OfficeId own, QueueFilter filter, Instant now) {
        if (filter.view() == QueueFilter.View.CLOSED || filter.due() == QueueFilter.Due.ANY) {
            return counts.any(QueueWhere.of(scope, own, filter, now));
        }
        return counts(scope, own, filter, now).get(filter.due());
    }

    /**
     * How many open legs a filter shows with each kind of due date, each as {@link #count}.
     *
     * @param filter of open legs; its own due date is left aside
     * @return by the due date that is asked for
     */
    public Map<QueueFilter.Due, Integer> counts(Scope scope, OfficeId own, QueueFilter filter, Instant now) {
        return counts.byDue(QueueWhere.of(scope, own, filter.due(QueueFilter.Due.ANY), now));
    }

    /** How the offices stand whose legs this scope shows: those with late ones first. Offices, never people. */
    public List<OfficeLoad> loads(Scope scope, Instant now) {
        return scope.bind(jdbc.sql("""
                        select l.office_id, count(*) as open,
                               count(*) filter (where %s) as soon,
                               count(*) filter (where %s) as late,
                               count(*) filter (where %s) as over
                          from legs l where l.open and\s""".formatted(Standing.legSoon("l"), Standing.legLate("l"), Standing.legOver("l")) + scope.visible("l") + " group by l.office_id order by late desc, soon desc, over desc, open desc, l.office_id limit 300")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("soon", QueueWhere.soon(now)))
                .query((row, n) -> new OfficeLoad(new OfficeId(row.getObject("office_id", UUID.class)), row.getInt("open"), row.getInt("soon"),
                        row.getInt("late"), row.getInt("over")))
                .list();
    }

    /** The sealed matters that name this viewer as their receiver: number and standing only, open ones first. */
    public List<SealedLeg> sealed(Scope scope) {
        return scope.bind(jdbc.sql("""
                        select l.number, l.procedure, l.standing, l.open, l.opened_on, l.due_on,
                               (select max(a.happened_on) from leg_acts a where a.home = l.home and a.matter = l.matter and a.leg = l.id
                                   and a.act = 'move-up') as moved_on
                          from legs l where\s""" + scope.visibleSealed("l")
                        + " order by l.open desc, l.opened_at desc limit 200"))
                .query((row, n) -> new SealedLeg(row.getString("number"), row.getString("procedure"), row.getString("standing"), row.getBoolean("open"),
                        row.getObject("opened_on", LocalDate.class), row.getObject("due_on", LocalDate.class),
                        row.getObject("moved_on", LocalDate.class)))
                .list();
    }

    private static QueueRow row(ResultSet row, int n) throws SQLException {
        return new QueueRow(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("kind"),
                row.getString("title"),
                new OfficeId(row.getObject("office_id", UUID.class)),
                new OfficeId(row.getObject("turn_id", UUID.class)),
                row.getBoolean("lead"),
                row.getString("track"),
                row.getString("procedure"),
                row.getString("standing"),
                row.getString("class"),
                row.getString("category"),
                row.getString("place"),
                row.getObject("due_on", LocalDate.class),
                instant(row, "due_at"),
                row.getString("due_rule"),
                row.getBoolean("provisional"),
                instant(row, "order_at"),
                row.getObject("opened_on", LocalDate.class),
                instant(row, "closed_at"));
    }

    /** The place after the last row of a page. Anything that does not read as one means the first page. */
    private record Cursor(@Nullable Instant instant, UUID leg) {

        String write() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(((instant == null ? "-" : instant) + " " + leg).getBytes(StandardCharsets.UTF_8));
        }

        static @Nullable Cursor read(@Nullable String written) {
            if (written == null || written.isBlank() || written.length() > 200) {
                return null;
            }
            try {
                String[] parts = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8).split(" ");
                return parts.length != 2 ? null : new Cursor(parts[0].equals("-") ? null : Instant.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (IllegalArgumentException | DateTimeException e) {
                return null;
            }
        }
    }
}
