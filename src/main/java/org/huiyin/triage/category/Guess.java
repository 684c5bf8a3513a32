package org.huiyin.triage.category;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model takes a message to be about. A suggestion, never a decision.
 *
 * @param category code or name of the category; null when nothing in the message is known
 * @param confidence 0 to 1: how often such a suggestion was right on messages held out
 * @param second the next likely category, or null
 * @param because words of the message that speak for it, the strongest first
 */
public record Guess(@Nullable String category, double confidence, @Nullable String second, List<String> because) {

    /** Nothing to go by. */
    public static final Guess NONE = new Guess(null, 0, null, List.of());
}
