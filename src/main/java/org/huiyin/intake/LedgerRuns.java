package org.huiyin.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Imports asked for at a page: one after another, while the page shows how far they are. */
@Component
public class LedgerRuns implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerRuns.class);
    private static final int SECONDS_TO_BEGIN = 30;

    private final LedgerImports imports;
    private final LedgerUploads uploads;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("ledger-import").factory());

    LedgerRuns(LedgerImports imports, LedgerUploads uploads) {
        this.imports = imports;
        this.uploads = uploads;
    }

    /** How the start went. */
    public sealed interface Started {

        record Begun(UUID batch) implements Started {}

        /** Another import is still running; this one follows it and will be in the list. */
        record Waiting() implements Started {}

        record Refused(Reason reason) implements Started {}
    }

    /** Starts taking in an uploaded ledger. */
    public Started start(ImportOrder order, UUID upload) {
        var begun = new CompletableFuture<Started>();
        worker.execute(() -> run(order, upload, begun));
        try {
            return begun.get(SECONDS_TO_BEGIN, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            return new Started.Waiting();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Started.Waiting();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** Goes on with an import that was left in the middle; nothing when its file is no longer there. */
    public Optional<Started> resume(UUID batch) {
        return uploads.asked(batch).map(order -> start(order, batch));
    }

    private void run(ImportOrder order, UUID upload, CompletableFuture<Started> begun) {
        try {
            var result = imports.run(order, batch -> {
                if (!begun.isDone()) {
                    if (uploads.asked(batch.id()).isEmpty()) {
                        uploads.remember(batch.id(), upload, order);
                    }
                    begun.complete(new Started.Begun(batch.id()));
                }
            });
            switch (result) {
                case ImportResult.Unreadable(var reason) -> begun.complete(new Started.Refused(reason));
                case ImportResult.Running(var batch) -> begun.complete(new Started.Begun(batch));
                case ImportResult.Done(var batch) -> {
                    if (batch.figures().refused() > 0) {
                        imports.writeMendFile(batch.id(), order, uploads.mend(batch.id()), ImportWords.of(true));
                    }
                    // One sheet that was chosen: the next one is taken from the same upload.
                    if (order.sheet() == null) {
                        uploads.discard(batch.id());
                    }
                    begun.complete(new Started.Begun(batch.id()));
                }
            }
        } catch (IOException | RuntimeException failed) {
            LOG.error("An import stopped; it can go on from its page", failed);
            begun.completeExceptionally(failed);
        }
    }

    /** Whether an import that is not finished can go on from its page. */
    public boolean canResume(UUID batch) {
        return !imports.isWorking(batch) && uploads.asked(batch).isPresent();
    }

    /** The file to mend, as long as it is kept. */
    public Optional<Path> mend(UUID batch) {
        return Optional.of(uploads.mend(batch)).filter(Files::exists);
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }
}
