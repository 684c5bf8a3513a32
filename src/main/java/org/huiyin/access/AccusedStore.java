package org.huiyin.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huiyin.journal.Actor;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accused of each accusation, who may open a sealed matter, and who is recused from one. */
@Repository
class AccusedStore {

    private final JdbcClient jdbc;

    AccusedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param resolves the unresolved row that this one answers, or null */
    void add(MatterId matter, Shielded row, @Nullable Integer resolves, Instant now) {
        jdbc.sql("""
                        insert into accused (home, matter, ordinal, kind, office_id, office_path, whole_line, staff_id, resolves, added_at)
                        values (:home, :matter, :ordinal, :kind, cast(:office as uuid), :path, :whole, cast(:staff as uuid),
                          cast(:resolves as integer), :now)""")
                .param("home", matter.home()).param("matter", matter.value()).param("ordinal", next(matter)).param("resolves", resolves)
                .param("kind", row.staff() == null ? "OFFICE" : "STAFF")
                .param("office", row.office() == null ? null : row.office().toString())
                .param("path", row.path()).param("whole", row.wholeLine())
                .param("staff", row.staff() == null ? null : row.staff().toString())
                .param("now", Timestamp.from(now)).update();
    }

    /** One row for each matter whose accused stood above the office before and does not any more. */
    void keepShut(Office before, Office after, Instant now) {
        jdbc.sql("""
                        insert into accused (home, matter, ordinal, kind, office_id, office_path, whole_line, added_at)
                        select a.home, a.matter,
                               (select max(o.ordinal) + 1 from accused o where o.home = a.home and o.matter = a.matter),
                               'OFFICE', cast(:office as uuid), :path, true, :now
                          from accused a
                         where a.kind = 'OFFICE' and a.whole_line and starts_with(:before, a.office_path) and not starts_with(:path, a.office_path)
                           and a.office_id <> cast(:office as uuid)
                         group by a.home, a.matter""")
                .param("office", before.id().toString()).param("before", before.path()).param("path", after.path())
                .param("now", Timestamp.from(now)).update();
    }

    /** Gives the rows on an office and on those under it the paths that these have now. */
    void follow(Office moved) {
        jdbc.sql("""
                        update accused a set office_path = o.path from offices o
                         where o.id = a.office_id and starts_with(o.path, :path) and a.office_path <> o.path""")
                .param("path", moved.path()).update();
    }

    /** The ordinal of the next row; locks the matter's rows against a second writer. */
    int next(MatterId matter) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('accused'), hashtext(:matter))").param("matter", matter.toString()).query(rows -> { });
        return jdbc.sql("select coalesce(max(ordinal), 0) + 1 from accused where home = :home and matter = :matter")
                .param("home", matter.home()).param("matter", matter.value()).query(Integer.class).single();
    }

    void addUnresolved(MatterId matter, int ordinal, byte[] sealed, OfficeId resolver, Instant now) {
        jdbc.sql("""
                        insert into accused (home, matter, ordinal, kind, name_sealed, resolve_office, added_at)
                        values (:home, :matter, :ordinal, 'UNRESOLVED', :sealed, :resolver, :now)""")
                .param("home", matter.home()).param("matter", matter.value()).param("ordinal", ordinal).param("sealed", sealed)
                .param("resolver", resolver.value()).param("now", Timestamp.from(now)).update();
    }

    List<AccusedShield.Unmatched> unresolvedAt(OfficeId office, Scope scope) {
        return scope.bind(jdbc.sql("""
                        select u.home, u.matter, u.ordinal, u.added_at from accused u
                        where u.home = :home and u.resolve_office = :office and u.kind = 'UNRESOLVED' and u.resolved_at is null
                          and %s order by u.added_at, u.matter, u.ordinal limit 200""".formatted(scope.unshielded("u")))
                        .param("home", scope.home()).param("office", office.value()))
                .query((row, _) -> new AccusedShield.Unmatched(new MatterId(row.getInt("home"), row.getObject("matter", UUID.class)),
                        row.getInt("ordinal"), row.getTimestamp("added_at").toInstant()))
                .list();
    }

    byte[] sealedName(MatterId matter, int ordinal) {
        return jdbc.sql("select name_sealed from accused where home = :home and matter = :matter and ordinal = :ordinal")
                .param("home", matter.home()).param("matter", matter.value()).param("ordinal", ordinal).query(byte[].class).single();
    }

    void resolved(MatterId matter, int ordinal, Instant now) {
        jdbc.sql("update accused set resolved_at = :now where home = :home and matter = :matter and ordinal = :ordinal")
                .param("now", Timestamp.from(now)).param("home", matter.home()).param("matter", matter.value()).param("ordinal", ordinal)
                .update();
    }

    List<Shielded> of(MatterId matter) {
        return jdbc.sql("""
                        select office_id, office_path, whole_line, staff_id from accused
                        where home = :home and matter = :matter and kind <> 'UNRESOLVED' order by ordinal""")
                .param("home", matter.home()).param("matter", matter.value())
                .query((row, _) -> {
                    var office = row.getObject("office_id", UUID.class);
                    var staff = row.getObject("staff_id", UUID.class);
                    return new Shielded(office == null ? null : new OfficeId(office), row.getString("office_path"),
                            row.getBoolean("whole_line"), staff == null ? null : new StaffId(staff));
                })
                .list();
    }

    void addReceiver(MatterId matter, StaffId receiver, Actor by, Instant now) {
        addReceiver(matter, receiver, named(by), null, now);
    }

    private void addReceiver(MatterId matter, StaffId receiver, String by, @Nullable StaffId approved, Instant now) {
        jdbc.sql("""
                        insert into sealed_receivers (home, matter, staff_id, named_by, approved_by, named_at)
                        values (:home, :matter, :staff, :by, cast(:approved as uuid), :now)
                        on conflict (home, matter, staff_id) do update
                          set ended_at = null, named_by = excluded.named_by, approved_by = excluded.approved_by, named_at = excluded.named_at
                          where sealed_receivers.ended_at is not null""")
                .param("home", matter.home()).param("matter", matter.value()).param("staff", receiver.value())
                .param("by", by).param("approved", approved == null ? null : approved.toString()).param("now", Timestamp.from(now)).update();
    }

    /** Names a receiver whom one asked for and another approved. */
    void addReceiver(MatterId matter, StaffId receiver, StaffId asked, StaffId approved, Instant now) {
        addReceiver(matter, receiver, asked.toString(), approved, now);
    }

    void endReceiver(MatterId matter, StaffId receiver, Instant now) {
        jdbc.sql("update sealed_receivers set ended_at = :now where home = :home and matter = :matter and staff_id = :staff and ended_at is null")
                .param("home", matter.home()).param("matter", matter.value()).param("staff", receiver.value())
                .param("now", Timestamp.from(now)).update();
    }

    /** The offices that have to match names of this matter. */
    List<OfficeId> resolversOf(MatterId matter) {
        return jdbc.sql("""
                        select distinct resolve_office from accused
                        where home = :home and matter = :matter and kind = 'UNRESOLVED' and resolved_at is null""")
                .param("home", matter.home()).param("matter", matter.value())
                .query((row, _) -> new OfficeId(row.getObject(1, UUID.class))).list();
    }

    void setResolver(MatterId matter, OfficeId from, OfficeId to) {
        jdbc.sql("""
                        update accused set resolve_office = :to
                        where home = :home and matter = :matter and kind = 'UNRESOLVED' and resolved_at is null and resolve_office = :from""")
                .param("home", matter.home()).param("matter", matter.value()).param("from", from.value()).param("to", to.value()).update();
    }

    List<StaffId> receiversOf(MatterId matter) {
        return jdbc.sql("""
                        select staff_id from sealed_receivers
                        where home = :home and matter = :matter and ended_at is null order by named_at, staff_id""")
                .param("home", matter.home()).param("matter", matter.value())
                .query((row, _) -> new StaffId(row.getObject(1, UUID.class))).list();
    }

    void recuse(MatterId matter, StaffId staff, String ground, Instant now) {
        jdbc.sql("""
                        insert into recusals (home, matter, staff_id, ground, since_at) values (:home, :matter, :staff, :ground, :now)
                        on conflict (home, matter, staff_id) do update set ended_at = null, ground = excluded.ground""")
                .param("home", matter.home()).param("matter", matter.value()).param("staff", staff.value())
                .param("ground", ground).param("now", Timestamp.from(now)).update();
    }

    boolean recused(MatterId matter, StaffId staff) {
        return jdbc.sql("""
                        select exists (select 1 from recusals
                          where home = :home and matter = :matter and staff_id = :staff and ended_at is null)""")
                .param("home", matter.home()).param("matter", matter.value()).param("staff", staff.value())
                .query(Boolean.class).single();
    }

    private static String named(Actor by) {
        return switch (by) {
            case Actor.Staff(var staff, _, _) -> staff.toString();
            case Actor.Person _ -> "person";
            case Actor.Program(var name) -> name;
        };
    }
}
