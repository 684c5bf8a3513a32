package org.huiyin.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.huiyin.journal.Actor;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Ledgers that were uploaded at a page, until they are taken in. They hold identities as the ledger wrote them, so each lies in a directory that
 * only the program enters, belongs to whoever brought it, and is deleted when its import has ended, or after {@link #KEPT}. So is the file to mend.
 */
@Component
public class LedgerUploads {

    /** How long an upload that nobody finished, and a file to mend, are kept. */
    public static final Duration KEPT = Duration.ofDays(7);

    /** The largest file that a page takes, in bytes. */
    public static final long MOST_BYTES = 50L << 20;

    private final Path root;
    private final Clock clock;

    LedgerUploads(@Value("${huiyin.data:data}") Path data, Clock clock) {
        this.root = data.resolve("imports");
        this.clock = clock;
    }

    /** @param fileName the file's own name */
    public record Upload(UUID id, Path file, String fileName) {}

    /** Keeps a file whose size was looked at before: one that came with a form. */
    public Upload keep(InputStream in, String fileName, StaffId owner) throws IOException {
        return take(in, fileName, owner).orElseThrow();
    }

    /**
     * Keeps an uploaded file while it comes in; no more of it than a buffer is in memory. What is cut off, or finds no room, leaves nothing behind.
     *
     * @return nothing when it is larger than {@link #MOST_BYTES}
     */
    public Optional<Upload> take(InputStream in, String fileName, StaffId owner) throws IOException {
        open();
        sweep();
        var id = UUID.randomUUID();
        var part = at(id, "part");
        try {
            try (var out = Files.newOutputStream(part)) {
                var buffer = new byte[1 << 16];
                long written = 0;
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    written += read;
                    if (written > MOST_BYTES) {
                        return Optional.empty();
                    }
                    out.write(buffer, 0, read);
                }
            }
            Files.move(part, at(id, "file"), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        var about = new Properties();
        about.setProperty("owner", owner.toString());
        about.setProperty("name", fileName);
        write(at(id, "about"), about);
        return Optional.of(new Upload(id, at(id, "file"), fileName));
    }

    /** The upload, for whoever brought it. */
    public Optional<Upload> find(UUID id, StaffId owner) {
        var about = read(at(id, "about"));
        return about.isPresent() && about.get().getProperty("owner").equals(owner.toString()) && Files.exists(at(id, "file"))
                ? Optional.of(new Upload(id, at(id, "file"), about.get().getProperty("name")))
                : Optional.empty();
    }

    /** Remembers how an import was asked for, so that it can go on after the program was stopped. */
    void remember(UUID batch, UUID upload, ImportOrder order) {
        var asked = new Properties();
        asked.setProperty("upload", upload.toString());
        asked.setProperty("name", order.fileName());
        put(asked, "ledger", order.ledger());
        put(asked, "profile", order.profile());
        put(asked, "sheet", order.sheet());
        put(asked, "encoding", order.encoding());
        asked.setProperty("kind", order.kind().name());
        asked.setProperty("procedure", order.procedure());
        asked.setProperty("office", order.office().toString());
        order.chosen().forEach((field, column) -> asked.setProperty("column." + field.id(), column));
        if (order.actor() instanceof Actor.Staff(var staff, var post, var office)) {
            asked.setProperty("staff", staff.toString());
            asked.setProperty("post", post.toString());
            asked.setProperty("acting", office.toString());
        }
        write(at(batch, "asked"), asked);
    }

    /** What was asked for, as long as the file is still there. */
    Optional<ImportOrder> asked(UUID batch) {
        return read(at(batch, "asked")).filter(asked -> Files.exists(at(uuid(asked, "upload"), "file"))).map(asked -> {
            var chosen = new EnumMap<LedgerField, String>(LedgerField.class);
            for (var field : LedgerField.values()) {
                var column = asked.getProperty("column." + field.id());
                if (column != null) {
                    chosen.put(field, column);
                }
            }
            var actor = asked.getProperty("staff") == null ? new Actor.Program("ledger")
                    : new Actor.Staff(new StaffId(uuid(asked, "staff")), new PostId(uuid(asked, "post")), new OfficeId(uuid(asked, "acting")));
            return new ImportOrder(at(uuid(asked, "upload"), "file"), asked.getProperty("name"), asked.getProperty("ledger"), asked.getProperty("profile"), chosen,
                    asked.getProperty("sheet"), asked.getProperty("encoding"), ImportKind.valueOf(asked.getProperty("kind")), asked.getProperty("procedure"),
                    new OfficeId(uuid(asked, "office")), actor, null);
        });
    }

    /** The upload an import came from, for whoever brought it, as long as it is kept: other sheets of it may be taken too. */
    public Optional<Upload> of(UUID batch, StaffId owner) {
        return read(at(batch, "asked")).flatMap(asked -> find(uuid(asked, "upload"), owner));
    }

    /** The upload goes: nothing more of it will be taken. */
    public void delete(Upload upload) {
        delete(at(upload.id(), "file"));
        delete(at(upload.id(), "about"));
    }

    /** The import has ended: the ledger goes, whether it came whole or in part. */
    void discard(UUID batch) {
        read(at(batch, "asked")).ifPresent(asked -> {
            delete(at(uuid(asked, "upload"), "file"));
            delete(at(uuid(asked, "upload"), "about"));
        });
        delete(at(batch, "asked"));
    }

    /** Where the file to mend of an import is, or would be. */
    Path mend(UUID batch) {
        open();
        return at(batch, "mend");
    }

    private void sweep() throws IOException {
        var old = clock.instant().minus(KEPT);
        try (var files = Files.list(root)) {
            for (var file : files.sorted(Comparator.naturalOrder()).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    delete(file);
                }
            }
        }
    }

    private void open() {
        try {
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path at(UUID id, String what) {
        return root.resolve(id + "." + what);
    }

    private static void put(Properties into, String key, @Nullable String value) {
        if (value != null) {
            into.setProperty(key, value);
        }
    }

    private static UUID uuid(Properties from, String key) {
        return UUID.fromString(from.getProperty(key));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void write(Path file, Properties values) {
        try {
            var text = new StringWriter();
            values.store(text, null);
            Files.writeString(file, text.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Optional<Properties> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var values = new Properties();
            values.load(new StringReader(Files.readString(file)));
            return Optional.of(values);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
