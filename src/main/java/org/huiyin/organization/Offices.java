package org.huiyin.organization;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The offices as they were read at one moment. */
record Offices(List<Office> all, Map<OfficeId, Office> byId, Map<String, Office> byCode, long readAtNanos) {

    static Offices of(List<Office> all) {
        return new Offices(
                all,
                all.stream().collect(Collectors.toMap(Office::id, Function.identity())),
                all.stream().collect(Collectors.toMap(Office::code, Function.identity())),
                System.nanoTime());
    }

    boolean isStale(int seconds) {
        return System.nanoTime() - readAtNanos > seconds * 1_000_000_000L;
    }
}
