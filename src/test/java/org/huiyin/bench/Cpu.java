package org.huiyin.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * CPU time that was used up to a moment: by this process, and by every process it has started, which is the database server and its workers. Other
 * work on the machine makes calls slower and does not change it.
 *
 * @param program nanoseconds of this process, the bench's own clients, the compiler and the collector among them
 * @param database nanoseconds of the processes under it; the system counts them in hundredths of a second
 */
public record Cpu(long program, long database) {

    public static Cpu now() {
        long own = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        return new Cpu(own, ProcessHandle.current().descendants().mapToLong(child -> child.info().totalCpuDuration().map(Duration::toNanos).orElse(0L)).sum());
    }

    public Cpu since(Cpu before) {
        return new Cpu(program - before.program, database - before.database);
    }

    long nanos() {
        return program + database;
    }
}
