package org.huiyin.desk.administration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model as the page shows it.
 *
 * @param shipped whether it is the one that came with the program, of which nothing was measured here
 * @param switched who put it in use and when; null for one that was not
 * @param against what it was compared with
 */
public record ModelView(boolean shipped, String id, String madeAt, int learned, int heldOut, @Nullable String switched, String against, List<Pair> figures,
        List<Line> lines) {

    /** A figure of this model beside that of the model then in use, in hundredths with one decimal. */
    public record Pair(String key, String own, String inUse) {}

    /** What both said of one category of the first level: how many matters, and precision and recall. */
    public record Line(String category, int matters, String precision, String recall, String precisionInUse, String recallInUse) {}
}
