package org.huiyin.casework;

import static org.huiyin.casework.QueueWhere.DUE;
import static org.huiyin.casework.Queues.MOST_COUNTED;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.huiyin.casework.QueueFilter.Due;
import org.huiyin.clock.Standing;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts legs of a queue by their due dates, each exactly up to {@value Queues#MOST_COUNTED}, always after the shield and in the statement that
 * reads it. A queue of fewer legs than that is read once, for all four counts. In a longer one each count reads its own stretch of the index
 * and stops when it is full: what is late, what is soon, and what is past a local target, which stands in an index of its own.
 */
final class QueueCounts {

    private static final int LIMIT = MOST_COUNTED + 1;

    private final JdbcClient jdbc;

    QueueCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param queue a queue of open legs, narrowed by no due date */
    Map<Due, Integer> byDue(QueueWhere queue) {
        var few = queue.bind(jdbc.sql(few(queue)))
                .query((row, _) -> counts(row.getInt("every"), row.getInt("late"), row.getInt("soon"), row.getInt("over")))
                .single();
        return few.get(Due.ANY) < LIMIT ? few : queue.bind(jdbc.sql(many(queue)))
                .query((row, _) -> counts(LIMIT, row.getInt("late"), row.getInt("soon"), row.getInt("over")))
                .single();
    }

    int any(QueueWhere queue) {
        return queue.bind(jdbc.sql(any(queue.sql()))).query(Integer.class).single();
    }

    /** Every statement that may be asked of this queue. */
    static List<String> statements(QueueWhere queue) {
        return List.of(few(queue), many(queue), any(queue.sql()));
    }

    private static String few(QueueWhere queue) {
        return """
                select count(*) as every, count(*) filter (where %s) as late, count(*) filter (where %s) as soon, count(*) filter (where %s) as over
                  from (select l.due_at, l.legal_due_at from legs l where\s""".formatted(Standing.legLate("l"), Standing.legSoon("l"), Standing.legOver("l"))
                + queue.sql() + " limit " + LIMIT + ") l";
    }

    private static String many(QueueWhere queue) {
        // A leg that is soon is due by some rule in these days, or by law although its target has passed: never both.
        String dueSoon = " and (l.legal_due_at is null or l.legal_due_at > :now) and " + DUE + " > :now and " + DUE + " <= :soon";
        String target = " and l.legal_due_at is distinct from l.due_at and l.due_at <= :now";
        return "select (" + any(queue.sql() + " and " + Standing.legLate("l") + " and " + DUE + " <= :now") + ") as late, ("
                + any(queue.sql() + dueSoon + " union all select 1 from legs l where " + queue.sql() + target
                        + " and l.legal_due_at > :now and l.legal_due_at <= :soon") + ") as soon, ("
                + any(queue.sql() + target + " and (l.legal_due_at is null or l.legal_due_at > :now)") + ") as over";
    }

    /** @param where begins with {@link QueueWhere#sql} */
    private static String any(String where) {
        return "select count(*) from (select 1 from legs l where " + where + " limit " + LIMIT + ") c";
    }

    private static Map<Due, Integer> counts(int every, int late, int soon, int over) {
        var counts = new EnumMap<Due, Integer>(Due.class);
        counts.put(Due.ANY, every);
        counts.put(Due.LATE, late);
        counts.put(Due.SOON, soon);
        counts.put(Due.OVER, over);
        return counts;
    }
}
