package org.huiyin.desk.administration;

import java.util.List;

/**
 * A row of a duty file that was not taken.
 *
 * @param number of the row, as a spreadsheet program shows it
 * @param why what is wrong, field by field
 */
public record BadDuty(int number, List<String> why) {}
