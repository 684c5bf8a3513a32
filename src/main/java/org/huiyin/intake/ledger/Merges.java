package org.huiyin.intake.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Merged cells of one sheet. A value merged downwards stands in every row it covers, in its own column: that is how a clerk writes
 * "same as above". A value merged to the right stays in its first column, since the columns beside it mean something else.
 */
final class Merges {

    static final int MOST = 200_000;

    private record Range(int column, int lastRow) {}

    private record Open(Range range, Cell cell) {}

    private final Map<Integer, List<Range>> byFirstRow = new HashMap<>();
    private final List<Open> open = new ArrayList<>();
    private int count;

    /** Rows from 1, columns from 0, both ends included. */
    void add(int firstRow, int lastRow, int column) {
        if (lastRow > firstRow && count < MOST) {
            count++;
            byFirstRow.computeIfAbsent(firstRow, _ -> new ArrayList<>(1)).add(new Range(column, lastRow));
        }
    }

    /** The same ranges, for one more reading. */
    Merges copy() {
        var copy = new Merges();
        byFirstRow.forEach((row, ranges) -> copy.byFirstRow.put(row, ranges));
        copy.count = count;
        return copy;
    }

    /** The row with what is merged into it. A row that holds nothing of its own stays blank. */
    SheetRow fill(SheetRow row) {
        if (count == 0 || row.blank()) {
            return row;
        }
        var cells = row.cells();
        boolean copied = false;
        for (Iterator<Open> i = open.iterator(); i.hasNext();) {
            var merged = i.next();
            if (merged.range.lastRow < row.number()) {
                i.remove();
            } else if (row.cell(merged.range.column).blank()) {
                if (!copied) {
                    cells = new ArrayList<>(cells);
                    copied = true;
                }
                while (cells.size() <= merged.range.column) {
                    cells.add(Cell.EMPTY);
                }
                cells.set(merged.range.column, merged.cell);
            }
        }
        var starting = byFirstRow.remove(row.number());
        if (starting != null) {
            for (var range : starting) {
                var cell = row.cell(range.column);
                if (!cell.blank()) {
                    open.add(new Open(range, cell));
                }
            }
        }
        return copied ? new SheetRow(row.number(), cells) : row;
    }
}
