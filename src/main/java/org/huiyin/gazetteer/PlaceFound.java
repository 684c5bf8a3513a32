package org.huiyin.gazetteer;

import java.util.List;
import java.util.Set;

/**
 * A place that a text names.
 *
 * @param certain whether the name stands in full and the text, the form or the home tells which of that name is meant
 * @param weight for ranking within one text; says nothing across texts
 * @param because the words that name it and the divisions above it, in the order of the text
 * @param grounds why this one of that name
 * @param refused others of that name, a few of them
 * @param others how many others of that name there are
 */
public record PlaceFound(Division place, boolean certain, double weight, List<Said> because, Set<Ground> grounds, List<Refused> refused, int others) {

    /**
     * A place of the same name that is not meant.
     *
     * @param why what speaks against it
     */
    public record Refused(Division place, Against why) {}

    /** What speaks against a place of the same name. */
    public enum Against {
        /** The text names a place that it does not lie in. */
        ELSEWHERE,
        /** It does not lie in the district chosen on the form. */
        NOT_CHOSEN,
        /** It does not lie within what this installation serves. */
        NOT_HOME,
        /** Less of the text speaks for it. */
        LESS_SAID
    }
}
