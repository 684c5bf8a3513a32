package org.huiyin.organization;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Divisions that were asked for a moment ago: a page of a queue names one in each of its rows. There may be hundreds of thousands, so only those that
 * pages ask for are held, for {@value #FRESH_SECONDS} seconds.
 */
final class HeldPlaces {

    private static final int FRESH_SECONDS = 5;
    private static final int MOST = 5_000;

    private record Held(Optional<Jurisdiction> place, long readAt) {}

    private final ConcurrentHashMap<String, Held> held = new ConcurrentHashMap<>();

    Optional<Jurisdiction> of(String code, Function<String, Optional<Jurisdiction>> read) {
        var known = held.get(code);
        if (known != null && System.nanoTime() - known.readAt() < FRESH_SECONDS * 1_000_000_000L) {
            return known.place();
        }
        var place = read.apply(code);
        if (held.size() >= MOST) {
            held.clear();
        }
        // What is not there is asked for again: somebody may be adding it in this very moment.
        place.ifPresent(_ -> held.put(code, new Held(place, System.nanoTime())));
        return place;
    }

    void forget() {
        held.clear();
    }
}
