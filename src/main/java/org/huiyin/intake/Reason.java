package org.huiyin.intake;

import java.util.List;

/**
 * Why something was not taken, as a message key of {@code messages/ledger} and its arguments. Arguments never hold what a person wrote
 * about themselves: names of columns and sheets, row numbers and sizes only.
 */
public record Reason(String key, List<String> args) {

    public Reason {
        args = List.copyOf(args);
    }

    public static Reason of(String key, Object... args) {
        return new Reason("ledger." + key, java.util.Arrays.stream(args).map(String::valueOf).toList());
    }
}
