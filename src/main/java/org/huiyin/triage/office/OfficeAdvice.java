package org.huiyin.triage.office;

import java.util.List;
import java.util.Set;
import org.huiyin.casework.OfficeHistory;
import org.huiyin.gazetteer.Division;
import org.huiyin.gazetteer.PlaceFound;
import org.huiyin.gazetteer.PlaceReading;
import org.huiyin.organization.OfficeId;
import org.jspecify.annotations.Nullable;

/**
 * Which office a matter should go to, as a suggestion that people decide on.
 *
 * @param place where the matter is, as the advice takes it; none when nothing says
 * @param read what of the text speaks for that place; none when the form or nothing does
 * @param unclear names in the text that may mean several places
 * @param proposed the offices, the best supported first
 * @param refused offices that look competent and are not proposed
 * @param notes what the reader should know about how this came to be
 */
public record OfficeAdvice(@Nullable Division place, @Nullable PlaceFound read, List<PlaceReading.Unclear> unclear, List<Proposed> proposed,
        List<Refused> refused, Set<Note> notes) {

    static OfficeAdvice silent(Note why) {
        return new OfficeAdvice(null, null, List.of(), List.of(), List.of(), Set.of(why));
    }

    /** An office with what speaks for it. */
    public record Proposed(OfficeId office, List<Ground> grounds) {}

    /** What speaks for an office. */
    public sealed interface Ground {
        /** The duty list says so. */
        record ByDuty(Duty duty) implements Ground {}

        /**
         * It brought like matters to an end.
         *
         * @param wider code of the category above, where matters of what lies below it were counted because the very category had few; else null
         */
        record ByHistory(OfficeHistory history, @Nullable String wider) implements Ground {}

        /** It serves the place. */
        record ByPlace(Division place) implements Ground {}

        /** It stands above an office that may not have this matter. */
        record OneUp(OfficeId below, Against why) implements Ground {}
    }

    /**
     * An office that is not proposed.
     *
     * @param history what became of like matters there, where that is the reason
     */
    public record Refused(OfficeId office, Against why, @Nullable OfficeHistory history) {}

    /** What speaks against an office. */
    public enum Against {
        /** The matter accuses it, an office above it or somebody in it (条例第三十条第三款). */
        ACCUSED,
        /** Its head is recused from this matter (条例第二十八条). */
        RECUSED,
        /** It is closed. */
        CLOSED,
        /** It serves another place. */
        OUT_OF_PLACE,
        /** It objected to like matters and was right (条例第二十三条). */
        LOST_OBJECTION,
        /** The matter is with it already. */
        HAS_IT
    }

    /** What the reader should know. */
    public enum Note {
        /** Sealed matters get no suggestion. */
        SEALED,
        /** Without a category the duty list cannot be asked. */
        NO_CATEGORY,
        /** The duty list says nothing about this category here. */
        NO_DUTY,
        /** Neither the text nor the form says where it is. */
        NO_PLACE,
        /** The text speaks of a place that this installation does not serve. */
        OUTSIDE,
        /** The text speaks of another place than the form. */
        OTHER_THAN_CHOSEN
    }
}
