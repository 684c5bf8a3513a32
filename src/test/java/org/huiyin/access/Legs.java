package org.huiyin.access;

import java.sql.Timestamp;
import java.time.Instant;
import org.huiyin.journal.Ids;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.Office;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of legs for tests of what a scope shows. */
record Legs(JdbcClient jdbc, int home) {

    /** A matter with one open leg at this office. */
    MatterId at(Office office, boolean sealed) {
        var matter = new MatterId(home, Ids.next());
        jdbc.sql("""
                        insert into matters (home, id, number, procedure, edition, class, channel, received_at, received_on, sealed,
                          name_visible_to, reply_by, person)
                        values (:home, :id, :number, 'cn-petition-2022', '2022-05-01', 'CLAIM', 'PORTAL', now(), current_date, :sealed,
                          'NOBODY', 'NONE', gen_random_uuid())""")
                .param("home", home).param("id", matter.value()).param("number", matter.value().toString()).param("sealed", sealed).update();
        leg(matter, office, sealed);
        return matter;
    }

    void leg(MatterId matter, Office office, boolean sealed) {
        var columns = new java.util.LinkedHashMap<String, Object>();
        columns.put("home", home);
        columns.put("id", Ids.next());
        columns.put("matter", matter.value());
        columns.put("number", matter.value().toString());
        columns.put("kind", "handle");
        columns.put("office_id", office.id().value());
        columns.put("office_path", office.path());
        columns.put("branch_id", office.branch().value());
        columns.put("standing", "handling");
        columns.put("open", true);
        columns.put("sealed", sealed);
        columns.put("procedure", "cn-petition-2022");
        columns.put("class", "CLAIM");
        columns.put("opened_at", Timestamp.from(Instant.now()));
        columns.put("opened_on", java.time.LocalDate.now());
        // columns of casework that came later and have no default
        for (var name : jdbc.sql("""
                        select column_name from information_schema.columns
                        where table_name = 'legs' and is_nullable = 'NO' and column_default is null and data_type in ('uuid', 'text')""")
                .query(String.class).list()) {
            columns.putIfAbsent(name, name.endsWith("_id") ? office.id().value() : "ordinary");
        }
        var names = String.join(", ", columns.keySet());
        var marks = columns.keySet().stream().map(name -> ":" + name).collect(java.util.stream.Collectors.joining(", "));
        var statement = jdbc.sql("insert into legs (" + names + ") values (" + marks + ")");
        for (var column : columns.entrySet()) {
            statement = statement.param(column.getKey(), column.getValue());
        }
        statement.update();
    }

    /** Whether any leg of the matter is in a list of this viewer. */
    boolean listed(MatterId matter, Scope scope) {
        return inBothWords(matter, scope, scope.visible("l"), scope.steady().visible("l"));
    }

    /** Whether the viewer can open it by its id. */
    boolean opens(MatterId matter, Scope scope) {
        return inBothWords(matter, scope, scope.visibleEither("l"), scope.steady().visibleEither("l"));
    }

    /** The shield is written in two ways; they never differ. */
    private boolean inBothWords(MatterId matter, Scope scope, String fragment, String steady) {
        boolean found = found(matter, scope, fragment);
        if (found != found(matter, scope, steady)) {
            throw new AssertionError("shown by one way of writing the shield and not by the other: " + fragment + " / " + steady);
        }
        return found;
    }

    private boolean found(MatterId matter, Scope scope, String fragment) {
        return scope.bind(jdbc.sql("select exists (select 1 from legs l where l.matter = :matter and " + fragment + ")")
                .param("matter", matter.value())).query(Boolean.class).single();
    }

}
