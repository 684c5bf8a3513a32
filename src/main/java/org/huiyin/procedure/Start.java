package org.huiyin.procedure;

import java.util.List;
import org.huiyin.clock.RuleId;

/**
 * How a matter begins.
 *
 * @param kind kind of the first leg
 * @param standing its first standing
 * @param holder kind of office that registers
 * @param clocks time limits that start on receipt
 */
public record Start(String kind, String standing, String holder, List<RuleId> clocks) {}
