package org.huiyin.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The offices, and the top of the places they serve, as they were read at one moment. */
record Offices(List<Office> all, Map<OfficeId, Office> byId, Map<String, Office> byCode, List<Jurisdiction> tops, long readAtNanos) {

    /** @param tops the places that are under no other one held here */
    static Offices of(List<Office> all, List<Jurisdiction> tops) {
        return new Offices(
                all,
                all.stream().collect(Collectors.toMap(Office::id, Function.identity())),
                all.stream().collect(Collectors.toMap(Office::code, Function.identity())),
                tops,
                System.nanoTime());
    }

    /** With one more, in its place in the tree. */
    Offices with(Office added) {
        var more = new ArrayList<>(all);
        int at = 0;
        while (at < more.size() && more.get(at).path().compareTo(added.path()) < 0) {
            at++;
        }
        more.add(at, added);
        return of(more, tops);
    }

    boolean isStale(int seconds) {
        return System.nanoTime() - readAtNanos > seconds * 1_000_000_000L;
    }
}
