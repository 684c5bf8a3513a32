package org.huiyin.triage.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.journal.EntryId;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.OfficeKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of the duty list. Versions are added, never changed. */
@Repository
class DutyStore {

    private final JdbcClient jdbc;

    DutyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(int home, Duty duty, EntryId entry) {
        jdbc.sql("update duties set latest = false where home = ? and id = ? and latest").params(home, duty.id()).update();
        jdbc.sql("""
                        insert into duties (home, id, version, latest, category, level, place, office_id, kind, named, lead, what, basis, valid_from,
                                            valid_until, written_at, written_by, entry)
                        values (?, ?, ?, true, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(home, duty.id(), duty.version(), duty.category(), duty.level(), duty.place(), duty.office() == null ? null : duty.office().value(),
                        duty.kind() == null ? null : duty.kind().name(), duty.named(), duty.lead(), duty.what(), duty.basis(), duty.validFrom(),
                        duty.validUntil(), duty.writtenAt().atOffset(ZoneOffset.UTC), duty.writtenBy(), entry.value())
                .update();
    }

    /** The latest versions of these categories that hold on a day. */
    List<Duty> holding(int home, Collection<String> categories, LocalDate day) {
        return jdbc.sql("""
                        select * from duties where home = :home and latest and category = any(cast(:categories as text[]))
                           and valid_from <= :day and (valid_until is null or valid_until >= :day) order by category, level, id""")
                .param("home", home).param("categories", categories.toArray(String[]::new)).param("day", day)
                .query(DutyStore::duty).list();
    }

    Optional<Duty> latest(int home, UUID id) {
        return jdbc.sql("select * from duties where home = ? and id = ? and latest").params(home, id).query(DutyStore::duty).optional();
    }

    /** The latest version, locked against a second writer. */
    Optional<Duty> lock(int home, UUID id) {
        return jdbc.sql("select * from duties where home = ? and id = ? and latest for update").params(home, id).query(DutyStore::duty).optional();
    }

    /** All versions, the latest first. */
    List<Duty> versions(int home, UUID id) {
        return jdbc.sql("select * from duties where home = ? and id = ? order by version desc limit 100").params(home, id).query(DutyStore::duty).list();
    }

    /** The line that says this of the same category, level, place and office, whatever else it says. */
    Optional<Duty> same(int home, Duty like) {
        return jdbc.sql("""
                        select * from duties where home = ? and latest and category = ? and level = ? and place is not distinct from ?
                           and office_id is not distinct from ? and kind is not distinct from ? and named = ? order by id limit 1""")
                .params(home, like.category(), like.level(), like.place(), like.office() == null ? null : like.office().value(),
                        like.kind() == null ? null : like.kind().name(), like.named())
                .query(DutyStore::duty).optional();
    }

    /** Lines in the order of category and level, after the one named. */
    List<Duty> page(int home, @Nullable String category, @Nullable Integer level, @Nullable Duty after, int atMost) {
        return jdbc.sql("""
                        select * from duties where home = :home and latest
                           and (cast(:category as text) is null or category = :category) and (cast(:level as smallint) is null or level = :level)
                           and (cast(:id as uuid) is null or (category, level, id) > (:atCategory, cast(:atLevel as smallint), cast(:id as uuid)))
                         order by category, level, id limit :most""")
                .param("home", home).param("category", category).param("level", level)
                .param("id", after == null ? null : after.id()).param("atCategory", after == null ? "" : after.category())
                .param("atLevel", after == null ? 0 : after.level()).param("most", atMost)
                .query(DutyStore::duty).list();
    }

    int count(int home) {
        return jdbc.sql("select count(*) from duties where home = ? and latest").param(home).query(Integer.class).single();
    }

    private static Duty duty(ResultSet row, int n) throws SQLException {
        var office = row.getObject("office_id", UUID.class);
        String kind = row.getString("kind");
        return new Duty(row.getObject("id", UUID.class), row.getInt("version"), row.getString("category"), row.getInt("level"), row.getString("place"),
                office == null ? null : new OfficeId(office), kind == null ? null : OfficeKind.valueOf(kind), row.getString("named"), row.getBoolean("lead"),
                row.getString("what"), row.getString("basis"), row.getObject("valid_from", LocalDate.class), row.getObject("valid_until", LocalDate.class),
                row.getObject("written_at", OffsetDateTime.class).toInstant(), row.getString("written_by"));
    }
}
