package org.huiyin.clock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Ids;
import org.huiyin.journal.LegId;
import org.huiyin.journal.MatterId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TimeLimitStore {

    private final JdbcClient jdbc;
    private final RuleBook rules;

    TimeLimitStore(JdbcClient jdbc, RuleBook rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    void add(TimeLimit limit) {
        jdbc.sql("""
                insert into time_limits (home, id, matter, leg, rule, edition, started_at, started_by, due_on, due_at, raw_on, provisional)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(limit.matter().home(), limit.id(), limit.matter().value(), limit.leg() == null ? null : limit.leg().value(),
                        limit.rule().value(), limit.edition(), at(limit.startedAt()), limit.startedBy(), limit.dueOn(), at(limit.dueAt()),
                        limit.rawOn(), limit.provisional())
                .update();
    }

    List<TimeLimit> of(MatterId matter) {
        return jdbc.sql("select * from time_limits where home = ? and matter = ? order by started_at, id")
                .params(matter.home(), matter.value())
                .query(this::limit)
                .list();
    }

    Optional<TimeLimit> running(LegId leg, RuleId rule) {
        return jdbc.sql("""
                select * from time_limits where home = ? and leg = ? and rule = ? and stopped_at is null order by started_at desc limit 1
                """)
                .params(leg.home(), leg.value(), rule.value())
                .query(this::limit)
                .optional();
    }

    /** The limit of the leg that ends first among those an office must keep and nobody has ended; a lapsed one still counts. */
    Optional<TimeLimit> nearest(LegId leg) {
        return jdbc.sql("select * from time_limits where home = ? and leg = ? and stopped_at is null order by due_at, id")
                .params(leg.home(), leg.value())
                .query(this::limit)
                .list()
                .stream()
                .filter(TimeLimit::isOfOffice)
                .findFirst();
    }

    void stop(LegId leg, RuleId rule, Instant when) {
        jdbc.sql("update time_limits set stopped_at = ? where home = ? and leg = ? and rule = ? and stopped_at is null")
                .params(at(when), leg.home(), leg.value(), rule.value())
                .update();
    }

    void setDue(TimeLimit limit, int extendedBy, DueDate due) {
        jdbc.sql("""
                update time_limits set extended_by = ?, due_on = ?, due_at = ?, raw_on = ?, provisional = ? where home = ? and id = ?
                """)
                .params(extendedBy, due.dueOn(), at(due.dueAt()), due.rawOn(), due.provisional(), limit.matter().home(), limit.id())
                .update();
    }

    void addExtension(TimeLimit limit, int by, String reason, Actor actor, Instant now) {
        jdbc.sql("""
                insert into time_limit_extensions (home, id, time_limit, by_units, reason, actor_kind, actor, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(limit.matter().home(), Ids.next(), limit.id(), by, reason, kind(actor), name(actor), at(now))
                .update();
    }

    void addPause(TimeLimit limit, Pause pause, String ground, Actor actor, Instant now) {
        jdbc.sql("""
                insert into time_limit_pauses (home, id, time_limit, first_on, last_on, ground, actor_kind, actor, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(limit.matter().home(), Ids.next(), limit.id(), pause.from(), pause.to(), ground, kind(actor), name(actor), at(now))
                .update();
    }

    List<Pause> pauses(TimeLimit limit) {
        return jdbc.sql("select first_on, last_on from time_limit_pauses where home = ? and time_limit = ? order by first_on")
                .params(limit.matter().home(), limit.id())
                .query((row, n) -> new Pause(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)))
                .list();
    }

    /** The oldest limit that has run out and is not yet recorded so, locked; other copies of the program skip it. */
    Optional<TimeLimit> oldestLapsed(Instant now, List<UUID> except) {
        return jdbc.sql("""
                select * from time_limits
                 where due_at <= :now and stopped_at is null and lapsed_at is null and not (id = any(:except))
                 order by due_at, home, id limit 1 for update skip locked
                """)
                .param("now", at(now))
                .param("except", except.toArray(UUID[]::new))
                .query(this::limit)
                .optional();
    }

    void lapsed(TimeLimit limit, Instant now) {
        jdbc.sql("update time_limits set lapsed_at = ? where home = ? and id = ?").params(at(now), limit.matter().home(), limit.id()).update();
    }

    private TimeLimit limit(ResultSet row, int n) throws SQLException {
        int home = row.getInt("home");
        var leg = row.getObject("leg", UUID.class);
        var rule = rules.require(new RuleId(row.getString("rule")));
        return new TimeLimit(
                row.getObject("id", UUID.class),
                new MatterId(home, row.getObject("matter", UUID.class)),
                leg == null ? null : new LegId(home, leg),
                rule.id(),
                rule.bearer(),
                rule.verified(),
                row.getString("edition"),
                java.util.Objects.requireNonNull(instant(row, "started_at")),
                row.getString("started_by"),
                row.getInt("extended_by"),
                row.getObject("due_on", LocalDate.class),
                java.util.Objects.requireNonNull(instant(row, "due_at")),
                row.getObject("raw_on", LocalDate.class),
                row.getBoolean("provisional"),
                instant(row, "stopped_at"),
                instant(row, "lapsed_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String kind(Actor actor) {
        return switch (actor) {
            case Actor.Staff _ -> "STAFF";
            case Actor.Person _ -> "PERSON";
            case Actor.Program _ -> "PROGRAM";
        };
    }

    private static String name(Actor actor) {
        return switch (actor) {
            case Actor.Staff(var staff, var _, var _) -> staff.toString();
            case Actor.Person(var id) -> id.toString();
            case Actor.Program(var program) -> program;
        };
    }
}
