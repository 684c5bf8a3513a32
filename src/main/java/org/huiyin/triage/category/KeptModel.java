package org.huiyin.triage.category;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model that learned from decided matters, with both figures: its own and those of the model in use when it was made, on the same matters.
 *
 * @param learned how many decided matters it learned from
 * @param heldOut how many were kept apart; the figures are counted on these
 * @param against the model in use when it was made; null for the one that ships
 */
public record KeptModel(UUID id, Instant madeAt, int learned, int heldOut, @Nullable UUID against, Figures own, Figures inUse) {}
