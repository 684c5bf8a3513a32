package org.huiyin.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory that holds everything the program keeps: the database cluster, attachments, keys, backups. One process owns it
 * at a time, from {@link #take} to {@link #close}.
 */
public final class DataDirectory implements AutoCloseable {

    private final Path root;
    private final DirectoryLock lock;

    private DataDirectory(Path root, DirectoryLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Makes the directory if it is not there and takes it for this process.
     *
     * @throws StorageRefused when another process has it, or it cannot be written
     */
    public static DataDirectory take(Path directory) {
        var wanted = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(wanted);
            // A server that runs as another user has to walk through; what is secret has its own closed directory or file.
            permit(wanted, ServiceUser.needed() ? "rwx--x--x" : "rwx------");
            var root = wanted.toRealPath();
            return new DataDirectory(root, DirectoryLock.take(root));
        } catch (AccessDeniedException denied) {
            throw new StorageRefused(denied, "storage.refused.unwritable", wanted, System.getProperty("user.name"));
        } catch (IOException failed) {
            throw DiskFull.explain(failed, wanted);
        }
    }

    private static void permit(Path path, String permissions) throws IOException {
        if (Files.isWritable(path)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        } else {
            throw new AccessDeniedException(path.toString());
        }
    }

    /** The directory itself, without symbolic links. */
    public Path root() {
        return root;
    }

    /** A directory inside for this process alone (0700), made when it is not there. */
    public Path closed(String name) {
        var path = root.resolve(name);
        try {
            Files.createDirectories(path);
            permit(path, "rwx------");
            return path;
        } catch (IOException failed) {
            throw DiskFull.explain(failed, path);
        }
    }

    /** Encrypted attachments, named by digest. */
    public Path attachments() {
        return closed("attachments");
    }

    /** Leaves a mark for the command line, which has to know before it opens the database. */
    void markDemo() {
        try {
            Files.writeString(root.resolve("demo"), "");
        } catch (IOException failed) {
            throw DiskFull.explain(failed, root);
        }
    }

    Path cluster() {
        return root.resolve("pg");
    }

    Path binaries() {
        return root.resolve("pg-bin");
    }

    Path credentials() {
        return root.resolve("database.secret");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
