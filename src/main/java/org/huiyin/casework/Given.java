package org.huiyin.casework;

import java.util.List;
import java.util.Map;

/** What was given with an act, by name of the input, as it was typed or chosen. */
public record Given(Map<String, List<String>> values) {

    public static Given nothing() {
        return new Given(Map.of());
    }

    public static Given of(String name, String value) {
        return new Given(Map.of(name, List.of(value)));
    }

    /** The same with one more. */
    public Given and(String name, String... value) {
        var more = new java.util.HashMap<>(values);
        more.put(name, List.of(value));
        return new Given(Map.copyOf(more));
    }

    /** The first value, trimmed; empty when nothing was given. */
    String one(String name) {
        var all = all(name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    /** The values that are not blank. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream().map(String::strip).filter(v -> !v.isEmpty()).toList();
    }
}
