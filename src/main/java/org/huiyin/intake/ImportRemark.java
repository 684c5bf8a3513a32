package org.huiyin.intake;

import java.util.List;

/**
 * What is said of one row.
 *
 * @param sheet the sheet's place in the file, from 0
 * @param row the row's number as a spreadsheet shows it
 * @param taken true when the row was taken all the same
 */
public record ImportRemark(int sheet, int row, boolean taken, List<Reason> reasons) {

    public ImportRemark {
        reasons = List.copyOf(reasons);
    }
}
