package org.huiyin.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages that gather what waits: for a head, for a supervisor, for a receiver of accusations. */
public record Overview(List<Block> blocks) {

    /**
     * One list.
     *
     * @param empty what to say when there is nothing
     * @param more address of the whole list
     */
    public record Block(String title, String hint, List<Line> lines, String empty, @Nullable String more) {}

    /**
     * One matter in a list.
     *
     * @param note what is special about it
     * @param escalation id of the escalation that can be answered here
     */
    public record Line(String href, String number, String title, String office, String standing, org.huiyin.web.Mark mark, @Nullable DueShown due,
            @Nullable String note, @Nullable String escalation) {}

    /** How one office stands: offices, never people. */
    public record Load(String office, String href, int open, int soon, int late, String lateHref, int over, String overHref) {}

    /** A count with its name and the queue behind it. */
    public record Count(String name, String value, String href, @Nullable String style) {}
}
