package org.huiyin.procedure;

import java.util.Map;
import org.huiyin.lawfile.Text;

/**
 * One thing that must or may be said when an act is done.
 *
 * @param choices codes with their words, for {@link Type#CHOICE} and {@link Type#ROUTE}; empty otherwise
 */
public record Input(String name, Type type, boolean required, Text label, Map<String, Text> choices) {

    public enum Type {
        /** One line. Swept and kept among the matter's texts. */
        TEXT,
        /** Several lines. Swept and kept among the matter's texts. */
        PARAGRAPH,
        /** One office. */
        OFFICE,
        /** One or several offices; the first leads. */
        OFFICES,
        /** A day that is not in the future and not before the leg began. */
        PAST_DATE,
        /** A day from today on. */
        DUE,
        /** A number in the unit of the rule the act extends. */
        DAYS,
        /** One of the choices of the file. */
        CHOICE,
        /** A class of the procedure. */
        CLASS,
        /** One of the procedures that are loaded. */
        PROCEDURE,
        /** A category code. */
        CATEGORY,
        /** A route of art. 31. */
        ROUTE,
        /** Ordinary or simple (简易办理). */
        TRACK,
        /** A member of staff who may open a sealed matter. */
        RECEIVER;

        /** Whether what is typed is free text: such words never enter the journal. */
        public boolean isText() {
            return this == TEXT || this == PARAGRAPH;
        }
    }
}
