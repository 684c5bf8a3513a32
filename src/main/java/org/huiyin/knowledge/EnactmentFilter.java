package org.huiyin.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * Which enactments are listed or searched.
 *
 * @param kind null for all
 * @param category code of contents of any level, null for all; what is filed above or below it is found too
 * @param also whether those are listed too that are not in force on the day: ended, or not yet begun
 */
public record EnactmentFilter(Edition.@Nullable Kind kind, @Nullable String category, boolean also) {

    public static EnactmentFilter all() {
        return new EnactmentFilter(null, null, false);
    }
}
