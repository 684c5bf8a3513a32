package org.huiyin.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One owner of a data directory. The kernel gives the lock back when the process dies, however it dies. The owner's pid stands in
 * a file of its own: closing any channel on the locked file inside this process would give the lock away (POSIX).
 */
final class DirectoryLock implements AutoCloseable {

    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** Takes the directory or refuses, naming the process that has it. */
    static DirectoryLock take(Path directory) throws IOException {
        var real = directory.toRealPath();
        if (!HELD_HERE.add(real)) {
            throw refusal(real);
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(real.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw refusal(real);
            }
            Files.writeString(real.resolve("owner"), ProcessHandle.current().pid() + "\n");
            return new DirectoryLock(real, channel);
        } catch (IOException | RuntimeException refused) {
            HELD_HERE.remove(real);
            if (channel != null) {
                channel.close();
            }
            throw refused;
        }
    }

    private static StorageRefused refusal(Path directory) {
        return new StorageRefused("storage.refused.locked", directory, owner(directory));
    }

    /** The pid that last took the directory, as written, or a question mark. */
    static String owner(Path directory) {
        try {
            return Files.readString(directory.resolve("owner")).strip();
        } catch (IOException unreadable) {
            return "?";
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(directory.resolve("owner"));
        channel.close();
        HELD_HERE.remove(directory);
    }
}
