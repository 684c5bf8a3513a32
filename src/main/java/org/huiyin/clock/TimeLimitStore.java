package org.huiyin.clock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.journal.Actor;
import org.huiyin.journal.EntryId;
import org.huiyin.journal.Ids;
import org.huiyin.journal.LegId;
import org.huiyin.journal.MatterId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TimeLimitStore {

    private static final String SELECT = """
            select t.*, (select min(p.first_on) from time_limit_pauses p
                          where p.home = t.home and p.time_limit = t.id and p.last_on is null) as paused_since
              from time_limits t
            """;
    private static final String NOT_PAUSED =
            " and not exists (select 1 from time_limit_pauses p where p.home = t.home and p.time_limit = t.id and p.last_on is null)";

    private final JdbcClient jdbc;
    private final RuleBook rules;

    TimeLimitStore(JdbcClient jdbc, RuleBook rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    void add(TimeLimit limit, long calendarEdition) {
        jdbc.sql("""
                insert into time_limits (home, id, matter, leg, rule, edition, started_at, started_by, due_on, due_at, raw_on, provisional, calendar_edition)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(limit.matter().home(), limit.id(), limit.matter().value(), limit.leg() == null ? null : limit.leg().value(),
                        limit.rule().value(), limit.edition(), at(limit.startedAt()), limit.startedBy(), limit.dueOn(), at(limit.dueAt()),
                        limit.rawOn(), limit.provisional(), calendarEdition)
                .update();
    }

    void forget(MatterId matter) {
        for (String of : List.of("time_limit_pauses", "time_limit_extensions", "time_limit_lapses")) {
            jdbc.sql("delete from " + of + " where home = ? and time_limit in (select id from time_limits where home = ? and matter = ?)")
                    .params(matter.home(), matter.home(), matter.value())
                    .update();
        }
        jdbc.sql("delete from time_limits where home = ? and matter = ?").params(matter.home(), matter.value()).update();
    }

    List<TimeLimit> of(MatterId matter) {
        return jdbc.sql(SELECT + " where t.home = ? and t.matter = ? order by t.started_at, t.id")
                .params(matter.home(), matter.value())
                .query(this::limit)
                .list();
    }

    /** The limit of that rule which nobody has ended, run out or not. */
    Optional<TimeLimit> unended(LegId leg, RuleId rule) {
        return jdbc.sql(SELECT + " where t.home = ? and t.leg = ? and t.rule = ? and t.stopped_at is null order by t.started_at desc, t.id desc limit 1")
                .params(leg.home(), leg.value(), rule.value())
                .query(this::limit)
                .optional();
    }

    /** What an office owes on this leg, first due first: paused limits and mere chances are left out. */
    List<TimeLimit> duties(LegId leg) {
        return jdbc.sql(SELECT + " where t.home = ? and t.leg = ? and t.stopped_at is null" + NOT_PAUSED + " order by t.due_at, t.id")
                .params(leg.home(), leg.value())
                .query(this::limit)
                .list()
                .stream()
                .filter(TimeLimit::isDutyOfOffice)
                .toList();
    }

    void stop(LegId leg, RuleId rule, Instant when) {
        jdbc.sql("update time_limits set stopped_at = ? where home = ? and leg = ? and rule = ? and stopped_at is null")
                .params(at(when), leg.home(), leg.value(), rule.value())
                .update();
    }

    void setDue(TimeLimit limit, int extendedBy, DueDate due, @Nullable LocalDate notBeforeOn, long calendarEdition) {
        jdbc.sql("""
                update time_limits set extended_by = ?, due_on = ?, due_at = ?, raw_on = ?, provisional = ?, not_before_on = ?, calendar_edition = ?
                 where home = ? and id = ?
                """)
                .params(extendedBy, due.dueOn(), at(due.dueAt()), due.rawOn(), due.provisional(), notBeforeOn, calendarEdition, limit.matter().home(),
                        limit.id())
                .update();
    }

    void addExtension(TimeLimit limit, int by, String reason, Actor actor, Instant now) {
        jdbc.sql("""
                insert into time_limit_extensions (home, id, time_limit, by_units, reason, actor_kind, actor, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(limit.matter().home(), Ids.next(), limit.id(), by, reason, actor.kind(), actor.reference(), at(now))
                .update();
    }

    void addPause(TimeLimit limit, LocalDate first, @Nullable LocalDate last, String ground, Actor actor, Instant now) {
        jdbc.sql("""
                insert into time_limit_pauses (home, id, time_limit, first_on, last_on, ground, actor_kind, actor, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(limit.matter().home(), Ids.next(), limit.id(), first, last, ground, actor.kind(), actor.reference(), at(now))
                .update();
    }

    void endPause(TimeLimit limit, LocalDate last, Actor actor, Instant now) {
        jdbc.sql("""
                update time_limit_pauses set last_on = ?, ended_by_kind = ?, ended_by = ?, ended_at = ?
                 where home = ? and time_limit = ? and last_on is null
                """)
                .params(last, actor.kind(), actor.reference(), at(now), limit.matter().home(), limit.id())
                .update();
    }

    /** Pauses that have ended. */
    List<Pause> pauses(TimeLimit limit) {
        return jdbc.sql("select first_on, last_on from time_limit_pauses where home = ? and time_limit = ? and last_on is not null order by first_on, id")
                .params(limit.matter().home(), limit.id())
                .query((row, n) -> new Pause(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)))
                .list();
    }

    /** The oldest limits that have run out and are not yet recorded so, after the given one. */
    List<TimeLimit> lapsed(Instant now, @Nullable TimeLimit after, int most) {
        return jdbc.sql(SELECT + " where " + Standing.late("t") + " and t.stopped_at is null and t.lapsed_at is null" + NOT_PAUSED + """
                   and (cast(:dueAt as timestamptz) is null or (t.due_at, t.home, t.id) > (cast(:dueAt as timestamptz), :home, cast(:id as uuid)))
                 order by t.due_at, t.home, t.id limit :most
                """)
                .param("now", at(now))
                .param("dueAt", after == null ? null : at(after.dueAt()))
                .param("home", after == null ? 0 : after.matter().home())
                .param("id", after == null ? null : after.id())
                .param("most", most)
                .query(this::limit)
                .list();
    }

    /** The limit as it is now, its row locked until the end of the transaction. */
    Optional<TimeLimit> lock(TimeLimit limit) {
        return jdbc.sql(SELECT + " where t.home = ? and t.id = ? for update of t")
                .params(limit.matter().home(), limit.id())
                .query(this::limit)
                .optional();
    }

    void recordLapse(TimeLimit limit, EntryId entry, Instant now) {
        jdbc.sql("update time_limits set lapsed_at = ? where home = ? and id = ?").params(at(now), limit.matter().home(), limit.id()).update();
        jdbc.sql("insert into time_limit_lapses (home, id, time_limit, due_at, recorded_at, entry) values (?, ?, ?, ?, ?, ?)")
                .params(limit.matter().home(), Ids.next(), limit.id(), at(limit.dueAt()), at(now), entry.value())
                .update();
    }

    /** False when another limit of the same rule runs on the leg meanwhile. */
    boolean mayRunAgain(TimeLimit limit) {
        return !jdbc.sql("""
                select exists (select 1 from time_limits where home = ? and leg = ? and rule = ? and stopped_at is null and lapsed_at is null)
                """)
                .params(limit.matter().home(), limit.leg() == null ? null : limit.leg().value(), limit.rule().value())
                .query(Boolean.class)
                .single();
    }

    void withdrawLapse(TimeLimit limit, EntryId entry, Instant now) {
        jdbc.sql("update time_limits set lapsed_at = null where home = ? and id = ?").params(limit.matter().home(), limit.id()).update();
        jdbc.sql("update time_limit_lapses set withdrawn_at = ?, withdrawn_entry = ? where home = ? and time_limit = ? and withdrawn_at is null")
                .params(at(now), entry.value(), limit.matter().home(), limit.id())
                .update();
    }

    /** Limits nobody has ended whose date was computed with an older calendar, in batches. */
    List<TimeLimit> computedBefore(long calendarEdition, @Nullable TimeLimit after, int most) {
        return jdbc.sql(SELECT + """
                 where t.stopped_at is null and t.calendar_edition < :edition
                   and (cast(:id as uuid) is null or (t.home, t.id) > (:home, cast(:id as uuid)))
                 order by t.home, t.id limit :most
                """)
                .param("edition", calendarEdition)
                .param("home", after == null ? 0 : after.matter().home())
                .param("id", after == null ? null : after.id())
                .param("most", most)
                .query(this::limit)
                .list();
    }

    /** The lowest calendar edition a running limit was computed with. */
    Optional<Long> oldestCalendarEdition() {
        return jdbc.sql("select calendar_edition from time_limits where stopped_at is null order by calendar_edition limit 1").query(Long.class).optional();
    }

    /** Marks up to {@code most} limits whose days lie outside {@code first} to {@code last} as computed; how many there were. */
    int untouched(long calendarEdition, LocalDate first, LocalDate last, int most) {
        return jdbc.sql("""
                update time_limits t set calendar_edition = :edition
                  from (select home, id from time_limits
                         where stopped_at is null and calendar_edition < :edition and (due_on < :first or started_at > :after)
                         limit :most for update skip locked) s
                 where t.home = s.home and t.id = s.id
                """)
                .param("edition", calendarEdition)
                .param("first", first)
                .param("after", at(last.plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC)))
                .param("most", most)
                .update();
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
                rule.duty(),
                rule.verified(),
                row.getString("edition"),
                Objects.requireNonNull(instant(row, "started_at")),
                row.getString("started_by"),
                row.getInt("extended_by"),
                row.getObject("due_on", LocalDate.class),
                Objects.requireNonNull(instant(row, "due_at")),
                row.getObject("raw_on", LocalDate.class),
                row.getBoolean("provisional"),
                row.getObject("not_before_on", LocalDate.class),
                row.getObject("paused_since", LocalDate.class),
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
}
