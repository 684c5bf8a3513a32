package org.huiyin.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it is shown and printed.
 *
 * @param service how and when it reached the person; none while it has not
 */
public record DocumentSheet(
        String number,
        String matter,
        String title,
        String office,
        String issuedOn,
        String findings,
        String basis,
        List<Answer> answers,
        String remedy,
        @Nullable String service,
        @Nullable String proof) {

    /** What it says to one request. */
    public record Answer(int ordinal, String request, String outcome, String reply, @Nullable String executeBy) {}
}
