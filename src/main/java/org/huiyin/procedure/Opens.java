package org.huiyin.procedure;

import java.util.List;
import org.huiyin.clock.RuleId;

/**
 * The legs an act opens.
 *
 * @param sentAs how it was sent (转送、交办 …); a code of ours
 * @param clocks time limits that start on each leg when it is opened
 * @param simpleClocks further ones for legs on the simple track (简易办理)
 */
public record Opens(String kind, String standing, String sentAs, List<RuleId> clocks, List<RuleId> simpleClocks) {}
