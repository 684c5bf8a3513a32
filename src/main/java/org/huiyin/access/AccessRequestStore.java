package org.huiyin.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiyin.access.AccessRequest.Kind;
import org.huiyin.journal.Ids;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccessRequestStore {

    private static final String REQUEST = """
            select id, kind, staff, post, home, matter, roles, reason, requested_by, requested_at, decided_by, decided_at, approved from access_requests
            """;

    private final JdbcClient jdbc;

    AccessRequestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID add(Kind kind, @Nullable StaffId staff, @Nullable PostId post, @Nullable MatterId matter, Set<String> roles, String reason, StaffId by,
            Instant now) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into access_requests (id, kind, staff, post, home, matter, roles, reason, requested_by, requested_at)
                        values (:id, :kind, cast(:staff as uuid), cast(:post as uuid), cast(:home as integer), cast(:matter as uuid), :roles, :reason, :by, :now)""")
                .param("id", id).param("kind", kind.name()).param("staff", staff == null ? null : staff.toString())
                .param("post", post == null ? null : post.toString()).param("home", matter == null ? null : matter.home())
                .param("matter", matter == null ? null : matter.value().toString()).param("roles", roles.toArray(String[]::new))
                .param("reason", reason).param("by", by.value()).param("now", Timestamp.from(now)).update();
        return id;
    }

    /** Locks the request, so that two people cannot decide it at once. */
    Optional<AccessRequest> lock(UUID id) {
        return jdbc.sql(REQUEST + " where id = :id for update").param("id", id).query(AccessRequestStore::request).optional();
    }

    void decide(UUID id, StaffId by, boolean approved, Instant now) {
        jdbc.sql("update access_requests set decided_by = :by, decided_at = :now, approved = :approved where id = :id and decided_by is null")
                .param("by", by.value()).param("now", Timestamp.from(now)).param("approved", approved).param("id", id).update();
    }

    List<AccessRequest> waiting() {
        return jdbc.sql(REQUEST + " where decided_at is null order by requested_at, id limit 500").query(AccessRequestStore::request).list();
    }

    List<AccessRequest> decided(int atMost) {
        return jdbc.sql(REQUEST + " where decided_at is not null order by requested_at desc, id desc limit :n").param("n", atMost)
                .query(AccessRequestStore::request).list();
    }

    /** Requests about one sealed matter, those that wait. */
    List<AccessRequest> waiting(MatterId matter) {
        return jdbc.sql(REQUEST + " where home = :home and matter = :matter and decided_at is null order by requested_at, id")
                .param("home", matter.home()).param("matter", matter.value()).query(AccessRequestStore::request).list();
    }

    boolean isWaiting(Kind kind, @Nullable StaffId staff, @Nullable PostId post, @Nullable MatterId matter) {
        return jdbc.sql("""
                        select exists (select 1 from access_requests where decided_at is null and kind = :kind
                          and staff is not distinct from cast(:staff as uuid) and post is not distinct from cast(:post as uuid)
                          and matter is not distinct from cast(:matter as uuid))""")
                .param("kind", kind.name()).param("staff", staff == null ? null : staff.toString())
                .param("post", post == null ? null : post.toString())
                .param("matter", matter == null ? null : matter.value().toString()).query(Boolean.class).single();
    }

    private static AccessRequest request(ResultSet row, int n) throws SQLException {
        var staff = row.getObject("staff", UUID.class);
        var post = row.getObject("post", UUID.class);
        var matter = row.getObject("matter", UUID.class);
        var by = row.getObject("decided_by", UUID.class);
        var at = row.getTimestamp("decided_at");
        return new AccessRequest(row.getObject("id", UUID.class), Kind.valueOf(row.getString("kind")),
                staff == null ? null : new StaffId(staff), post == null ? null : new PostId(post),
                matter == null ? null : new MatterId(row.getInt("home"), matter),
                Set.of((String[]) row.getArray("roles").getArray()), row.getString("reason"),
                new StaffId(row.getObject("requested_by", UUID.class)), row.getTimestamp("requested_at").toInstant(),
                by == null ? null : new StaffId(by), at == null ? null : at.toInstant(), (Boolean) row.getObject("approved"));
    }
}
