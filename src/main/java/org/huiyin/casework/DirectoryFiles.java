package org.huiyin.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Encrypted files in {@code <data>/attachments/ab/abcd…}: written beside, forced to disk, then moved into place. */
@Component
class DirectoryFiles implements AttachmentFiles {

    private final Path root;

    DirectoryFiles(@Value("${huiyin.data:data}") Path data) {
        this.root = data.resolve("attachments");
    }

    @Override
    public String keep(byte[] encrypted) {
        String digest = digest(encrypted);
        Path file = file(digest);
        try {
            Files.createDirectories(file.getParent());
            Path beside = Files.createTempFile(file.getParent(), "new", ".part");
            try {
                try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                    var buffer = ByteBuffer.wrap(encrypted);
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                    channel.force(true);
                }
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                // On a full disk nothing half written stays and takes the room that is left.
                Files.deleteIfExists(beside);
            }
            return digest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] read(String digest) {
        try {
            return Files.readAllBytes(file(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String digest) {
        if (!digest.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a digest");
        }
        return root.resolve(digest.substring(0, 2)).resolve(digest);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
