package org.huiyin.storage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backup says of itself, first in the file.
 *
 * @param format 1: wrapped keys in the same file; 2: in a file of their own
 * @param part {@code keys} in the file of wrapped keys, else null
 * @param createdAt when the snapshot was taken
 * @param serverVersion PostgreSQL it was taken from
 * @param home home of the installation
 * @param demo whether it holds made-up matters
 * @param migrations schema it has, in order
 * @param keyUses what each master key of the vault closes; the key itself is never in a backup
 * @param accessKey whether the database belongs to an access key (query codes, second steps at sign-in), which is not in it either
 * @param destroyed matters whose key had been destroyed
 */
record BackupManifest(
        int format,
        @Nullable String part,
        Instant createdAt,
        String serverVersion,
        int home,
        boolean demo,
        List<Migration> migrations,
        List<KeyUse> keyUses,
        boolean accessKey,
        long destroyed) {

    /**
     * @param version of the migration
     * @param checksum of its text; another one means another schema under the same version
     */
    record Migration(String version, int checksum) {}

    /**
     * What is lost without one master key.
     *
     * @param masterKeyId names the key
     * @param matters matters whose data key it wraps
     * @param identities matters with a sealed identity
     * @param texts sealed texts and names
     * @param attachments files, all of them sealed
     */
    record KeyUse(String masterKeyId, long matters, long identities, long texts, long attachments) {}

    /** How many matters have a key. */
    long keys() {
        return keyUses.stream().mapToLong(KeyUse::matters).sum();
    }

    String version() {
        return migrations.isEmpty() ? "0" : migrations.getLast().version();
    }
}
