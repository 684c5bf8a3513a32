package org.huiyin.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds and how it would be read, before anything is done.
 *
 * @param ledger the name it would have
 * @param hidden names of hidden sheets, which are not read
 * @param names names of all sheets that are shown
 * @param without names of sheets in which no row of column names was found
 */
public record ImportPreview(String format, String ledger, List<Sheet> sheets, List<String> names, List<String> hidden, List<String> without) {

    public ImportPreview {
        sheets = List.copyOf(sheets);
        names = List.copyOf(names);
        hidden = List.copyOf(hidden);
        without = List.copyOf(without);
    }

    /** @param missing fields without which no row can be taken */
    public record Sheet(int index, String name, String profile, int headerRow, List<Column> columns, List<LedgerField> missing) {

        public Sheet {
            columns = List.copyOf(columns);
            missing = List.copyOf(missing);
        }
    }

    /**
     * @param letter as a spreadsheet shows it
     * @param field what it is taken as; null when it is stored nowhere
     * @param samples what the first rows say; dots for identity columns
     */
    public record Column(String letter, String name, @Nullable LedgerField field, List<String> samples) {

        public Column {
            samples = List.copyOf(samples);
        }
    }

    public boolean usable() {
        return sheets.stream().anyMatch(sheet -> sheet.missing().isEmpty());
    }
}
