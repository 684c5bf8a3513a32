package org.huiyin.casework;

import static org.huiyin.casework.MatterStore.at;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Scope;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Ids;
import org.huiyin.journal.Journal;
import org.huiyin.journal.MatterId;
import org.huiyin.journal.NewEntry;
import org.huiyin.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files handed in with a matter: encrypted under its key and kept by the digest of the encrypted bytes, so that equal files of two matters look
 * unlike. What kind of file it is was decided by content before it comes here.
 */
@Service
public class Attachments {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final Vault vault;
    private final AttachmentFiles files;
    private final Journal journal;
    private final MatterStore matters;
    private final LegStore legs;

    Attachments(JdbcClient jdbc, Vault vault, AttachmentFiles files, Journal journal, MatterStore matters, LegStore legs) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.files = files;
        this.journal = journal;
        this.matters = matters;
        this.legs = legs;
    }

    /** A file as it is given back: always as a download, never inline. */
    public record Download(String name, String mediaType, byte[] bytes) {}

    /** Adds a file in the caller's transaction. The bytes are written before the row, so a row never lacks its file. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID add(MatterId matter, Actor by, String name, String mediaType, byte[] bytes, Instant now) {
        var id = Ids.next();
        boolean sealed = matters.require(matter).sealed();
        String shortName = name.replace("\u0000", "").strip();
        shortName = shortName.length() > 120 ? shortName.substring(shortName.length() - 120) : shortName;
        String digest = files.keep(vault.encrypt(matter, "file:" + id, bytes));
        LocalDate today = now.atZone(ZONE).toLocalDate();
        var entry = journal.append(new NewEntry(matter.home(), matter, null, "attach", today, by, Map.of("type", mediaType, "bytes", bytes.length)));
        jdbc.sql("""
                insert into attachments (home, id, matter, name, sealed_name, media_type, bytes, digest, added_by, added_at, entry)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(matter.home(), id, matter.value(), sealed ? null : vault.sweep(matter, shortName),
                        sealed ? vault.encrypt(matter, "name:" + id, shortName.getBytes(StandardCharsets.UTF_8)) : null, mediaType, bytes.length, digest,
                        by instanceof Actor.Staff(var _, var _, var office) ? office.toString() : "PERSON", at(now), entry.value())
                .update();
        return id;
    }

    List<MatterFile.Enclosure> of(MatterId matter) {
        return jdbc.sql("""
                select id, name, sealed_name, media_type, bytes, added_by, added_at from attachments
                 where home = ? and matter = ? and erased_at is null order by id
                """)
                .params(matter.home(), matter.value())
                .query((row, n) -> {
                    var id = row.getObject("id", UUID.class);
                    return new MatterFile.Enclosure(id, name(matter, id, row.getString("name"), row.getBytes("sealed_name")), row.getString("media_type"),
                            row.getLong("bytes"), "PERSON".equals(row.getString("added_by")),
                            row.getObject("added_at", OffsetDateTime.class).toInstant());
                })
                .list();
    }

    /** Opens a file for staff whose scope shows a leg of its matter. */
    @Transactional(readOnly = true)
    public Optional<Download> open(Scope scope, int home, String number, UUID id) {
        return legs.matterByNumber(home, MatterNumbers.normalise(number), scope).flatMap(matter -> read(matter, id));
    }

    /** Opens a file for the person who filed the matter. */
    @Transactional(readOnly = true)
    public Optional<Download> open(Doer.Person person, UUID id) {
        return read(person.matter(), id);
    }

    private Optional<Download> read(MatterId matter, UUID id) {
        return jdbc.sql("select name, sealed_name, media_type, digest from attachments where home = ? and matter = ? and id = ? and erased_at is null")
                .params(matter.home(), matter.value(), id)
                .query((row, n) -> new Download(
                        name(matter, id, row.getString("name"), row.getBytes("sealed_name")),
                        row.getString("media_type"),
                        vault.decrypt(matter, "file:" + id, files.read(row.getString("digest")))))
                .optional();
    }

    private String name(MatterId matter, UUID id, @org.jspecify.annotations.Nullable String name, byte @org.jspecify.annotations.Nullable [] sealed) {
        return name != null ? name : new String(vault.decrypt(matter, "name:" + id, java.util.Objects.requireNonNull(sealed)), StandardCharsets.UTF_8);
    }
}
