package org.huiyin.casework;

import static org.huiyin.casework.MatterStore.at;
import static org.huiyin.casework.MatterStore.atOrNull;
import static org.huiyin.casework.MatterStore.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Scope;
import org.huiyin.clock.TimeLimit;
import org.huiyin.journal.LegId;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of legs. Nothing else in the program writes them. */
@Repository
class LegStore {

    private final JdbcClient jdbc;
    private final Organization organization;

    LegStore(JdbcClient jdbc, Organization organization) {
        this.jdbc = jdbc;
        this.organization = organization;
    }

    /** Adds a leg at an office. Its path and branch are read under the lock that a move of offices takes, so no leg keeps an old place. */
    void add(Leg leg, Office at, LocalDate openedOn) {
        organization.lockForUse();
        var office = organization.fresh(at.id());
        jdbc.sql("""
                insert into legs (home, id, matter, number, kind, parent, office_id, office_path, branch_id, lead, sent_as, sender_id, turn_id,
                                  track, standing, open, sealed, procedure, class, category, place, title, report_on, opened_at, opened_on,
                                  closed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(leg.id().home(), leg.id().value(), leg.matter().value(), leg.number(), leg.kind(),
                        leg.parent() == null ? null : leg.parent().value(), office.id().value(), office.path(), office.branch().value(),
                        leg.lead(), leg.sentAs(), leg.sender() == null ? null : leg.sender().value(), leg.turn().value(), leg.track(),
                        leg.standing(), leg.open(), leg.sealed(), leg.procedure(), leg.matterClass(), leg.category(), leg.place(), leg.title(),
                        leg.reportOn(), at(leg.openedAt()), openedOn, atOrNull(leg.closedAt()))
                .update();
    }

    /** The leg if this scope shows it, locked until the transaction ends. */
    Optional<Leg> lock(LegId id, Scope scope) {
        return scope.bind(jdbc.sql("select l.* from legs l where l.home = :home and l.id = :id and " + scope.visibleEither("l") + " for update")
                        .param("home", id.home())
                        .param("id", id.value()))
                .query(LegStore::leg)
                .optional();
    }

    Optional<Leg> find(LegId id, Scope scope) {
        return scope.bind(jdbc.sql("select l.* from legs l where l.home = :home and l.id = :id and " + scope.visibleEither("l"))
                        .param("home", id.home())
                        .param("id", id.value()))
                .query(LegStore::leg)
                .optional();
    }

    /** Legs of one matter that this scope shows, in the order they were opened. */
    List<Leg> of(MatterId matter, Scope scope) {
        return scope.bind(jdbc.sql("select l.* from legs l where l.home = :home and l.matter = :matter and " + scope.visibleEither("l")
                                + " order by l.opened_at, l.id")
                        .param("home", matter.home())
                        .param("matter", matter.value()))
                .query(LegStore::leg)
                .list();
    }

    /** The matter behind a number, if this scope shows any of its legs. */
    Optional<MatterId> matterByNumber(int home, String number, Scope scope) {
        return scope.bind(jdbc.sql("""
                        select m.home, m.id from matters m
                         where m.home = :home and m.number = :number
                           and exists (select 1 from legs l where l.home = m.home and l.matter = m.id and\s""" + scope.visibleEither("l") + ")")
                        .param("home", home)
                        .param("number", number))
                .query((row, n) -> new MatterId(row.getInt(1), row.getObject(2, UUID.class)))
                .optional();
    }

    /** Moves a leg; false when its version is no longer the one that was read. */
    boolean move(Leg leg, String standing, boolean open, OfficeId turn, @Nullable Instant closedAt) {
        return jdbc.sql("""
                /* scope: leg locked before */
                update legs set standing = ?, open = ?, turn_id = ?, closed_at = ?, version = version + 1
                 where home = ? and id = ? and version = ?
                """)
                .params(standing, open, turn.value(), atOrNull(closedAt), leg.id().home(), leg.id().value(), leg.version())
                .update() == 1;
    }

    /** Gives a leg to another office: the one that goes on for an office that was closed. */
    void hand(LegId id, OfficeId to) {
        organization.lockForUse();
        var office = organization.fresh(to);
        jdbc.sql("/* scope: leg locked before */ update legs set office_id = ?, office_path = ?, branch_id = ? where home = ? and id = ?")
                .params(office.id().value(), office.path(), office.branch().value(), id.home(), id.value())
                .update();
    }

    /** Puts a leg at another office; standing and clocks stay. */
    void relocate(Leg leg, OfficeId to, @Nullable OfficeId sender, OfficeId turn) {
        organization.lockForUse();
        var office = organization.fresh(to);
        jdbc.sql("""
                /* scope: leg locked before */
                update legs set office_id = ?, office_path = ?, branch_id = ?, sender_id = ?, turn_id = ?, version = version + 1
                 where home = ? and id = ?
                """)
                .params(office.id().value(), office.path(), office.branch().value(), sender == null ? null : sender.value(), turn.value(),
                        leg.id().home(), leg.id().value())
                .update();
    }

    void setTrack(LegId id, String track) {
        jdbc.sql("/* scope: leg locked before */ update legs set track = ? where home = ? and id = ?")
                .params(track, id.home(), id.value())
                .update();
    }

    /**
     * @param first the duty that ends first, of law or a local target
     * @param legal the legal one that ends first
     */
    void setDue(LegId id, @Nullable TimeLimit first, @Nullable TimeLimit legal) {
        jdbc.sql("""
                /* scope: leg locked before */
                update legs set due_on = ?, due_at = ?, due_rule = ?, provisional = ?, legal_due_on = ?, legal_due_at = ?, legal_due_rule = ?
                 where home = ? and id = ?
                """)
                .params(first == null ? null : first.dueOn(), first == null ? null : at(first.dueAt()), first == null ? null : first.rule().value(),
                        first != null && first.provisional(), legal == null ? null : legal.dueOn(), legal == null ? null : at(legal.dueAt()),
                        legal == null ? null : legal.rule().value(), id.home(), id.value())
                .update();
    }

    /** What a matter is about is copied to each of its legs, so that a queue reads one table. */
    void classify(MatterId matter, String procedure, String matterClass, @Nullable String category, boolean sealed) {
        jdbc.sql("""
                /* scope: leg locked before */
                update legs set procedure = ?, class = ?, category = ?, sealed = sealed or ?, title = case when ? then null else title end
                 where home = ? and matter = ?
                """)
                .params(procedure, matterClass, category, sealed, sealed, matter.home(), matter.value())
                .update();
    }

    static Leg leg(ResultSet row, int n) throws SQLException {
        int home = row.getInt("home");
        var parent = row.getObject("parent", UUID.class);
        var sender = row.getObject("sender_id", UUID.class);
        return new Leg(
                new LegId(home, row.getObject("id", UUID.class)),
                new MatterId(home, row.getObject("matter", UUID.class)),
                row.getString("number"),
                row.getString("kind"),
                parent == null ? null : new LegId(home, parent),
                new OfficeId(row.getObject("office_id", UUID.class)),
                row.getBoolean("lead"),
                row.getString("sent_as"),
                sender == null ? null : new OfficeId(sender),
                new OfficeId(row.getObject("turn_id", UUID.class)),
                row.getString("track"),
                row.getString("standing"),
                row.getBoolean("open"),
                row.getBoolean("sealed"),
                row.getString("procedure"),
                row.getString("class"),
                row.getString("category"),
                row.getString("place"),
                row.getString("title"),
                row.getObject("due_on", LocalDate.class),
                instant(row, "due_at"),
                row.getString("due_rule"),
                row.getBoolean("provisional"),
                row.getObject("report_on", LocalDate.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                instant(row, "closed_at"),
                row.getInt("version"));
    }
}
