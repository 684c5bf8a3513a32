package org.huiyin.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Says of the disk under the data directory that it is nearly full while there is still time to make room: in {@code /actuator/health} and,
 * each hour, in the log. The program keeps answering until nothing can be written any more, so the answer stays 200 up to there.
 */
final class DiskHealth implements HealthIndicator {

    /** Little room is left: see to it. */
    static final Status NEARLY_FULL = new Status("DISK_NEARLY_FULL");

    /** Nothing can be filed any more. */
    static final Status FULL = new Status("DISK_FULL");

    /** Below this much free space the disk counts as nearly full. */
    static final long LITTLE_FREE_BYTES = 2048L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(DiskHealth.class);
    private static final long HOUR = java.time.Duration.ofHours(1).toNanos();

    private final Path data;
    private final AtomicLong told = new AtomicLong(System.nanoTime() - HOUR);

    DiskHealth(Path data) {
        this.data = data;
    }

    @Override
    public Health health() {
        try {
            long free = Files.getFileStore(data).getUsableSpace();
            return Health.status(of(free)).withDetail("freeMegabytes", free >> 20).build();
        } catch (IOException unreadable) {
            return Health.down(unreadable).build();
        }
    }

    static Status of(long freeBytes) {
        return freeBytes < DiskFull.LEAST_FREE_BYTES ? FULL : freeBytes < LITTLE_FREE_BYTES ? NEARLY_FULL : Status.UP;
    }

    /** Writes into the log, once an hour, that room is running out. */
    void warn() throws IOException {
        long free = Files.getFileStore(data).getUsableSpace();
        long last = told.get();
        if (of(free) != Status.UP && System.nanoTime() - last >= HOUR && told.compareAndSet(last, System.nanoTime())) {
            LOG.warn("The disk under {} is nearly full: {} MB are free. When it is full nothing can be filed; make room or move the data", data, free >> 20);
        }
    }
}
