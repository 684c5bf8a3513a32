package org.huiyin.portal;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Drafts, sealed: the tables {@code filing_drafts} and {@code filing_files}. */
@Repository
class DraftStore {

    /** How long a draft is kept after it was last touched. */
    static final Duration KEPT = Duration.ofHours(4);
    /** How long number and code are shown again. */
    static final Duration SHOWN = Duration.ofMinutes(30);

    private static final String BODY = "draft";

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    DraftStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    void begin(DraftKey key, Draft draft, Instant now) {
        forgetExpired(now);
        jdbc.sql("insert into filing_drafts (id, sealed, expires_at) values (:id, :sealed, :expires)")
                .param("id", key.digest()).param("sealed", seal(key, draft)).param("expires", Timestamp.from(now.plus(KEPT)))
                .update();
    }

    Optional<Draft> find(DraftKey key, Instant now) {
        return jdbc.sql("select sealed from filing_drafts where id = :id and expires_at > :now")
                .param("id", key.digest()).param("now", Timestamp.from(now))
                .query(byte[].class).optional().map(sealed -> open(key, sealed));
    }

    /**
     * Changes a draft; of two changes at once the second sees what the first did.
     *
     * @return what the change gives, or empty when there is no such draft any more
     */
    @Transactional
    <T> Optional<T> change(DraftKey key, Instant now, Function<Draft, T> change) {
        var sealed = jdbc.sql("select sealed from filing_drafts where id = :id and expires_at > :now for update")
                .param("id", key.digest()).param("now", Timestamp.from(now))
                .query(byte[].class).optional();
        if (sealed.isEmpty()) {
            return Optional.empty();
        }
        var draft = open(key, sealed.get());
        boolean filed = draft.filed != null;
        var result = change.apply(draft);
        if (!filed) {
            jdbc.sql("update filing_drafts set sealed = :sealed, expires_at = :expires where id = :id")
                    .param("sealed", seal(key, draft)).param("id", key.digest())
                    .param("expires", Timestamp.from(now.plus(draft.filed == null ? KEPT : SHOWN)))
                    .update();
            if (draft.filed != null) {
                jdbc.sql("delete from filing_files where draft = :id").param("id", key.digest()).update();
            }
        }
        return Optional.of(result);
    }

    void addFile(DraftKey key, UUID id, byte[] bytes) {
        jdbc.sql("insert into filing_files (draft, id, sealed) values (:draft, :id, :sealed)")
                .param("draft", key.digest()).param("id", id).param("sealed", key.seal(id.toString(), bytes)).update();
    }

    Optional<byte[]> file(DraftKey key, UUID id) {
        return jdbc.sql("select sealed from filing_files where draft = :draft and id = :id")
                .param("draft", key.digest()).param("id", id)
                .query(byte[].class).optional().map(sealed -> key.open(id.toString(), sealed));
    }

    void removeFile(DraftKey key, UUID id) {
        jdbc.sql("delete from filing_files where draft = :draft and id = :id")
                .param("draft", key.digest()).param("id", id).update();
    }

    void wipe(DraftKey key) {
        jdbc.sql("delete from filing_drafts where id = :id").param("id", key.digest()).update();
    }

    private void forgetExpired(Instant now) {
        jdbc.sql("""
                delete from filing_drafts where id in
                  (select id from filing_drafts where expires_at <= :now limit 200 for update skip locked)""")
                .param("now", Timestamp.from(now)).update();
    }

    private byte[] seal(DraftKey key, Draft draft) {
        return key.seal(BODY, json.writeValueAsBytes(draft));
    }

    private Draft open(DraftKey key, byte[] sealed) {
        return json.readValue(key.open(BODY, sealed), Draft.class);
    }
}
