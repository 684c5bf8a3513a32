package org.huiyin.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What this process holds of the machine's memory, in megabytes. Its own (heap, threads, code) the system cannot take back; pages of mapped files,
 * such as an index, it takes back whenever somebody needs the room, so that they are no need but a use of what is free.
 *
 * @param heap objects that are in use, after a collection
 * @param own anonymous pages (RssAnon)
 * @param mapped pages of files (RssFile); -1 where the system does not say
 */
record Memory(long heap, long own, long mapped) {

    static Memory now() {
        System.gc();
        return new Memory(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20, status("RssAnon"), status("RssFile"));
    }

    private static long status(String name) {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(name + ":")).mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10).findFirst().orElse(-1);
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "heap in use %,d MB, own pages (RssAnon) %,d MB, pages of mapped files (RssFile) %,d MB", heap, own, mapped);
    }
}
