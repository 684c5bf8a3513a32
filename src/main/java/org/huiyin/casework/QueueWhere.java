package org.huiyin.casework;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.huiyin.access.Scope;
import org.huiyin.clock.Standing;
import org.huiyin.organization.OfficeId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The condition of a queue on legs {@code l}: the scope first, then the filter. Its values are the parameters of the statement.
 *
 * @param sql begins with the fragment of the scope
 */
record QueueWhere(Scope scope, String sql, Map<String, Object> params) {

    /** The order of open legs: soonest first, the undated last. */
    static final String DUE = "coalesce(l.due_at, 'infinity'::timestamptz)";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** @param own the office whose turn is asked for */
    static QueueWhere of(Scope viewer, OfficeId own, QueueFilter filter, Instant now) {
        var scope = viewer.steady();
        var params = new LinkedHashMap<String, Object>();
        var where = new StringBuilder(filter.view() == QueueFilter.View.TURN ? scope.visibleTurn("l") : scope.visible("l"));
        switch (filter.view()) {
            case TURN -> {
                where.append(" and l.open and l.turn_id = cast(:own as uuid)");
                params.put("own", own.value());
            }
            case OPEN -> where.append(" and l.open");
            case CLOSED -> where.append(" and not l.open");
        }
        if (filter.view() != QueueFilter.View.CLOSED) {
            switch (filter.due()) {
                case ANY -> { }
                case LATE -> where.append(" and ").append(Standing.legLate("l")).append(" and ").append(DUE).append(" <= :now");
                case OVER -> where.append(" and ").append(Standing.legOver("l")).append(" and ").append(DUE).append(" <= :now");
                case SOON -> where.append(" and ").append(Standing.legSoon("l")).append(" and ").append(DUE).append(" <= :soon");
            }
        }
        equal(where, params, "standing", filter.standing());
        equal(where, params, "class", filter.matterClass());
        if (filter.category() != null) {
            where.append(" and (l.category = :category or starts_with(l.category, :below))"); // a category and all its parts
            params.put("category", filter.category());
            params.put("below", filter.category() + "-");
        }
        equal(where, params, "procedure", filter.procedure());
        if (filter.place() != null) {
            where.append(" and l.place like :place");
            params.put("place", filter.place().replaceAll("[^0-9]", "") + "%");
        }
        if (filter.office() != null) {
            where.append(" and l.office_id = cast(:office as uuid)");
            params.put("office", UUID.fromString(filter.office()));
        }
        params.put("now", now.atOffset(ZoneOffset.UTC));
        params.put("soon", soon(now));
        return new QueueWhere(scope, where.toString(), params);
    }

    /** The statement with the values of scope and filter; some may stand in it nowhere. */
    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        var bound = statement;
        for (var param : params.entrySet()) {
            bound = bound.param(param.getKey(), param.getValue());
        }
        return scope.bind(bound);
    }

    /** The first instant that no longer counts as soon. */
    static OffsetDateTime soon(Instant now) {
        return now.atZone(ZONE).toLocalDate().plusDays(Queues.SOON_DAYS + 1L).atStartOfDay(ZONE).toOffsetDateTime();
    }

    private static void equal(StringBuilder where, Map<String, Object> params, String column, @Nullable String value) {
        if (value != null) {
            where.append(" and l.").append(column).append(" = :").append(column);
            params.put(column, value);
        }
    }
}
