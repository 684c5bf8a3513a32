package org.huiyin.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.category.Category;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of templates and their editions. */
@Repository
class TemplateStore {

    private static final String FROM = "select e.*, t.office from reply_template_editions e join reply_templates t on t.id = e.template ";

    private final JdbcClient jdbc;

    TemplateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID id, @Nullable OfficeId office, Instant now) {
        jdbc.sql("insert into reply_templates (id, office, added_at) values (?, ?, ?)")
                .params(id, office == null ? null : office.value(), EnactmentStore.at(now))
                .update();
    }

    void write(ReplyTemplate t, UUID entry) {
        jdbc.sql("update reply_template_editions set latest = false where template = ? and latest").param(t.id()).update();
        jdbc.sql("""
                insert into reply_template_editions (template, ordinal, retired, title, category, outcome, words, note, written_by, written_at, entry)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(t.id(), t.ordinal(), t.retired(), t.title(), t.category(), t.outcome().name(), t.words(), t.note(),
                        t.writtenBy() == null ? null : t.writtenBy().value(), EnactmentStore.at(t.writtenAt()), entry)
                .update();
    }

    Optional<ReplyTemplate> latest(UUID id) {
        return jdbc.sql(FROM + "where e.template = ? and e.latest").param(id).query(TemplateStore::template).optional();
    }

    List<ReplyTemplate> history(UUID id) {
        return jdbc.sql(FROM + "where e.template = ? order by e.ordinal desc").param(id).query(TemplateStore::template).list();
    }

    boolean titled(String title, @Nullable UUID other) {
        return jdbc.sql("select exists (select 1 from reply_template_editions where title = ? and latest and not retired and template <> ?)")
                .params(title, other == null ? new UUID(0, 0) : other)
                .query(Boolean.class)
                .single();
    }

    List<ReplyTemplate> page(boolean retired, @Nullable List<String> after, int size) {
        return jdbc.sql(FROM + "where e.latest and (:retired or not e.retired) and (cast(:title as text) is null or (e.title, e.template) > "
                        + "(cast(:title as text), cast(:template as uuid))) order by e.title, e.template limit " + size)
                .param("retired", retired)
                .param("title", after == null ? null : after.get(0))
                .param("template", after == null ? null : after.get(1))
                .query(TemplateStore::template)
                .list();
    }

    /** Templates in use for contents and for what lies above them, those made for just these contents first. */
    List<ReplyTemplate> fitting(@Nullable String category, int most) {
        return jdbc.sql(FROM + """
                where e.latest and not e.retired and (e.category is null or e.category = any(string_to_array(:line, chr(31))))
                 order by array_position(string_to_array(:line, chr(31)), e.category) nulls last, e.outcome, e.title, e.template limit
                """ + most)
                .param("line", category == null ? "" : String.join("\u001f", Category.line(category)))
                .query(TemplateStore::template)
                .list();
    }

    private static ReplyTemplate template(ResultSet row, int n) throws SQLException {
        var office = row.getObject("office", UUID.class);
        var by = row.getObject("written_by", UUID.class);
        return new ReplyTemplate(
                row.getObject("template", UUID.class),
                office == null ? null : new OfficeId(office),
                row.getInt("ordinal"),
                row.getBoolean("retired"),
                row.getString("title"),
                row.getString("category"),
                ReplyTemplate.Outcome.valueOf(row.getString("outcome")),
                row.getString("words"),
                row.getString("note"),
                by == null ? null : new StaffId(by),
                row.getObject("written_at", OffsetDateTime.class).toInstant());
    }
}
