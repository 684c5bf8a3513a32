package org.huiyin.organization;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What was asked about divisions a moment ago: a page of a queue names one in each of its rows, and the ones below the reader's own in its filter.
 * There may be hundreds of thousands, so only what pages ask for is held, for {@value #FRESH_SECONDS} seconds. That there is no such division is
 * held as well: a ledger may bring codes that nobody has added here.
 */
final class HeldPlaces<T> {

    private static final int FRESH_SECONDS = 5;
    private static final int MOST = 5_000;

    private record Held<T>(T answer, long readAt) {}

    private final ConcurrentHashMap<Optional<String>, Held<T>> held = new ConcurrentHashMap<>();
    private final AtomicLong forgotten = new AtomicLong();

    /** @param code of a division; none for what is above all */
    T of(Optional<String> code, Supplier<T> read) {
        var known = held.get(code);
        if (known != null && System.nanoTime() - known.readAt() < FRESH_SECONDS * 1_000_000_000L) {
            return known.answer();
        }
        long before = forgotten.get();
        var answer = read.get();
        if (held.size() >= MOST) {
            held.clear();
        }
        held.put(code, new Held<>(answer, System.nanoTime()));
        if (forgotten.get() != before) {
            held.remove(code); // it was changed while it was read
        }
        return answer;
    }

    void forget() {
        forgotten.incrementAndGet();
        held.clear();
    }
}
