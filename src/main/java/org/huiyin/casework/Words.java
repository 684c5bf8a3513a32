package org.huiyin.casework;

import static org.huiyin.casework.MatterStore.at;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huiyin.journal.Ids;
import org.huiyin.journal.MatterId;
import org.huiyin.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What people wrote in a matter. Plain matters keep it swept of identities; sealed ones keep it under the matter's key. Each piece has
 * versions and can be erased.
 */
@Repository
public class Words {

    private final JdbcClient jdbc;
    private final Vault vault;

    Words(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Keeps a text of a matter in the caller's transaction, swept or sealed as the matter is. */
    public UUID keep(MatterId matter, String kind, String typed, Instant now) {
        boolean sealed = jdbc.sql("/* scope: leg found before */ select sealed from matters where home = ? and id = ?")
                .params(matter.home(), matter.value())
                .query(Boolean.class)
                .single();
        return keep(matter, sealed, kind, typed, now);
    }

    /** Reads texts of a matter by id, for a caller that has found the matter in its scope. */
    public java.util.Map<UUID, String> read(MatterId matter) {
        return of(matter).stream().collect(java.util.stream.Collectors.toMap(Piece::id, Piece::text));
    }

    /** One piece of text as it is read: placeholders stand where identities were. */
    record Piece(UUID id, String kind, int ordinal, String text, Instant writtenAt) {}

    /** Keeps a text and gives its id. The next ordinal of its kind is taken. */
    UUID keep(MatterId matter, boolean sealed, String kind, String typed, Instant now) {
        var id = Ids.next();
        int ordinal = jdbc.sql("select coalesce(max(ordinal), 0) + 1 from matter_texts where home = ? and matter = ? and kind = ?")
                .params(matter.home(), matter.value(), kind)
                .query(Integer.class)
                .single();
        String text = sealed ? null : vault.sweep(matter, typed);
        byte[] envelope = sealed ? vault.encrypt(matter, "text:" + id, typed.getBytes(StandardCharsets.UTF_8)) : null;
        jdbc.sql("""
                insert into matter_texts (home, id, matter, kind, ordinal, text, sealed, written_at) values (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(matter.home(), id, matter.value(), kind, ordinal, text, envelope, at(now))
                .update();
        return id;
    }

    /** A text of a matter that is being made, not written yet. Inside {@link Vault#together}. */
    ArchiveStore.Text made(MatterId matter, boolean sealed, String kind, String typed) {
        var id = Ids.next();
        return new ArchiveStore.Text(matter, id, kind, sealed ? null : vault.sweep(matter, typed),
                sealed ? vault.encrypt(matter, "text:" + id, typed.getBytes(StandardCharsets.UTF_8)) : null);
    }

    /** All pieces of a matter that have not been erased, for a caller that has found the matter in its scope. */
    List<Piece> of(MatterId matter) {
        return jdbc.sql("""
                select id, kind, ordinal, text, sealed, written_at from matter_texts
                 where home = ? and matter = ? and erased_at is null order by kind, ordinal, version
                """)
                .params(matter.home(), matter.value())
                .query((row, n) -> {
                    var id = row.getObject("id", UUID.class);
                    return new Piece(id, row.getString("kind"), row.getInt("ordinal"), open(matter, id, row.getString("text"), row.getBytes("sealed")),
                            java.util.Objects.requireNonNull(MatterStore.instant(row, "written_at")));
                })
                .list();
    }

    /** Puts every text of a matter under its key: it has become an accusation. */
    void seal(MatterId matter) {
        for (var piece : of(matter)) {
            jdbc.sql("update matter_texts set text = null, sealed = ? where home = ? and id = ? and sealed is null")
                    .params(vault.encrypt(matter, "text:" + piece.id(), piece.text().getBytes(StandardCharsets.UTF_8)), matter.home(), piece.id())
                    .update();
        }
    }

    private String open(MatterId matter, UUID id, @Nullable String text, byte @Nullable [] sealed) {
        if (text != null) {
            return text;
        }
        return new String(vault.decrypt(matter, "text:" + id, sealed), StandardCharsets.UTF_8);
    }
}
