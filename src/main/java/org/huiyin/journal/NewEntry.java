package org.huiyin.journal;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An act about to be recorded.
 *
 * @param home the home the entry belongs to; that of the matter if there is one
 * @param matter the matter acted on, or null for an act on no matter (a sign-in, a new calendar edition)
 * @param leg the leg acted on, if the act is about one office's part
 * @param act code of the act, for example {@code petition.register}
 * @param happenedOn the day the act counts for in law, in the zone of the jurisdiction
 * @param actor who acted
 * @param payload ids, codes, dates, whole numbers and truth values, in lists and maps of these. Typed ids, {@code UUID},
 *     {@code LocalDate}, {@code Instant} and enum constants are taken and kept as their text. Free text is refused: a string is at
 *     most 64 characters of {@code A-Z a-z 0-9 . _ : / -}. The key {@code undoes} holds the id of an entry that this one takes
 *     back; messages of that entry still held are then withdrawn.
 */
public record NewEntry(
        int home,
        @Nullable MatterId matter,
        @Nullable LegId leg,
        String act,
        LocalDate happenedOn,
        Actor actor,
        Map<String, Object> payload) {

    /** @throws IllegalArgumentException if the parts name different homes, or act or payload hold anything but codes */
    public NewEntry {
        if (matter != null && matter.home() != home || leg != null && leg.home() != home) {
            throw new IllegalArgumentException("The matter and the leg of an entry belong to its home");
        }
        if (leg != null && matter == null) {
            throw new IllegalArgumentException("An entry on a leg names the matter too");
        }
        Payload.requireCode("act", act);
        if (actor instanceof Actor.Program(var name)) {
            Payload.requireCode("actor", name);
        }
        payload = Payload.checked(payload);
    }
}
