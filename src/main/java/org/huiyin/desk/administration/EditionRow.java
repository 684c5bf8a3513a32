package org.huiyin.desk.administration;

import java.time.Instant;
import java.util.List;

/**
 * An edition in use.
 *
 * @param by who imported it, or empty when it came with the program
 */
public record EditionRow(String calendar, int year, int rest, int work, List<String> notices, String by, Instant at) {}
