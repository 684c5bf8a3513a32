package org.huiyin.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huiyin.access.Refusal;
import org.huiyin.journal.LegId;
import org.jspecify.annotations.Nullable;

/** What came of asking for an act. */
public sealed interface Outcome {

    /**
     * It is done and journaled.
     *
     * @param opened legs that were opened by it
     */
    record Done(LegId leg, String standing, List<LegId> opened) implements Outcome {}

    /**
     * It may not be done.
     *
     * @param whole why the act as a whole is refused; empty when only inputs are wrong
     * @param byInput what is wrong with each input, by its name
     */
    record Refused(List<Refusal> whole, Map<String, Refusal> byInput) implements Outcome {

        static Refused because(Refusal refusal) {
            return new Refused(List.of(refusal), Map.of());
        }
    }

    /**
     * Somebody else acted on the leg first. Nothing was done; what was typed is still with the page.
     *
     * @param act id of the act that came first
     * @param office id of the office that did it, if an office did
     */
    record Stale(String act, @Nullable String office, Instant at, int version) implements Outcome {}

    /** There is no such leg for this doer. What you may not see is not found. */
    record NotFound() implements Outcome {}
}
