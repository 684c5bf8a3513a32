package org.huiyin.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The file of wrapped keys that a backup is restored with. It may be newer than the backup: it then has every key of it that was not
 * destroyed since, and an old backup brings nothing back that was erased.
 */
record WrappedKeys(Path file, BackupManifest manifest) {

    /**
     * The file that was named, or the newest one beside the backup that this passphrase opens.
     *
     * @return null when there is none
     * @throws StorageRefused when the named file is no file of wrapped keys of this installation
     */
    static @Nullable WrappedKeys find(Path backup, @Nullable Path named, BackupKey key, BackupManifest of) throws IOException {
        if (named != null) {
            if (!Files.isRegularFile(named)) {
                throw new StorageRefused("storage.restore.nofile", named);
            }
            var manifest = Restore.prove(named, key);
            if (!Backup.KEYS.equals(manifest.part()) || manifest.home() != of.home()) {
                throw new StorageRefused("storage.restore.nokeysfile", named);
            }
            return new WrappedKeys(named, manifest);
        }
        @Nullable WrappedKeys newest = null;
        try (var files = Files.list(backup.toAbsolutePath().getParent())) {
            for (var file : files.filter(one -> one.toString().endsWith("." + Backup.KEYS)).toList()) {
                var found = read(file, key, of);
                if (found != null && (newest == null || found.manifest().createdAt().isAfter(newest.manifest().createdAt()))) {
                    newest = found;
                }
            }
        }
        return newest;
    }

    private static @Nullable WrappedKeys read(Path file, BackupKey key, BackupManifest of) throws IOException {
        try {
            var manifest = Restore.prove(file, key);
            return Backup.KEYS.equals(manifest.part()) && manifest.home() == of.home() ? new WrappedKeys(file, manifest) : null;
        } catch (StorageRefused another) {
            // Nobody named it: a file of another installation, or a damaged one, may lie in the same directory.
            return null;
        }
    }

    /** Values whose key is in no file any more were erased; the database says so instead of failing when somebody asks for them. */
    void closeWhatHasNoKey(Connection connection) throws SQLException {
        if (!SealedContents.exists(connection, "vault_destroyed_keys")) {
            return;
        }
        try (var closed = connection.prepareStatement(
                """
                insert into vault_destroyed_keys (home, matter, destroyed_on, actor_kind, actor, reason)
                select distinct v.home, v.matter, cast(? as date), 'program', 'restore', 'no-key-in-backup' from vault_values v
                where not exists (select from vault_keys k where k.home = v.home and k.matter = v.matter)
                on conflict do nothing
                """)) {
            closed.setDate(1, Date.valueOf(manifest.createdAt().atOffset(ZoneOffset.UTC).toLocalDate()));
            closed.executeUpdate();
        }
    }
}
