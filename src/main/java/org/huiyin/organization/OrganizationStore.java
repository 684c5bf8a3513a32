package org.huiyin.organization;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OrganizationStore {

    private static final String POSTS = """
            select p.id, p.staff, coalesce(s.name, '') as staff_name, p.office, p.title, p.title_en, p.roles, p.head
              from posts p left join staff s on s.id = p.staff
            """;

    private final JdbcClient jdbc;

    OrganizationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Office> offices() {
        return jdbc.sql("select * from offices order by path collate \"C\"").query(OrganizationStore::office).list();
    }

    Optional<Office> office(OfficeId id) {
        return jdbc.sql("select * from offices where id = ?").param(id.value()).query(OrganizationStore::office).optional();
    }

    Optional<Jurisdiction> jurisdiction(String code) {
        return jdbc.sql("select code, parent, name_zh, name_en, level, path from jurisdictions where code = ?")
                .param(code)
                .query(Jurisdiction.class)
                .optional();
    }

    List<Jurisdiction> jurisdictionsIn(@Nullable String parent) {
        return jdbc.sql("""
                select code, parent, name_zh, name_en, level, path
                  from jurisdictions where parent is not distinct from ? order by code
                """)
                .param(parent)
                .query(Jurisdiction.class)
                .list();
    }

    List<Jurisdiction> jurisdictions() {
        return jdbc.sql("select code, parent, name_zh, name_en, level, path from jurisdictions order by path collate \"C\"").query(Jurisdiction.class).list();
    }

    void rename(String code, String nameZh, String nameEn) {
        jdbc.sql("update jurisdictions set name_zh = ?, name_en = ? where code = ?").params(nameZh, nameEn, code).update();
    }

    void removeJurisdiction(String code) {
        jdbc.sql("delete from jurisdictions where code = ?").param(code).update();
    }

    boolean serves(String jurisdiction) {
        return jdbc.sql("select exists (select 1 from offices where jurisdiction = ?)").param(jurisdiction).query(Boolean.class).single();
    }

    String markOfJurisdictions() {
        return jdbc.sql("select count(*) || '/' || coalesce(sum(hashtext(code || '/' || name_zh || '/' || name_en)::bigint), 0) from jurisdictions")
                .query(String.class)
                .single();
    }

    void add(Jurisdiction j) {
        jdbc.sql("insert into jurisdictions (code, parent, name_zh, name_en, level, path) values (?, ?, ?, ?, ?, ?)")
                .params(j.code(), j.parent(), j.nameZh(), j.nameEn(), j.level(), j.path())
                .update();
    }

    void add(Office o) {
        jdbc.sql("""
                insert into offices (id, code, name_zh, name_en, superior, path, branch, kind, jurisdiction,
                                     public_phone, address, address_en, reception, reception_en, active)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(o.id().value(), o.code(), o.nameZh(), o.nameEn(), o.superior() == null ? null : o.superior().value(),
                        o.path(), o.branch().value(), o.kind().name(), o.jurisdiction(), o.publicPhone(), o.address(),
                        o.addressEn(), o.reception(), o.receptionEn(), o.active())
                .update();
    }

    void change(Office o) {
        jdbc.sql("""
                update offices set name_zh = ?, name_en = ?, kind = ?, jurisdiction = ?, public_phone = ?, address = ?, address_en = ?,
                       reception = ?, reception_en = ?
                 where id = ?
                """)
                .params(o.nameZh(), o.nameEn(), o.kind().name(), o.jurisdiction(), o.publicPhone(), o.address(), o.addressEn(), o.reception(),
                        o.receptionEn(), o.id().value())
                .update();
    }

    /** The whole subtree in one statement: each path keeps what comes after the moved office. */
    void move(Office office, Office superior, OfficeId branch) {
        jdbc.sql("""
                update offices
                   set path = :to || substr(path, :kept), branch = :branch, superior = case when id = :id then :superior else superior end
                 where starts_with(path, :from)
                """)
                .param("to", superior.path() + office.code() + "/")
                .param("kept", office.path().length() + 1)
                .param("branch", branch.value())
                .param("id", office.id().value())
                .param("superior", superior.id().value())
                .param("from", office.path())
                .update();
    }

    void setActive(OfficeId id, boolean active, @Nullable OfficeId successor) {
        jdbc.sql("update offices set active = ?, successor = ? where id = ?")
                .params(active, successor == null ? null : successor.value(), id.value())
                .update();
    }

    void lockForChange() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('huiyin/offices'))").query(rows -> { });
    }

    void lockForUse() {
        jdbc.sql("select pg_advisory_xact_lock_shared(hashtext('huiyin/offices'))").query(rows -> { });
    }

    void addStaff(StaffId id, String name) {
        jdbc.sql("insert into staff (id, name) values (?, ?)").params(id.value(), name).update();
    }

    String nameOf(StaffId staff) {
        return jdbc.sql("select name from staff where id = ?").param(staff.value()).query(String.class).optional().orElse("");
    }

    void addPost(PostId id, @Nullable StaffId staff, OfficeId office, String title, String titleEn, Set<String> roles, boolean head,
            LocalDate since) {
        jdbc.sql("insert into posts (id, staff, office, title, title_en, roles, head, since_on) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id.value(), staff == null ? null : staff.value(), office.value(), title, titleEn,
                        roles.toArray(String[]::new), head, since)
                .update();
    }

    void setRoles(PostId post, Set<String> roles) {
        jdbc.sql("update posts set roles = ? where id = ?").params(roles.toArray(String[]::new), post.value()).update();
    }

    void endPost(PostId post, LocalDate on) {
        jdbc.sql("update posts set until_on = ? where id = ?").params(on, post.value()).update();
    }

    List<Post> postsOf(StaffId staff, LocalDate today) {
        return jdbc.sql(POSTS + """
                 where p.staff = ? and s.active and p.since_on <= ? and (p.until_on is null or p.until_on > ?) order by p.id
                """)
                .params(staff.value(), today, today)
                .query(OrganizationStore::post)
                .list();
    }

    List<Post> postsIn(OfficeId office, LocalDate today) {
        return jdbc.sql(POSTS + """
                 where p.office = ? and p.since_on <= ? and (p.until_on is null or p.until_on > ?) order by p.head desc, p.id
                """)
                .params(office.value(), today, today)
                .query(OrganizationStore::post)
                .list();
    }

    Optional<Post> post(PostId id) {
        return jdbc.sql(POSTS + " where p.id = ?").param(id.value()).query(OrganizationStore::post).optional();
    }

    private static Office office(ResultSet row, int n) throws SQLException {
        var superior = row.getObject("superior", UUID.class);
        var successor = row.getObject("successor", UUID.class);
        return new Office(
                new OfficeId(row.getObject("id", UUID.class)),
                row.getString("code"),
                row.getString("name_zh"),
                row.getString("name_en"),
                superior == null ? null : new OfficeId(superior),
                row.getString("path"),
                new OfficeId(row.getObject("branch", UUID.class)),
                OfficeKind.valueOf(row.getString("kind")),
                row.getString("jurisdiction"),
                row.getString("public_phone"),
                row.getString("address"),
                row.getString("address_en"),
                row.getString("reception"),
                row.getString("reception_en"),
                row.getBoolean("active"),
                successor == null ? null : new OfficeId(successor));
    }

    private static Post post(ResultSet row, int n) throws SQLException {
        var staff = row.getObject("staff", UUID.class);
        Array roles = row.getArray("roles");
        return new Post(
                new PostId(row.getObject("id", UUID.class)),
                staff == null ? null : new StaffId(staff),
                row.getString("staff_name"),
                new OfficeId(row.getObject("office", UUID.class)),
                row.getString("title"),
                row.getString("title_en"),
                Set.of((String[]) roles.getArray()),
                row.getBoolean("head"));
    }
}
