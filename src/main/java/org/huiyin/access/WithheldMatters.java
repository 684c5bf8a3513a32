package org.huiyin.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.organization.OfficeId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Names the matters that the shield keeps from a viewer at this moment: the other side of {@link Scope#unshielded}, for an index outside of
 * PostgreSQL, which must leave them out before it counts.
 *
 * <p>An office may be accused in many thousand matters. They are read once and remembered together with the oldest transaction that was still
 * running then ({@code xmin} of the snapshot). Rows on accused offices are only ever added, each with the transaction that added it; so whatever was
 * not seen then carries this number or a later one, and each call asks PostgreSQL for exactly that. Nothing depends on a clock, a signal or a
 * follower: a row counts from the moment of its commit. What concerns the viewer in person (accused by name, recused) is few and is read in full.
 */
@Component
public class WithheldMatters {

    /** Rows that may come again and again before they are read into what is remembered. */
    private static final int MOST_RECENT = 200;
    /** Ids that are remembered in all, of 16 bytes each. */
    private static final int MOST_REMEMBERED = 500_000;

    private static final String OF_OFFICES = """
            select sa.matter from accused sa where sa.home = :scope_home and sa.office_id = any(cast(:scope_line as uuid[]))
               and (sa.whole_line or sa.office_id = cast(:scope_office as uuid))""";
    private static final String ALL = "select null::uuid as matter, " + horizon() + " as horizon union all select o.matter, null from (" + OF_OFFICES + ") o";
    private static final String SINCE = """
            select null::uuid as matter, %s as horizon
            union all
            select o.matter, null from (%s and sa.recorded_in >= cast(:since as xid8)) o
            union all
            select sa.matter, null from accused sa where sa.home = :scope_home and sa.staff_id = cast(:scope_staff as uuid)
            union all
            select sr.matter, null from recusals sr where sr.home = :scope_home and sr.staff_id = cast(:scope_staff as uuid) and sr.ended_at is null
            """.formatted(horizon(), OF_OFFICES);

    private final JdbcClient jdbc;
    /** The one asked for longest ago first. */
    private final Map<Line, Known> known = new LinkedHashMap<>(16, 0.75f, true);
    private int remembered;

    WithheldMatters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String horizon() {
        return "pg_snapshot_xmin(pg_current_snapshot())::text";
    }

    /** Viewers of one office, standing where it stands now, are kept from the same matters of accused offices. */
    private record Line(int home, OfficeId office, List<OfficeId> above) {}

    private record Known(Withheld.Settled matters, String horizon) {}

    private record Read(List<UUID> matters, String horizon) {}

    /** What is withheld now, in the view of the caller's transaction; nothing for a job of the program. */
    public Withheld from(Scope scope) {
        var viewer = scope.viewer();
        if (viewer == null) {
            return Withheld.nothing();
        }
        var line = new Line(scope.home(), viewer.office(), viewer.line());
        var before = remembered(line);
        if (before == null) {
            before = remember(line, scope);
        }
        var recent = since(scope, before);
        if (recent.matters().size() > MOST_RECENT && !recent.horizon().equals(before.horizon())) {
            before = remember(line, scope);
            recent = since(scope, before);
        }
        return new Withheld(before.matters(), recent.matters());
    }

    private Known remember(Line line, Scope scope) {
        var all = read(scope, ALL, null);
        var fresh = new Known(Withheld.Settled.of(all.matters()), all.horizon());
        synchronized (known) {
            var old = known.put(line, fresh);
            remembered += fresh.matters().size() - (old == null ? 0 : old.matters().size());
            var eldest = known.entrySet().iterator();
            while (remembered > MOST_REMEMBERED && known.size() > 1) {
                remembered -= eldest.next().getValue().matters().size();
                eldest.remove();
            }
        }
        return fresh;
    }

    private @Nullable Known remembered(Line line) {
        synchronized (known) {
            return known.get(line);
        }
    }

    private Read since(Scope scope, Known before) {
        return read(scope, SINCE, before.horizon());
    }

    private Read read(Scope scope, String sql, @Nullable String since) {
        var matters = new ArrayList<UUID>();
        var horizon = new String[1];
        var statement = jdbc.sql(sql);
        (since == null ? scope.bindViewer(statement) : scope.bindViewer(statement).param("since", since)).query((RowCallbackHandler) row -> {
            var matter = row.getObject("matter", UUID.class);
            if (matter == null) {
                horizon[0] = row.getString("horizon");
            } else {
                matters.add(matter);
            }
        });
        return new Read(matters, horizon[0]);
    }
}
