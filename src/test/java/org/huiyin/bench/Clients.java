package org.huiyin.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that read a page over HTTP again and again, each signed in with a session of its own. */
final class Clients {

    private final int port;
    private final List<String> cookies;
    private final AtomicLong cpu = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    /** @param cookies one session for each client */
    Clients(int port, List<String> cookies) {
        this.port = port;
        this.cookies = cookies;
    }

    /** What the clients measured. */
    record Measured(Percentiles times, long clientCpuNanos, long bytesEach) {}

    Measured read(String path, int calls) throws InterruptedException, ExecutionException {
        run(path, Math.max(20, calls / 5));
        cpu.set(0);
        bytes.set(0);
        var times = run(path, calls);
        return new Measured(times, cpu.get(), bytes.get() / Math.max(1, (long) calls * cookies.size()));
    }

    private Percentiles run(String path, int calls) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(cookies.size())) {
            var all = new ArrayList<java.util.concurrent.Future<List<Long>>>();
            for (var cookie : cookies) {
                all.add(threads.submit(() -> {
                    var times = new ArrayList<Long>(calls);
                    for (int i = 0; i < calls; i++) {
                        long start = System.nanoTime();
                        get(path, cookie);
                        times.add((System.nanoTime() - start) / 1_000);
                    }
                    cpu.addAndGet(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
                    return times;
                }));
            }
            var times = new ArrayList<Long>();
            for (var future : all) {
                times.addAll(future.get());
            }
            return new Percentiles(times.stream().mapToLong(Long::longValue).sorted().toArray());
        }
    }

    private void get(String path, String cookie) throws IOException {
        var connection = (HttpURLConnection) URI.create("http://localhost:" + port + path).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Cookie", cookie);
        connection.setRequestProperty("Accept-Encoding", "gzip");
        if (connection.getResponseCode() != 200) {
            throw new IOException(path + " answered " + connection.getResponseCode());
        }
        try (InputStream body = connection.getInputStream()) {
            bytes.addAndGet(body.readAllBytes().length);
        }
    }
}
