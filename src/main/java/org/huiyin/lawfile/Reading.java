package org.huiyin.lawfile;

import java.util.List;

/** What came of reading a data file: the value it holds, or everything that is wrong with it. */
public sealed interface Reading<T> {

    /** The file is sound. */
    record Read<T>(T value) implements Reading<T> {}

    /** The file is refused; the problems stand in the order of their lines. */
    record Refused<T>(List<Problem> problems) implements Reading<T> {}

    /** The value, for a file that ships with the program and must be sound. */
    default T orThrow() {
        return switch (this) {
            case Read<T>(T value) -> value;
            case Refused<T>(List<Problem> problems) -> throw new BrokenLawFile(problems);
        };
    }
}
