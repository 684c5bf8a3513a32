package org.huiyin.search;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.huiyin.access.Scope;
import org.huiyin.access.Withheld;
import org.jspecify.annotations.Nullable;

/**
 * A search as an engine gets it: what the viewer may reach and must not see stands in it.
 *
 * @param sight which legs of the home the viewer reaches
 * @param withheld matters the shield keeps from the viewer: neither found nor counted
 * @param soon the first instant that no longer counts as soon
 * @param zone where days begin and end
 */
public record Ask(int home, Scope.Sight sight, Withheld withheld, Words words, Filter filter, Order order, Instant now, Instant soon, ZoneId zone) {

    /** In what order matters come. */
    public enum Order {
        /** Those that fit best first; without words the newest. */
        RELEVANCE,
        /** Soonest due first, those without a date last. */
        DUE,
        /** The latest received first. */
        NEWEST
    }

    /** What an engine found: matters in order, and where the next page begins, to be given back as it is. */
    public record Found(List<UUID> matters, @Nullable String next) {

        public Found {
            matters = List.copyOf(matters);
        }
    }
}
