package org.huiyin.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * The passphrase that closes and opens backups: the first line of a file. It is not the master key of the vault and says nothing
 * about it: a backup in the wrong hands shows texts, never identities.
 */
final class BackupKey {

    /** Cost of guessing one passphrase: about 64 MB and a fifth of a second (RFC 7914). */
    private static final int COST = 1 << 16;

    static final int SALT_BYTES = 16;
    private static final int BLOCK = 8;
    private static final int SHORTEST = 12;

    private final byte[] passphrase;

    private BackupKey(byte[] passphrase) {
        this.passphrase = passphrase;
    }

    /** Reads the passphrase; refuses one too short to keep anybody out. */
    static BackupKey read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new StorageRefused("storage.backup.nokey", file);
        }
        var first = Files.readString(file).lines().findFirst().orElse("").strip();
        if (first.length() < SHORTEST) {
            throw new StorageRefused("storage.backup.shortkey", file, SHORTEST);
        }
        return new BackupKey(first.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads the passphrase, or makes a random one in a file for this account alone. */
    static BackupKey readOrMake(Path file) throws IOException {
        if (!Files.exists(file)) {
            var random = new byte[32];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
        }
        return read(file);
    }

    SecretKey derive(byte[] salt) {
        return new SecretKeySpec(SCrypt.generate(passphrase, salt, COST, BLOCK, 1, 32), "AES");
    }
}
