package org.huiyin.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code keys/access.key}: made once, at the first start on an empty database. The database remembers its fingerprint, so a second program on
 * the same database never makes another, and a wrong or missing file is said at the start.
 */
final class AccessKeyFile {

    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('huiyin/access-key'))";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Path file;
    private final boolean renew;

    /** @param renew whether the operator says that the key is lost for good and another one may take its place */
    AccessKeyFile(JdbcClient jdbc, PlatformTransactionManager transactions, Path file, boolean renew) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.file = file;
        this.renew = renew;
    }

    AccessKey take() {
        return transaction.execute(_ -> {
            jdbc.sql(LOCK).query(rows -> { });
            var known = jdbc.sql("select fingerprint from access_key").query(byte[].class).optional();
            boolean opened = known.isPresent();
            var secret = read().orElseGet(() -> {
                if (opened && !renew) {
                    throw new IllegalStateException(("%s is missing, and this database was opened with one. Put it back: it stands beside the master "
                            + "key and is in no backup. If it is lost for good, start once with -D huiyin.access.new-key=true: second steps are then "
                            + "off until their owners switch them on again.").formatted(file));
                }
                return make();
            });
            var key = new AccessKey(secret);
            var fingerprint = key.digest("fingerprint", new byte[0]);
            if (known.isPresent() && renew && !MessageDigest.isEqual(known.get(), fingerprint)) {
                forget();
                known = Optional.empty();
            }
            if (known.isEmpty()) {
                jdbc.sql("insert into access_key (fingerprint, made_at) values (?, current_timestamp)").param(fingerprint).update();
            } else if (!MessageDigest.isEqual(known.get(), fingerprint)) {
                throw new IllegalStateException(file + " is the key of another database");
            }
            return key;
        });
    }

    /** What was sealed under the lost key opens no more. */
    private void forget() {
        jdbc.sql("update accounts set totp_sealed = null, totp_step = 0 where totp_sealed is not null").update();
        jdbc.sql("delete from recovery_codes").update();
        jdbc.sql("delete from slow_downs").update();
        jdbc.sql("delete from access_key").update();
    }

    private Optional<byte[]> read() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var secret = Files.readAllBytes(file);
            if (secret.length != 32) {
                throw new IllegalStateException(file + " is damaged: 32 bytes expected, " + secret.length + " found");
            }
            return Optional.of(secret);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private byte[] make() {
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        try {
            Files.createDirectories(file.getParent());
            var fresh = Files.createTempFile(file.getParent(), "access", ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var channel = java.nio.channels.FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.write(java.nio.ByteBuffer.wrap(secret));
                channel.force(true);
            }
            Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            return secret;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
