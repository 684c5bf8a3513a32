package org.huiyin.storage;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Opens the database while Spring is still reading its configuration: on two cores the server's start and the look at the schema
 * cost no time of their own. The beans take what stands here if it was opened with the settings they have, and open their own
 * otherwise.
 */
public final class EarlyStart {

    private static final AtomicReference<@Nullable EarlyStart> BEGUN = new AtomicReference<>();

    private final StorageProperties properties;
    private final CompletableFuture<Opened> opened = new CompletableFuture<>();

    private EarlyStart(StorageProperties properties) {
        this.properties = properties;
    }

    /** The open chain. Spring closes it, after everything that was made of it. */
    record Opened(DataDirectory data, Database database, Installation installation) implements AutoCloseable {

        @Override
        public void close() {
            database.close();
            data.close();
        }
    }

    /** Begins in the background. What goes wrong is said when the beans ask. */
    public static void begin() {
        StorageProperties properties;
        try {
            properties = StorageSettings.read(DataLocation.path());
        } catch (IOException unreadable) {
            return;
        }
        var early = new EarlyStart(properties);
        BEGUN.set(early);
        Thread.ofPlatform().daemon().name("early-start").start(() -> {
            try {
                early.opened.complete(open(properties));
            } catch (RuntimeException | Error failed) {
                early.opened.completeExceptionally(failed);
            }
        });
        // If Spring fails before it takes the database, nobody else would stop the server.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> take().ifPresent(Opened::close)));
    }

    static Opened open(StorageProperties properties) {
        var directory = DataLocation.of(properties.data());
        Restore.refuseHalfRestored(directory);
        var data = DataDirectory.take(directory);
        try {
            data.closed("keys");
            data.attachments();
            var database = Database.open(data, properties.database());
            try {
                return new Opened(data, database, new Schema(database.owner()).bring(properties.demo(), properties.home()));
            } catch (RuntimeException failed) {
                database.close();
                throw failed;
            }
        } catch (RuntimeException failed) {
            data.close();
            throw failed;
        }
    }

    private static java.util.Optional<Opened> take() {
        var early = BEGUN.getAndSet(null);
        try {
            return early == null ? java.util.Optional.empty() : java.util.Optional.of(early.opened.join());
        } catch (CompletionException refused) {
            return java.util.Optional.empty();
        }
    }

    /** What the beans are made of. */
    static Opened take(StorageProperties wanted) {
        var early = BEGUN.getAndSet(null);
        if (early == null) {
            return open(wanted);
        }
        try {
            var found = early.opened.join();
            if (early.properties.equals(wanted)) {
                return found;
            }
            found.close();
            return open(wanted);
        } catch (CompletionException failed) {
            if (early.properties.equals(wanted) && failed.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            return open(wanted);
        }
    }
}
