package org.huiyin.desk.knowledge;

import java.util.List;
import org.huiyin.web.Choice;
import org.huiyin.web.Mark;
import org.jspecify.annotations.Nullable;

/**
 * One enactment as it holds on a day, or one of its editions.
 *
 * @param notice what must be known before it is read: that it has ended, has not begun, is an excerpt or an older edition; or null
 * @param latest ordinal of the latest edition
 */
public record EnactmentView(String id, String title, String state, Mark mark, @Nullable String notice, List<Choice> facts, @Nullable String address, String day,
        List<Shown> articles, List<Past> history, boolean mayRevise, int latest, @Nullable String said) {

    /** An article. @param chapter a heading that stands above it, or null */
    public record Shown(String anchor, @Nullable String chapter, @Nullable String number, String words) {}

    /** One edition in the history. */
    public record Past(String href, boolean here, String what, String from, String who, String when, String note) {}
}
