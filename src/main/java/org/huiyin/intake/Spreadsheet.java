package org.huiyin.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.intake.ledger.Cell;
import org.huiyin.intake.ledger.LedgerFile;
import org.huiyin.intake.ledger.Limits;

/**
 * The rows of a spreadsheet (xlsx, xls, csv, tsv) as text, for modules that take lists of their own. The file is known by its content, and the
 * limits against hostile files are those of ledgers.
 */
public final class Spreadsheet {

    /**
     * One row.
     *
     * @param number as a spreadsheet program shows it, from 1
     * @param cells texts from the first column on
     * @param damaged true when a cell was cut, could not be decoded, or holds a formula without its result
     */
    public record Row(int number, List<String> cells, boolean damaged) {

        public String cell(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column) : "";
        }
    }

    /** The first sheet that is shown and has a row, up to a number of rows. @param cut whether there were more */
    public record Rows(List<Row> rows, boolean cut) {}

    private Spreadsheet() {}

    /**
     * Reads rows that are not blank.
     *
     * @throws LedgerUnreadable with the reason, as a key of {@code messages/ledger}, when the file is no spreadsheet
     */
    public static Rows read(Path file, int most) throws IOException {
        try (var ledger = LedgerFile.open(file, Limits.DEFAULT, null)) {
            for (var sheet : ledger.sheets()) {
                if (sheet.hidden()) {
                    continue;
                }
                var rows = new ArrayList<Row>();
                var more = new boolean[1];
                ledger.read(sheet, row -> {
                    if (row.blank()) {
                        return true;
                    }
                    if (rows.size() == most) {
                        more[0] = true;
                        return false;
                    }
                    rows.add(new Row(row.number(), row.cells().stream().map(Cell::text).toList(), row.cells().stream().anyMatch(cell ->
                            cell.flaws().stream().anyMatch(flaw -> flaw != Cell.Flaw.CONTROL_CHARACTERS && flaw != Cell.Flaw.DIGITS_LOST))));
                    return true;
                });
                if (!rows.isEmpty()) {
                    return new Rows(rows, more[0]);
                }
            }
            return new Rows(List.of(), false);
        }
    }
}
