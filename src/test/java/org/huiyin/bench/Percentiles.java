package org.huiyin.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Times of many calls by several clients at once, in microseconds, sorted. */
record Percentiles(long[] sorted) {

    /** Lets {@code clients} threads do {@code calls} calls each, after a warm-up that is not counted. */
    static Percentiles of(int clients, int calls, Callable<?> call) throws InterruptedException, ExecutionException {
        run(clients, Math.max(20, calls / 5), call);
        return run(clients, calls, call);
    }

    static Percentiles run(int clients, int calls, Callable<?> call) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var all = new ArrayList<java.util.concurrent.Future<List<Long>>>();
            for (int c = 0; c < clients; c++) {
                all.add(threads.submit(() -> {
                    var times = new ArrayList<Long>(calls);
                    for (int i = 0; i < calls; i++) {
                        long start = System.nanoTime();
                        call.call();
                        times.add((System.nanoTime() - start) / 1_000);
                    }
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

    double millis(double percent) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(percent / 100 * sorted.length) - 1)] / 1000.0;
    }
}
