package org.huiyin.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.organization.OfficeId;
import org.jspecify.annotations.Nullable;

/**
 * One import of one file.
 *
 * @param layout how each sheet was read
 * @param sheet how far it has come: place of the sheet in the file
 * @param row and the last row of it that is dealt with
 * @param broken why the file could not be read to its end
 */
public record ImportBatch(
        int home,
        UUID id,
        String ledger,
        String fileName,
        String format,
        ImportKind kind,
        State state,
        String procedure,
        OfficeId office,
        List<Sheet> layout,
        @Nullable String operator,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant undoneAt,
        int sheet,
        int row,
        ImportFigures figures,
        @Nullable Reason broken) {

    /** Where an import stands. */
    public enum State {
        /** Rows are being taken, or were when the program stopped: the same file takes it up again. */
        RUNNING,
        /** The file was read to its end. */
        ENDED,
        /** The file broke off; what came before is taken. */
        BROKEN,
        /** Everything it brought was taken back. */
        UNDONE
    }

    /**
     * How one sheet was read.
     *
     * @param columns name of the column of each field that was taken
     * @param left names of the columns that are stored nowhere
     */
    public record Sheet(int index, String name, String profile, int headerRow, Map<LedgerField, String> columns, List<String> left) {

        public Sheet {
            columns = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(columns));
            left = List.copyOf(left);
        }
    }
}
