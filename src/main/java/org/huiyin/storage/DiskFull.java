package org.huiyin.storage;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tells a full disk from other failures of writing, so that the message can say what to do. */
final class DiskFull {

    /** Below this much free space a start is refused: PostgreSQL needs room for its log before it can free any. */
    static final long LEAST_FREE_BYTES = 64L << 20;

    private DiskFull() {}

    /** The refusal for a failed write: no space, not permitted, or the error as it is. */
    static StorageRefused explain(IOException failed, Path path) {
        var text = String.valueOf(failed.getMessage());
        if (text.contains("No space left") || text.contains("Disk quota")) {
            return new StorageRefused(failed, "storage.refused.full", path, free(path));
        }
        if (failed instanceof java.nio.file.AccessDeniedException || text.contains("Read-only file system")) {
            return new StorageRefused(failed, "storage.refused.unwritable", path, System.getProperty("user.name"));
        }
        return new StorageRefused(failed, "storage.refused.io", path, text);
    }

    /** Refuses to go on when the disk under the directory is as good as full. */
    static void check(Path directory) throws IOException {
        if (Files.getFileStore(directory).getUsableSpace() < LEAST_FREE_BYTES) {
            throw new StorageRefused("storage.refused.full", directory, free(directory));
        }
    }

    /** Free megabytes under the nearest directory that exists, or a question mark. */
    static String free(Path path) {
        for (@Nullable Path at = path; at != null; at = at.getParent()) {
            if (Files.exists(at)) {
                try {
                    FileStore store = Files.getFileStore(at);
                    return Long.toString(store.getUsableSpace() >> 20);
                } catch (IOException unknown) {
                    return "?";
                }
            }
        }
        return "?";
    }
}
