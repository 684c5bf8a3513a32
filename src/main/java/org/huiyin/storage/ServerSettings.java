package org.huiyin.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of the program's own server: durable, closed to the outside, sized for the machine. */
record ServerSettings(Map<String, String> values) {

    /** What must be in force after start, or an acknowledged act could be lost. */
    static final Map<String, String> DURABLE = Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    static ServerSettings durable(int port) {
        long memory = memoryMegabytes();
        var values = new LinkedHashMap<String, String>();
        values.putAll(DURABLE);
        values.put("listen_addresses", "'127.0.0.1'");
        values.put("port", Integer.toString(port));
        values.put("unix_socket_directories", "''");
        values.put("password_encryption", "'scram-sha-256'");
        values.put("max_connections", "60");
        values.put("shared_buffers", Math.clamp(memory / 8, 32, 1024) + "MB");
        values.put("effective_cache_size", Math.clamp(memory / 2, 64, 16384) + "MB");
        values.put("work_mem", "16MB");
        values.put("maintenance_work_mem", Math.clamp(memory / 32, 32, 256) + "MB");
        values.put("random_page_cost", "1.1");
        values.put("jit", "off");
        // Parallel workers need /dev/shm, which is 64 MB in a container by default.
        values.put("max_parallel_workers_per_gather", "0");
        values.put("max_parallel_maintenance_workers", "0");
        values.put("timezone", "'UTC'");
        values.put("log_timezone", "'UTC'");
        values.put("logging_collector", "off");
        values.put("log_min_messages", "warning");
        // Statements and error details hold what people wrote; none of it goes to the log.
        values.put("log_min_error_statement", "panic");
        values.put("log_error_verbosity", "terse");
        values.put("log_parameter_max_length", "0");
        values.put("log_parameter_max_length_on_error", "0");
        return new ServerSettings(values);
    }

    ServerSettings with(Map<String, String> other) {
        var all = new LinkedHashMap<>(values);
        all.putAll(other);
        return new ServerSettings(all);
    }

    String text() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue() + "\n")
                .collect(Collectors.joining("", "# Written by Huiyin at every start; changes made here are lost.\n", ""));
    }

    /** Value the server must report for a setting of {@link #DURABLE}. */
    String expected(String name) {
        return String.valueOf(values.get(name));
    }

    private static long memoryMegabytes() {
        try {
            for (var line : Files.readAllLines(Path.of("/proc/meminfo"))) {
                if (line.startsWith("MemTotal:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
                }
            }
        } catch (IOException unknown) {
            // not Linux as we know it: fall through to a small machine
        }
        return 1024;
    }
}
