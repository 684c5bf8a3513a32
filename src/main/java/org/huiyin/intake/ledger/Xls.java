package org.huiyin.intake.ledger;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.eventusermodel.AbortableHSSFListener;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.eventusermodel.HSSFUserException;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.huiyin.intake.LedgerUnreadable;
import org.huiyin.intake.Reason;
import org.huiyin.intake.ledger.Cell.Flaw;
import org.jspecify.annotations.Nullable;

/** A BIFF8 workbook (Excel 97 to 2003), read record by record. Older ones and ones with a password are refused with what to do. */
final class Xls implements LedgerFile {

    private final POIFSFileSystem files;
    private final Limits limits;
    private final List<LedgerSheet> sheets = new ArrayList<>();
    private final List<Merges> merges = new ArrayList<>();

    private Xls(POIFSFileSystem files, Limits limits) {
        this.files = files;
        this.limits = limits;
    }

    static Xls open(Path file, Limits limits) throws IOException {
        POIFSFileSystem files;
        try {
            files = new POIFSFileSystem(file.toFile(), true);
        } catch (IOException | RuntimeException e) {
            throw new LedgerUnreadable(Reason.of("brokenWorkbook"), e);
        }
        try {
            var root = files.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage") || root.hasEntryCaseInsensitive("EncryptionInfo")) {
                throw new LedgerUnreadable(Reason.of("password"));
            }
            if (!root.hasEntryCaseInsensitive("Workbook")) {
                throw new LedgerUnreadable(Reason.of(root.hasEntryCaseInsensitive("Book") ? "oldExcel" : "notALedger"));
            }
            var book = new Xls(files, limits);
            var contents = new Contents();
            book.process(contents);
            contents.into(book);
            if (book.sheets.isEmpty()) {
                throw new LedgerUnreadable(Reason.of("noSheet"));
            }
            return book;
        } catch (IOException | RuntimeException e) {
            files.close();
            throw e;
        }
    }

    @Override
    public String format() {
        return "xls";
    }

    @Override
    public List<LedgerSheet> sheets() {
        return List.copyOf(sheets);
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    @Override
    public void read(LedgerSheet sheet, RowSink sink) throws IOException {
        var rows = new Rows(sheet, merges.get(sheet.index()).copy(), limits, sink);
        process(rows);
        rows.finish();
    }

    private void process(HSSFListener listener) throws IOException {
        try (var stream = files.createDocumentInputStream("Workbook")) {
            var request = new HSSFRequest();
            if (listener instanceof Rows rows) {
                rows.formats = new FormatTrackingHSSFListener(rows);
                var formats = rows.formats;
                request.addListenerForAllRecords(new AbortableHSSFListener() {
                    @Override
                    public short abortableProcessRecord(Record record) throws HSSFUserException {
                        formats.processRecord(record);
                        if (rows.failure != null) {
                            throw new HSSFUserException(rows.failure);
                        }
                        return (short) (rows.enough ? 1 : 0);
                    }
                });
            } else {
                request.addListenerForAllRecords(listener);
            }
            new HSSFEventFactory().abortableProcessEvents(request, stream);
        } catch (HSSFUserException e) {
            throw e.getReason() instanceof IOException io ? io : new IOException(e);
        } catch (EncryptedDocumentException e) {
            throw new LedgerUnreadable(Reason.of("password"), e);
        } catch (SinkFailure e) {
            throw e.failure;
        } catch (RuntimeException e) {
            throw new LedgerUnreadable(Reason.of("brokenWorkbook"), e);
        }
    }

    /** Carries a sink's own failure through the record reader. */
    private static final class SinkFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient IOException failure;

        SinkFailure(IOException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    /** What the file holds: sheets and merged ranges, which stand after the rows they cover. */
    private static final class Contents implements HSSFListener {

        private final List<BoundSheetRecord> bound = new ArrayList<>();
        private final List<Merges> merged = new ArrayList<>();
        private final List<Boolean> worksheets = new ArrayList<>();
        private boolean from1904;
        private int depth;

        @Override
        public void processRecord(Record record) {
            switch (record) {
                case BOFRecord begin -> {
                    if (depth++ == 0 && begin.getType() != BOFRecord.TYPE_WORKBOOK) {
                        worksheets.add(begin.getType() == BOFRecord.TYPE_WORKSHEET);
                        merged.add(new Merges());
                    }
                }
                case EOFRecord _ -> depth--;
                case BoundSheetRecord sheet -> bound.add(sheet);
                case DateWindow1904Record window -> from1904 = window.getWindowing() == 1;
                case MergeCellsRecord ranges -> {
                    for (int i = 0; i < ranges.getNumAreas() && !merged.isEmpty(); i++) {
                        var range = ranges.getAreaAt(i);
                        merged.getLast().add(range.getFirstRow() + 1, range.getLastRow() + 1, range.getFirstColumn());
                    }
                }
                default -> { }
            }
        }

        void into(Xls book) {
            for (int i = 0; i < Math.min(bound.size(), worksheets.size()); i++) {
                var sheet = bound.get(i);
                book.sheets.add(new LedgerSheet(i, sheet.getSheetname(), sheet.isHidden() || sheet.isVeryHidden() || !worksheets.get(i), from1904));
                book.merges.add(merged.get(i));
            }
        }
    }

    /** Gathers the cells of one sheet into rows. */
    private static final class Rows implements HSSFListener {

        private final LedgerSheet sheet;
        private final Merges merges;
        private final Limits limits;
        private final RowSink sink;
        private FormatTrackingHSSFListener formats;
        private @Nullable SSTRecord strings;
        private int depth;
        private int at = -1;
        private int row = -1;
        private List<Cell> cells = new ArrayList<>();
        private @Nullable FormulaRecord awaiting;
        private boolean enough;
        private @Nullable IOException failure;

        @SuppressWarnings("NullAway.Init")
        Rows(LedgerSheet sheet, Merges merges, Limits limits, RowSink sink) {
            this.sheet = sheet;
            this.merges = merges;
            this.limits = limits;
            this.sink = sink;
            this.formats = new FormatTrackingHSSFListener(this);
        }

        @Override
        public void processRecord(Record record) {
            switch (record) {
                case BOFRecord begin -> {
                    if (depth++ == 0 && begin.getType() != BOFRecord.TYPE_WORKBOOK) {
                        at++;
                    }
                }
                case EOFRecord _ -> {
                    depth--;
                    if (depth == 0 && at == sheet.index()) {
                        flush();
                        enough = true;
                    }
                }
                case SSTRecord table -> strings = table;
                default -> {
                    if (at == sheet.index() && depth == 1 && !enough) {
                        cell(record);
                    }
                }
            }
        }

        private void cell(Record record) {
            switch (record) {
                case LabelSSTRecord label -> put(label, strings == null ? Cell.EMPTY : Cell.text(strings.getString(label.getSSTIndex()).getString(), limits));
                case LabelRecord label -> put(label, Cell.text(label.getValue(), limits));
                case NumberRecord number -> put(number, number(number, number.getValue()));
                case BoolErrRecord value -> put(value, value.isBoolean() ? Cell.text(value.getBooleanValue() ? "TRUE" : "FALSE", limits) : Cell.flawed(Flaw.ERROR_VALUE));
                case FormulaRecord formula -> {
                    if (formula.hasCachedResultString()) {
                        awaiting = formula;
                    } else {
                        var type = formula.getCachedResultTypeEnum();
                        put(formula, type == CellType.NUMERIC ? number(formula, formula.getValue())
                                : type == CellType.BOOLEAN ? Cell.text(formula.getCachedBooleanValue() ? "TRUE" : "FALSE", limits)
                                : type == CellType.ERROR ? Cell.flawed(Flaw.ERROR_VALUE) : Cell.flawed(Flaw.FORMULA_WITHOUT_VALUE));
                    }
                }
                case StringRecord text -> {
                    if (awaiting != null) {
                        put(awaiting, Cell.text(text.getString(), limits));
                        awaiting = null;
                    }
                }
                default -> { }
            }
        }

        private Cell number(CellValueRecordInterface cell, double value) {
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                return Cell.flawed(Flaw.ERROR_VALUE);
            }
            var number = BigDecimal.valueOf(value);
            var format = formats.getFormatString(cell);
            boolean date = DateFormats.builtIn(formats.getFormatIndex(cell)) || format != null && DateFormats.custom(format);
            return date ? Cell.date(number, sheet.from1904()) : Cell.number(number);
        }

        private void put(CellValueRecordInterface place, Cell cell) {
            if (place.getRow() != row) {
                flush();
                row = place.getRow();
            }
            int column = place.getColumn();
            if (column < limits.columns()) {
                while (cells.size() <= column) {
                    cells.add(Cell.EMPTY);
                }
                cells.set(column, cell);
            }
        }

        private void flush() {
            if (row >= 0 && !enough && failure == null) {
                try {
                    enough = !sink.take(merges.fill(new SheetRow(row + 1, cells)));
                } catch (IOException e) {
                    failure = e;
                    throw new SinkFailure(e);
                }
            }
            cells = new ArrayList<>();
            row = -1;
        }

        void finish() {
            flush();
        }
    }
}
