package org.huiyin.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Master keys as files {@code keys/master-<id>.key} of the data directory, readable by the owner alone. Never in a backup. */
final class FileKeyProvider implements KeyProvider {

    private static final String FIRST_LINE = "huiyin master key 1";
    private static final int KEY_BYTES = 32;

    private final Path directory;
    private final Map<String, SecretKey> read = new ConcurrentHashMap<>();

    /** @param directory the folder of the keys; made when the first key is made */
    FileKeyProvider(Path directory) {
        this.directory = directory;
    }

    @Override
    public boolean holds(String masterKeyId) {
        return Files.isRegularFile(file(masterKeyId));
    }

    @Override
    public void create(String masterKeyId) {
        var file = file(masterKeyId);
        var key = Envelope.random(KEY_BYTES);
        var text = FIRST_LINE + "\n" + Base64.getEncoder().encodeToString(key) + "\n";
        try {
            makeDirectory();
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            var unfinished = directory.resolve("master-" + masterKeyId + ".new");
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            moveInto(unfinished, file);
            // the name is durable too: a key that a power cut takes away would take every identity with it
            try (var folder = FileChannel.open(directory, StandardOpenOption.READ)) {
                folder.force(true);
            }
        } catch (FileAlreadyExistsException e) {
            throw new IllegalStateException("There is a master key already: " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("The master key could not be written to " + file, e);
        }
    }

    @Override
    public String whereabouts(String masterKeyId) {
        return file(masterKeyId).toAbsolutePath().normalize().toString();
    }

    @Override
    public byte[] wrap(String masterKeyId, byte[] clear, byte[] associated) {
        return Envelope.seal(key(masterKeyId), masterKeyId, clear, 16, associated);
    }

    @Override
    public byte[] unwrap(String masterKeyId, byte[] wrapped, byte[] associated) {
        return Envelope.open(key(masterKeyId), masterKeyId, wrapped, associated);
    }

    private SecretKey key(String masterKeyId) {
        return read.computeIfAbsent(masterKeyId, this::readKey);
    }

    private SecretKey readKey(String masterKeyId) {
        var file = file(masterKeyId);
        try {
            var lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            if (lines.size() >= 2 && lines.get(0).equals(FIRST_LINE)) {
                var key = Base64.getDecoder().decode(lines.get(1).strip());
                if (key.length == KEY_BYTES) {
                    return new SecretKeySpec(key, "AES");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The master key could not be read from " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The file is not a master key of Huiyin: " + file, e);
        }
        throw new IllegalStateException("The file is not a master key of Huiyin: " + file);
    }

    private Path file(String masterKeyId) {
        if (!masterKeyId.matches("[a-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("Not an id of a master key");
        }
        return directory.resolve("master-" + masterKeyId + ".key");
    }

    private void makeDirectory() throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory.toAbsolutePath().getParent());
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static void moveInto(Path unfinished, Path file) throws IOException {
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, file);
        }
    }
}
