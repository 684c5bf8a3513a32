package org.huiyin.triage.office;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.huiyin.access.Refusal;
import org.huiyin.access.SignedIn;
import org.huiyin.intake.LedgerUnreadable;
import org.huiyin.intake.Reason;
import org.huiyin.intake.ledger.Cell;
import org.huiyin.intake.ledger.LedgerFile;
import org.huiyin.intake.ledger.LedgerSheet;
import org.huiyin.intake.ledger.Limits;
import org.huiyin.intake.ledger.MendFile;
import org.huiyin.intake.ledger.SheetRow;
import org.huiyin.intake.ledger.WrittenDate;
import org.huiyin.triage.office.DutyList.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the duty list from a table (xlsx, csv, tsv). Good rows are taken, the same file twice changes nothing, and each row that cannot be taken is given
 * back with the reason.
 */
@Component
public class DutyImport {

    /** A duty list has some hundreds of lines; more rows than this are a mistaken file. */
    static final int MOST_ROWS = 20_000;

    private static final Limits LIMITS = new Limits(20L << 20, 200L << 20, 32L << 20, 250, 1000, 60, 5000);
    private static final int LOOKED_AT = 20;

    private final DutyList list;
    private final ZoneId zone;

    DutyImport(DutyList list, ZoneId zone) {
        this.list = list;
        this.zone = zone;
    }

    /**
     * What came of a file.
     *
     * @param headers names of its columns, as written
     * @param unknown columns that are none of ours and were left out
     * @param bad rows that were not taken
     * @param kept rows that are new or changed a line
     * @param same rows that say what the list says already
     */
    public record Taken(List<String> headers, List<String> unknown, List<BadRow> bad, int kept, int same) {}

    /** A row that was not taken, with its cells as they were. */
    public record BadRow(int number, List<String> cells, Map<DutyField, Refusal> why) {}

    /**
     * Takes a file.
     *
     * @throws LedgerUnreadable with the reason when it is no table with known columns
     */
    @Transactional(rollbackFor = IOException.class)
    public Taken take(Path file, SignedIn who, Instant now) throws IOException {
        try (var ledger = LedgerFile.open(file, LIMITS, null)) {
            LedgerSheet sheet = ledger.sheets().stream().filter(s -> !s.hidden()).findFirst()
                    .orElseThrow(() -> new LedgerUnreadable(Reason.of("noHeader")));
            var rows = new Rows(sheet, who, now);
            ledger.read(sheet, rows::take);
            if (rows.columns == null) {
                throw new LedgerUnreadable(new Reason("duty.file.noColumns", List.of()));
            }
            return new Taken(rows.headers, rows.unknown(), rows.bad, rows.kept, rows.same);
        }
    }

    /**
     * Writes the rows that were not taken as a workbook to be mended and brought in again.
     *
     * @param why the reason of a row in the reader's language
     */
    public static void mend(Path out, Taken taken, boolean chinese, Function<BadRow, String> why) throws IOException {
        try (var mend = new MendFile(out, chinese, taken.headers())) {
            for (BadRow row : taken.bad()) {
                mend.row(why.apply(row), String.valueOf(row.number()), row.cells());
            }
        }
    }

    private final class Rows {
        private final LedgerSheet sheet;
        private final SignedIn who;
        private final Instant now;
        private @Nullable Map<DutyField, Integer> columns;
        private List<String> headers = List.of();
        private final List<BadRow> bad = new ArrayList<>();
        private int seen;
        private int kept;
        private int same;

        Rows(LedgerSheet sheet, SignedIn who, Instant now) {
            this.sheet = sheet;
            this.who = who;
            this.now = now;
        }

        boolean take(SheetRow row) throws IOException {
            if (row.blank()) {
                return true;
            }
            if (columns == null) {
                columns = columns(row);
                headers = columns == null ? List.of() : row.cells().stream().map(Cell::text).toList();
                return columns != null || ++seen < LOOKED_AT;
            }
            if (++seen > MOST_ROWS) {
                throw new LedgerUnreadable(new Reason("duty.file.tooLong", List.of(String.valueOf(MOST_ROWS))));
            }
            line(row, columns);
            return true;
        }

        private void line(SheetRow row, Map<DutyField, Integer> columns) {
            var typed = new EnumMap<DutyField, String>(DutyField.class);
            var wrong = new LinkedHashMap<DutyField, Refusal>();
            columns.forEach((field, column) -> {
                Cell cell = row.cell(column);
                if (cell.has(Cell.Flaw.FORMULA_WITHOUT_VALUE) || cell.has(Cell.Flaw.ERROR_VALUE) || cell.has(Cell.Flaw.UNDECODABLE)) {
                    wrong.put(field, Refusal.because("duty.wrong.cell"));
                }
                typed.put(field, field == DutyField.FROM || field == DutyField.UNTIL ? day(cell) : cell.text());
            });
            if (wrong.isEmpty()) {
                switch (list.write(who, null, 0, new DutyDraft(typed), now)) {
                    case Written.Kept _ -> kept++;
                    case Written.Same _ -> same++;
                    case Written.Refused(var why) -> wrong.putAll(why);
                    case Written.Stale _ -> throw new IllegalStateException("a new line is never stale");
                }
            }
            if (!wrong.isEmpty()) {
                bad.add(new BadRow(row.number(), row.cells().stream().map(Cell::text).toList(), wrong));
            }
        }

        /** The ISO day, or what stands there when it is none: the check then says so. */
        private String day(Cell cell) {
            WrittenDate written = cell.blank() ? null : WrittenDate.of(cell, sheet.from1904(), WrittenDate.Order.UNKNOWN, zone);
            return written == null ? cell.text() : written.at().toLocalDate().toString();
        }

        private List<String> unknown() {
            return headers.stream().filter(h -> !h.isBlank() && DutyField.of(h) == null && !DutySheet.isRemark(h)).toList();
        }
    }

    /** The row with the names of the columns knows the category, the basis and who answers. */
    private static @Nullable Map<DutyField, Integer> columns(SheetRow row) {
        var columns = new EnumMap<DutyField, Integer>(DutyField.class);
        for (int k = 0; k < row.cells().size(); k++) {
            DutyField field = DutyField.of(row.cell(k).text());
            if (field != null) {
                columns.putIfAbsent(field, k);
            }
        }
        boolean known = columns.containsKey(DutyField.CATEGORY) && (columns.containsKey(DutyField.OFFICE) || columns.containsKey(DutyField.KIND));
        return known ? columns : null;
    }
}
