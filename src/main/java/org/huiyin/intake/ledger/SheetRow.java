package org.huiyin.intake.ledger;

import java.util.List;

/**
 * One row of a sheet.
 *
 * @param number the row's number as a spreadsheet program shows it, from 1
 * @param cells from the first column on; short rows simply end
 */
public record SheetRow(int number, List<Cell> cells) {

    public Cell cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }

    /** True when no cell holds anything: formatting alone makes no row. */
    public boolean blank() {
        for (var cell : cells) {
            if (!cell.blank()) {
                return false;
            }
        }
        return true;
    }
}
