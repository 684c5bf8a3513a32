package org.huiyin.intake;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.journal.Actor;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.OfficeId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of imports: batches, keys of the rows taken, remarks. */
@Repository
class ImportStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Map<String, Object>>> MAPS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    ImportStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** The secret of a home, made by whoever asks first. */
    byte[] secret(int home, byte[] fresh) {
        jdbc.sql("insert into ledger_secrets (home, secret) values (?, ?) on conflict (home) do nothing").params(home, fresh).update();
        return jdbc.sql("select secret from ledger_secrets where home = ?").param(home).query(byte[].class).single();
    }

    // ---- batches

    void begin(ImportBatch batch, byte[] digest, Actor actor) {
        var staff = actor instanceof Actor.Staff s ? s : null;
        jdbc.sql("""
                insert into import_batches (home, id, ledger, file_name, file_digest, format, kind, state, procedure, office, layout,
                                            actor_kind, actor, post, acting_office, operator, started_at)
                values (?, ?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
                """)
                .params(batch.home(), batch.id(), batch.ledger(), batch.fileName(), digest, batch.format(), batch.kind().name(),
                        batch.procedure(), batch.office().value(), layout(batch.layout()), actor.kind(), actor.reference(),
                        staff == null ? null : staff.post().value(), staff == null ? null : staff.office().value(), batch.operator(),
                        at(batch.startedAt()))
                .update();
    }

    /** An import of the same file, in the same way, that was left in the middle. */
    Optional<ImportBatch> leftRunning(int home, byte[] digest, String ledger, ImportKind kind) {
        return jdbc.sql("""
                select * from import_batches where home = ? and file_digest = ? and ledger = ? and kind = ? and state = 'RUNNING'
                 order by started_at desc limit 1
                """)
                .params(home, digest, ledger, kind.name())
                .query(ImportStore::batch)
                .optional();
    }

    /** The name under which the same file came before, if it did and was not undone. */
    Optional<String> ledgerOf(int home, byte[] digest) {
        return jdbc.sql("select ledger from import_batches where home = ? and file_digest = ? and state <> 'UNDONE' order by started_at limit 1")
                .params(home, digest)
                .query(String.class)
                .optional();
    }

    Optional<ImportBatch> find(int home, UUID id) {
        return jdbc.sql("select * from import_batches where home = ? and id = ?").params(home, id).query(ImportStore::batch).optional();
    }

    /** The batch, locked until the transaction ends. */
    Optional<ImportBatch> lock(int home, UUID id) {
        return jdbc.sql("select * from import_batches where home = ? and id = ? for update").params(home, id).query(ImportStore::batch).optional();
    }

    /** The latest first. */
    List<ImportBatch> latest(int home, int limit) {
        return jdbc.sql("select * from import_batches where home = ? order by started_at desc, id desc limit ?")
                .params(home, limit)
                .query(ImportStore::batch)
                .list();
    }

    void advance(int home, UUID id, int sheet, int row, ImportFigures by) {
        jdbc.sql("""
                update import_batches set sheet = ?, at_row = ?, taken = taken + ?, same = same + ?, refused = refused + ?, warned = warned + ?,
                       blank = blank + ?
                 where home = ? and id = ?
                """)
                .params(sheet, row, by.taken(), by.same(), by.refused(), by.warned(), by.blank(), home, id)
                .update();
    }

    void end(int home, UUID id, Instant now, @Nullable Reason broken) {
        jdbc.sql("update import_batches set state = ?, ended_at = ?, broken = ?::jsonb where home = ? and id = ? and state = 'RUNNING'")
                .params(broken == null ? "ENDED" : "BROKEN", at(now), broken == null ? null : reasons(List.of(broken)), home, id)
                .update();
    }

    void undone(int home, UUID id, Instant now) {
        jdbc.sql("delete from import_rows where home = ? and batch = ?").params(home, id).update();
        jdbc.sql("update import_batches set state = 'UNDONE', undone_at = ? where home = ? and id = ?").params(at(now), home, id).update();
    }

    // ---- rows

    /** Contents of the rows that stand under these keys, by the key's text. */
    Map<String, byte[]> known(int home, String ledger, Collection<byte[]> keys) {
        var known = new HashMap<String, byte[]>();
        if (!keys.isEmpty()) {
            template.query(connection -> {
                var select = connection.prepareStatement("select key, content from import_rows where home = ? and ledger = ? and key = any(?)");
                select.setInt(1, home);
                select.setString(2, ledger);
                select.setArray(3, connection.createArrayOf("bytea", keys.toArray(byte[][]::new)));
                return select;
            }, (ResultSet row) -> {
                known.put(HexFormat.of().formatHex(row.getBytes(1)), row.getBytes(2));
            });
        }
        return known;
    }

    record Taken(RowKeys.Key key, int sheet, int row, MatterId matter) {}

    void add(ImportBatch batch, List<Taken> rows) {
        each("insert into import_rows (home, ledger, key, content, batch, sheet, at_row, matter) values (?, ?, ?, ?, ?, ?, ?, ?)", rows, (insert, row) -> {
            insert.setInt(1, batch.home());
            insert.setString(2, batch.ledger());
            insert.setBytes(3, row.key().key());
            insert.setBytes(4, row.key().content());
            insert.setObject(5, batch.id());
            insert.setInt(6, row.sheet());
            insert.setInt(7, row.row());
            insert.setObject(8, row.matter().value());
        });
    }

    void remark(ImportBatch batch, List<ImportRemark> remarks) {
        each("insert into import_remarks (home, batch, sheet, at_row, taken, reasons) values (?, ?, ?, ?, ?, ?::jsonb)", remarks, (insert, remark) -> {
            insert.setInt(1, batch.home());
            insert.setObject(2, batch.id());
            insert.setInt(3, remark.sheet());
            insert.setInt(4, remark.row());
            insert.setBoolean(5, remark.taken());
            insert.setString(6, reasons(remark.reasons()));
        });
    }

    List<MatterId> matters(int home, UUID batch) {
        return jdbc.sql("select matter from import_rows where home = ? and batch = ? order by sheet, at_row")
                .params(home, batch)
                .query((row, n) -> new MatterId(home, row.getObject(1, UUID.class)))
                .list();
    }

    /** Remarks in the order of the file. */
    List<ImportRemark> remarks(int home, UUID batch, boolean taken, int limit) {
        return jdbc.sql("select * from import_remarks where home = ? and batch = ? and taken = ? order by sheet, at_row limit ?")
                .params(home, batch, taken, limit)
                .query((row, n) -> new ImportRemark(row.getInt("sheet"), row.getInt("at_row"), row.getBoolean("taken"), reasons(row.getString("reasons"))))
                .list();
    }

    // ---- values

    @FunctionalInterface
    private interface Binding<T> {
        void bind(PreparedStatement insert, T value) throws SQLException;
    }

    private <T> void each(String sql, List<T> values, Binding<T> binding) {
        if (!values.isEmpty()) {
            template.batchUpdate(sql, new BatchPreparedStatementSetter() {
                @Override
                public void setValues(PreparedStatement insert, int i) throws SQLException {
                    binding.bind(insert, values.get(i));
                }

                @Override
                public int getBatchSize() {
                    return values.size();
                }
            });
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static ImportBatch batch(ResultSet row, int n) throws SQLException {
        var broken = row.getString("broken");
        return new ImportBatch(
                row.getInt("home"),
                row.getObject("id", UUID.class),
                row.getString("ledger"),
                row.getString("file_name"),
                row.getString("format"),
                ImportKind.valueOf(row.getString("kind")),
                ImportBatch.State.valueOf(row.getString("state")),
                row.getString("procedure"),
                new OfficeId(row.getObject("office", UUID.class)),
                layout(row.getString("layout")),
                row.getString("operator"),
                Objects.requireNonNull(instant(row, "started_at")),
                instant(row, "ended_at"),
                instant(row, "undone_at"),
                row.getInt("sheet"),
                row.getInt("at_row"),
                new ImportFigures(row.getInt("taken"), row.getInt("same"), row.getInt("refused"), row.getInt("warned"), row.getInt("blank")),
                broken == null ? null : reasons(broken).getFirst());
    }

    private static String reasons(List<Reason> reasons) {
        return JSON.writeValueAsString(reasons.stream().map(reason -> Map.of("key", reason.key(), "args", reason.args())).toList());
    }

    private static List<Reason> reasons(String written) {
        return JSON.readValue(written, MAPS).stream().map(map -> new Reason((String) map.get("key"), texts(map.get("args")))).toList();
    }

    private static String layout(List<ImportBatch.Sheet> sheets) {
        return JSON.writeValueAsString(sheets.stream().map(sheet -> {
            var columns = new LinkedHashMap<String, String>();
            sheet.columns().forEach((field, column) -> columns.put(field.id(), column));
            return Map.of("index", sheet.index(), "name", sheet.name(), "profile", sheet.profile(), "headerRow", sheet.headerRow(), "columns", columns,
                    "left", sheet.left());
        }).toList());
    }

    private static List<ImportBatch.Sheet> layout(String written) {
        return JSON.readValue(written, MAPS).stream().map(map -> {
            var columns = new LinkedHashMap<LedgerField, String>();
            ((Map<?, ?>) map.get("columns")).forEach((id, column) -> {
                var field = LedgerField.of((String) id);
                if (field != null) {
                    columns.put(field, (String) column);
                }
            });
            return new ImportBatch.Sheet((Integer) map.get("index"), (String) map.get("name"), (String) map.get("profile"), (Integer) map.get("headerRow"),
                    columns, texts(map.get("left")));
        }).toList();
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> texts ? texts.stream().map(String::valueOf).toList() : List.of();
    }
}
