package org.huiyin.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.category.Schemes;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.OfficeId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of matters. Reading one needs a leg that the reader may see: {@link LegStore} is the way in. */
@Repository
class MatterStore {

    private final JdbcClient jdbc;
    private final Schemes schemes;

    MatterStore(JdbcClient jdbc, Schemes schemes) {
        this.jdbc = jdbc;
        this.schemes = schemes;
    }

    void add(Matter m, OfficeId registeredBy) {
        jdbc.sql("""
                insert into matters (home, id, number, procedure, edition, class, category, category_edition, channel, place, received_at, received_on,
                                     registered_by, sealed, name_visible_to, reply_by, person, origin, original_number)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(m.id().home(), m.id().value(), m.number(), m.procedure(), m.edition(), m.matterClass(), m.category(),
                        schemes.editionOf(m.category()), m.channel(),
                        m.place(), at(m.receivedAt()), m.receivedOn(), registeredBy.value(), m.sealed(), m.nameVisibleTo().name(),
                        m.replyBy().name(), m.person(), m.origin().name(), m.originalNumber())
                .update();
    }

    /** By id, for a caller that has already found a leg of it in its scope. */
    Matter require(MatterId id) {
        return jdbc.sql("/* scope: leg found before */ select * from matters where home = ? and id = ?")
                .params(id.home(), id.value())
                .query(MatterStore::matter)
                .single();
    }

    /** By number, for the person who also gives the query code. */
    Optional<Matter> byNumber(int home, String number) {
        return jdbc.sql("/* scope: number and code */ select * from matters where home = ? and number = ?")
                .params(home, number)
                .query(MatterStore::matter)
                .optional();
    }

    void setRoute(MatterId id, String route) {
        jdbc.sql("/* scope: leg locked before */ update matters set route = ? where home = ? and id = ?")
                .params(route, id.home(), id.value())
                .update();
    }

    void classify(MatterId id, String procedure, LocalDate edition, String matterClass, @Nullable String category, boolean sealed) {
        jdbc.sql("""
                /* scope: leg locked before */
                update matters set procedure = ?, edition = ?, class = ?, category = ?, category_edition = ?, sealed = sealed or ? where home = ? and id = ?
                """)
                .params(procedure, edition, matterClass, category, schemes.editionOf(category), sealed, id.home(), id.value())
                .update();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime atOrNull(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static Matter matter(ResultSet row, int n) throws SQLException {
        return new Matter(
                new MatterId(row.getInt("home"), row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getString("procedure"),
                row.getObject("edition", LocalDate.class),
                row.getString("class"),
                row.getString("category"),
                row.getString("channel"),
                row.getString("place"),
                row.getString("route"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("received_on", LocalDate.class),
                row.getBoolean("sealed"),
                NameVisibility.valueOf(row.getString("name_visible_to")),
                ReplyBy.valueOf(row.getString("reply_by")),
                row.getObject("person", UUID.class),
                Origin.valueOf(row.getString("origin")),
                row.getString("original_number"));
    }
}
