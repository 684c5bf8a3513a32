package org.huiyin.procedure;

import org.huiyin.clock.RuleId;
import org.jspecify.annotations.Nullable;

/**
 * A time limit that an act starts.
 *
 * @param from name of the date input it counts from, {@code now} for the instant of the act, or {@code lapse} for the day the lapsed limit was due
 * @param track only for legs on this track; any when absent
 */
public record StartClock(RuleId rule, String from, @Nullable String track) {}
