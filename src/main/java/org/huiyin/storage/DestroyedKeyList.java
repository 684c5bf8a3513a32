package org.huiyin.storage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The list of destroyed data keys beside the master keys: a line for each, on the disk before the destruction is committed. A backup from
 * before an erasure still holds the wrapped key; after a restore the list takes it away again, so that erased stays erased.
 *
 * <p>Lines are only added. One that was written for a transaction that was rolled back is followed by a line that takes it back. A line
 * that a crash cut off does not count, since nothing was committed after it.
 */
public final class DestroyedKeyList {

    static final String FILE = "destroyed-keys.tsv";

    private static final String TAKEN_BACK = "-";
    private static final Object WRITING = new Object();

    private final Path file;

    private DestroyedKeyList(Path file) {
        this.file = file;
    }

    /** @param keys directory of the keys */
    public static DestroyedKeyList in(Path keys) {
        return new DestroyedKeyList(keys.resolve(FILE));
    }

    /**
     * A destroyed key.
     *
     * @param actorKind kind of the actor who had it destroyed
     * @param actor who, by id or by the name of the program
     * @param reason code
     */
    public record Line(int home, UUID matter, Instant destroyedAt, LocalDate destroyedOn, String actorKind, String actor, @Nullable String post,
            @Nullable String office, String reason) {

        /** As PostgreSQL's COPY reads it; every part is an id, a code or a date, so nothing has to be escaped. */
        String text() {
            return String.join("\t", String.valueOf(home), matter.toString(), destroyedAt.toString(), destroyedOn.toString(), actorKind, actor,
                    post == null ? "\\N" : post, office == null ? "\\N" : office, reason);
        }

        private static Optional<Line> read(String text) {
            var parts = text.split("\t", -1);
            if (parts.length != 9) {
                return Optional.empty();
            }
            return Optional.of(new Line(Integer.parseInt(parts[0]), UUID.fromString(parts[1]),
                    Instant.parse(parts[2].contains("T") ? parts[2] : parts[2].replace(' ', 'T').replaceFirst("([+-]\\d\\d)$", "$1:00")),
                    LocalDate.parse(parts[3]), parts[4], parts[5], parts[6].equals("\\N") ? null : parts[6], parts[7].equals("\\N") ? null : parts[7],
                    parts[8]));
        }

        private String key() {
            return home + "\t" + matter;
        }
    }

    /**
     * Puts keys on the list, all or none; when this returns the lines are on the disk.
     *
     * @throws StorageRefused when they cannot be written: then the keys must not be destroyed
     */
    public void add(List<Line> lines) {
        append(lines.stream().map(Line::text).toList());
    }

    /** Takes lines back whose transaction was rolled back. */
    public void takeBack(List<Line> lines) {
        append(lines.stream().map(line -> TAKEN_BACK + "\t" + line.key()).toList());
    }

    /** The keys on the list, in the order they were destroyed. */
    public List<Line> lines() {
        var lines = new LinkedHashMap<String, Line>();
        for (var text : whole()) {
            if (text.startsWith(TAKEN_BACK + "\t")) {
                lines.remove(text.substring(TAKEN_BACK.length() + 1));
            } else {
                Line.read(text).ifPresent(line -> lines.putIfAbsent(line.key(), line));
            }
        }
        return new ArrayList<>(lines.values());
    }

    /** True when there is a list at all, if only an empty one. */
    boolean exists() {
        return Files.isRegularFile(file);
    }

    /** Lines that end; what stands after the last line break was cut off by a crash. */
    private List<String> whole() {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            var text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException failed) {
            throw DiskFull.explain(failed, file);
        }
    }

    private void append(List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        synchronized (WRITING) {
            try {
                if (!Files.exists(file)) {
                    Files.createDirectories(file.getParent());
                    Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                    try (var directory = java.nio.channels.FileChannel.open(file.getParent())) {
                        directory.force(true);
                    }
                }
                try (var out = new RandomAccessFile(file.toFile(), "rw"); var _ = out.getChannel().lock()) {
                    long end = endOfWholeLines(out);
                    out.setLength(end);
                    out.seek(end);
                    try {
                        out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
                        out.getFD().sync();
                    } catch (IOException failed) {
                        out.setLength(end);
                        throw failed;
                    }
                }
            } catch (IOException failed) {
                throw DiskFull.explain(failed, file);
            }
        }
    }

    private static long endOfWholeLines(RandomAccessFile file) throws IOException {
        for (long at = file.length() - 1; at >= 0; at--) {
            file.seek(at);
            if (file.read() == '\n') {
                return at + 1;
            }
        }
        return 0;
    }

    /** Adds what is not on the list yet. */
    void addMissing(List<Line> known) {
        Map<String, Line> missing = new LinkedHashMap<>();
        known.forEach(line -> missing.put(line.key(), line));
        lines().forEach(line -> missing.remove(line.key()));
        add(List.copyOf(missing.values()));
    }
}
