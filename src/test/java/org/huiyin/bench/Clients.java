package org.huiyin.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
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

    /** Each client asks again as soon as it is answered. */
    Measured read(String path, int calls) throws InterruptedException, ExecutionException {
        return read(path, calls, 0);
    }

    /** @param pace milliseconds from one question of a client to its next, whenever the answer comes; 0: as soon as it is there */
    Measured read(String path, int calls, int pace) throws InterruptedException, ExecutionException {
        cpu.set(0);
        bytes.set(0);
        var times = run(path, calls, pace);
        return new Measured(times, cpu.get(), bytes.get() / Math.max(1, (long) calls * cookies.size()));
    }

    private Percentiles run(String path, int calls, int pace) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(cookies.size())) {
            var all = new ArrayList<java.util.concurrent.Future<List<Long>>>();
            for (int c = 0; c < cookies.size(); c++) {
                var cookie = cookies.get(c);
                // people do not ask in step: the first questions are spread over one interval
                long first = System.nanoTime() + pace * 1_000_000L * c / cookies.size();
                all.add(threads.submit(() -> {
                    var times = new ArrayList<Long>(calls);
                    for (int i = 0; i < calls; i++) {
                        if (pace > 0) {
                            Thread.sleep(Duration.ofNanos(Math.max(0, first + i * pace * 1_000_000L - System.nanoTime())));
                        }
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
