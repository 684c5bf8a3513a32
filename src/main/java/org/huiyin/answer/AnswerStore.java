package org.huiyin.answer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.journal.LegId;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of drafts, documents and services. Callers have found the leg in their scope. */
@Repository
class AnswerStore {

    private final JdbcClient jdbc;

    AnswerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A draft with the ids of its texts. */
    record DraftRow(UUID id, int version, Draft.State state, UUID findings, UUID basis, StaffId writtenBy, Instant writtenAt,
            @Nullable StaffId approvedBy) {}

    record ItemRow(int ordinal, Item.Outcome outcome, UUID reply, @Nullable LocalDate executeBy) {}

    Optional<DraftRow> atWork(LegId leg) {
        return jdbc.sql("select * from answer_drafts where home = ? and leg = ? and state <> 'ISSUED'")
                .params(leg.home(), leg.value())
                .query(AnswerStore::draft)
                .optional();
    }

    DraftRow require(int home, UUID id) {
        return jdbc.sql("select * from answer_drafts where home = ? and id = ?").params(home, id).query(AnswerStore::draft).single();
    }

    void add(LegId leg, MatterId matter, UUID id, UUID findings, UUID basis, StaffId by, Instant now) {
        jdbc.sql("""
                insert into answer_drafts (home, id, matter, leg, findings, basis, state, written_by, written_at) values (?, ?, ?, ?, ?, ?, 'WRITING', ?, ?)
                """)
                .params(leg.home(), id, matter.value(), leg.value(), findings, basis, by.value(), at(now))
                .update();
    }

    /** Writes a new version; false when another came first. */
    boolean rewrite(int home, UUID id, int version, UUID findings, UUID basis, StaffId by, Instant now) {
        return jdbc.sql("""
                update answer_drafts set findings = ?, basis = ?, written_by = ?, written_at = ?, version = version + 1
                 where home = ? and id = ? and version = ? and state = 'WRITING'
                """)
                .params(findings, basis, by.value(), at(now), home, id, version)
                .update() == 1;
    }

    void author(int home, UUID draft, StaffId staff) {
        jdbc.sql("insert into answer_draft_authors (home, draft, staff) values (?, ?, ?) on conflict do nothing")
                .params(home, draft, staff.value())
                .update();
    }

    List<StaffId> authors(int home, UUID draft) {
        return jdbc.sql("select staff from answer_draft_authors where home = ? and draft = ?")
                .params(home, draft)
                .query((row, n) -> new StaffId(row.getObject(1, UUID.class)))
                .list();
    }

    void items(int home, UUID draft, List<ItemRow> items) {
        jdbc.sql("delete from answer_draft_items where home = ? and draft = ?").params(home, draft).update();
        for (ItemRow item : items) {
            jdbc.sql("insert into answer_draft_items (home, draft, ordinal, outcome, reply, execute_by) values (?, ?, ?, ?, ?, ?)")
                    .params(home, draft, item.ordinal(), item.outcome().name(), item.reply(), item.executeBy())
                    .update();
        }
    }

    List<ItemRow> items(int home, UUID draft) {
        return jdbc.sql("select * from answer_draft_items where home = ? and draft = ? order by ordinal")
                .params(home, draft)
                .query((row, n) -> new ItemRow(row.getInt("ordinal"), Item.Outcome.valueOf(row.getString("outcome")),
                        row.getObject("reply", UUID.class), row.getObject("execute_by", LocalDate.class)))
                .list();
    }

    void submitted(int home, UUID draft, StaffId by, Instant now) {
        jdbc.sql("update answer_drafts set state = 'SUBMITTED', submitted_by = ?, submitted_at = ? where home = ? and id = ?")
                .params(by.value(), at(now), home, draft)
                .update();
    }

    void sentBack(int home, UUID draft) {
        jdbc.sql("update answer_drafts set state = 'WRITING' where home = ? and id = ?").params(home, draft).update();
    }

    void approved(int home, UUID draft, StaffId by, Instant now) {
        jdbc.sql("update answer_drafts set state = 'APPROVED', approved_by = ?, approved_at = ? where home = ? and id = ?")
                .params(by.value(), at(now), home, draft)
                .update();
    }

    int nextNumber(OfficeId office, int year) {
        return jdbc.sql("""
                insert into document_counters (office, year, last) values (?, ?, 1)
                on conflict (office, year) do update set last = document_counters.last + 1 returning last
                """)
                .params(office.value(), year)
                .query(Integer.class)
                .single();
    }

    void issued(MatterId matter, LegId leg, UUID id, DraftRow draft, String number, Office office, LocalDate today, Instant now, String route,
            String remedyZh, String remedyEn, @Nullable OfficeId reviewBody, UUID entry) {
        jdbc.sql("""
                insert into documents (home, id, matter, leg, draft, number, office, issued_on, issued_at, route, remedy_zh, remedy_en,
                                       review_body, approved_by, entry)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(matter.home(), id, matter.value(), leg.value(), draft.id(), number, office.id().value(), today, at(now), route, remedyZh,
                        remedyEn, reviewBody == null ? null : reviewBody.value(), java.util.Objects.requireNonNull(draft.approvedBy()).value(), entry)
                .update();
        jdbc.sql("update answer_drafts set state = 'ISSUED' where home = ? and id = ?").params(matter.home(), draft.id()).update();
    }

    void served(int home, UUID document, Document.Method method, LocalDate on, @Nullable UUID proof, Instant now, UUID entry) {
        jdbc.sql("insert into services (home, document, method, served_on, proof, recorded_at, entry) values (?, ?, ?, ?, ?, ?, ?)")
                .params(home, document, method.name(), on, proof, at(now), entry)
                .update();
    }

    /** Documents of a matter, oldest first, with their texts already read. */
    List<Document> documents(MatterId matter, Map<UUID, String> texts) {
        return jdbc.sql("""
                select d.*, r.findings, r.basis, s.method, s.served_on, s.proof from documents d
                  join answer_drafts r on r.home = d.home and r.id = d.draft
                  left join services s on s.home = d.home and s.document = d.id
                 where d.home = ? and d.matter = ? order by d.issued_at, d.id
                """)
                .params(matter.home(), matter.value())
                .query((row, n) -> {
                    var body = row.getObject("review_body", UUID.class);
                    var method = row.getString("method");
                    var proof = row.getObject("proof", UUID.class);
                    return new Document(
                            row.getObject("id", UUID.class),
                            matter,
                            new LegId(matter.home(), row.getObject("leg", UUID.class)),
                            row.getString("number"),
                            new OfficeId(row.getObject("office", UUID.class)),
                            row.getObject("issued_on", LocalDate.class),
                            row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                            row.getString("route"),
                            texts.getOrDefault(row.getObject("findings", UUID.class), ""),
                            texts.getOrDefault(row.getObject("basis", UUID.class), ""),
                            items(matter.home(), row.getObject("draft", UUID.class)).stream()
                                    .map(i -> new Item(i.ordinal(), i.outcome(), texts.getOrDefault(i.reply(), ""), i.executeBy()))
                                    .toList(),
                            row.getString("remedy_zh"),
                            row.getString("remedy_en"),
                            body == null ? null : new OfficeId(body),
                            method == null
                                    ? null
                                    : new Document.Service(Document.Method.valueOf(method), row.getObject("served_on", LocalDate.class),
                                            proof == null ? null : texts.get(proof)));
                })
                .list();
    }

    private static DraftRow draft(ResultSet row, int n) throws SQLException {
        var approved = row.getObject("approved_by", UUID.class);
        return new DraftRow(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                Draft.State.valueOf(row.getString("state")),
                row.getObject("findings", UUID.class),
                row.getObject("basis", UUID.class),
                new StaffId(row.getObject("written_by", UUID.class)),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                approved == null ? null : new StaffId(approved));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
