package org.huiyin.casework;

import org.jspecify.annotations.Nullable;

/**
 * What a queue shows. Every part stands in the address of the page; none of them is a name, a telephone number or a house number, for matters
 * are never looked for by person.
 *
 * @param view whose turn and what standing
 * @param due narrows open legs by their due date
 * @param category code of any level; it and all its parts
 * @param place code of a division; it and all below
 */
public record QueueFilter(
        View view,
        Due due,
        @Nullable String standing,
        @Nullable String matterClass,
        @Nullable String category,
        @Nullable String procedure,
        @Nullable String place,
        @Nullable String office) {

    public enum View {
        /** Open, and this office must act next. */
        TURN,
        /** Everything open that may be seen. */
        OPEN,
        /** Ended, the latest first. */
        CLOSED
    }

    public enum Due {
        ANY,
        /** A legal deadline has passed. */
        LATE,
        /** Today or in the next days, and not late. */
        SOON,
        /** A local target has passed, no legal deadline. */
        OVER
    }

    /** The same filter with another due date. */
    public QueueFilter due(Due other) {
        return new QueueFilter(view, other, standing, matterClass, category, procedure, place, office);
    }

    public static QueueFilter of(View view) {
        return new QueueFilter(view, Due.ANY, null, null, null, null, null, null);
    }
}
