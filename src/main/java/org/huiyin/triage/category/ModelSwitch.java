package org.huiyin.triage.category;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act of putting a model in use.
 *
 * @param number 1 for the first, then on without a gap
 * @param from the model in use before; null for the one that ships
 * @param to the model in use from then on; null for the one that ships
 * @param by id of the member of staff
 */
public record ModelSwitch(int number, @Nullable UUID from, @Nullable UUID to, String by, Instant at) {}
