package org.huiyin.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.huiyin.casework.Archive;
import org.huiyin.intake.ledger.Layout;
import org.huiyin.intake.ledger.LedgerFile;
import org.huiyin.intake.ledger.RowReading;
import org.huiyin.intake.ledger.SheetRow;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Ids;
import org.huiyin.procedure.Procedure;
import org.huiyin.procedure.Procedures;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to imports of ledgers: what a file holds, what taking it would do, doing it, and taking it back. Rows are taken in portions, each in one transaction with the place it reaches, so that a program that is stopped in the middle
 * goes on where it was; a row that stands in the program already is found by its key and never taken twice.
 */
@Service
public class LedgerImports {

    private static final int SAMPLES = 3;
    private static final int REMARKS_SHOWN = 200;

    private final ImportStore store;
    private final ImportReading reading;
    private final ImportRun running;
    private final ImportMending mending;
    private final Archive archive;
    private final Procedures procedures;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final int home;

    LedgerImports(ImportStore store, ImportReading reading, ImportRun running, ImportMending mending, Archive archive, Procedures procedures,
            PlatformTransactionManager transactions, Clock clock, @Value("${huiyin.home:370100}") int home) {
        this.store = store;
        this.reading = reading;
        this.running = running;
        this.mending = mending;
        this.archive = archive;
        this.procedures = procedures;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.home = home;
    }

    /** A kind of ledger whose columns the program knows. */
    public record Known(String id, String zh, String en) {}

    /** The kinds of ledgers whose columns the program knows. */
    public List<Known> profiles() {
        return reading.profiles().all().stream().map(profile -> new Known(profile.id(), profile.title().zh(), profile.title().en())).toList();
    }

    /** Ids of the procedures a ledger can be taken under. */
    public List<String> procedures() {
        return procedures.all().stream().map(Procedure::id).toList();
    }

    // ---- looking

    /**
     * What a file holds and how it would be read.
     *
     * @throws LedgerUnreadable with the reason when it is no ledger
     */
    public ImportPreview preview(ImportOrder order) throws IOException {
        try (var file = reading.open(order)) {
            var sheets = new ArrayList<ImportPreview.Sheet>();
            var without = new ArrayList<String>();
            for (var sheet : file.sheets()) {
                if (sheet.hidden() || order.sheet() != null && !order.sheet().equals(sheet.name())) {
                    continue;
                }
                var layout = Layout.of(file, sheet, reading.profiles(), reading.profile(order), order.chosen());
                if (layout == null) {
                    without.add(sheet.name());
                } else {
                    sheets.add(new ImportPreview.Sheet(sheet.index(), sheet.name(), layout.profile().id(), layout.headerRow(), columns(file, layout), layout.missing()));
                }
            }
            var hidden = file.sheets().stream().filter(sheet -> sheet.hidden()).map(sheet -> sheet.name()).toList();
            var shown = file.sheets().stream().filter(sheet -> !sheet.hidden()).map(sheet -> sheet.name()).toList();
            return new ImportPreview(file.format(), reading.ledger(order, reading.keys().file(order.file())), sheets, shown, hidden, without);
        }
    }

    private static List<ImportPreview.Column> columns(LedgerFile file, Layout layout) throws IOException {
        var samples = new ArrayList<SheetRow>();
        file.read(layout.sheet(), row -> {
            if (row.number() > layout.headerRow() && !row.blank()) {
                samples.add(row);
            }
            return samples.size() < SAMPLES;
        });
        var fields = new HashMap<Integer, LedgerField>();
        layout.columns().forEach((field, column) -> fields.put(column, field));
        var columns = new ArrayList<ImportPreview.Column>();
        for (int i = 0; i < layout.headers().size(); i++) {
            var field = fields.get(i);
            int column = i;
            boolean secret = field != null && field.identity();
            columns.add(new ImportPreview.Column(Layout.letter(i), layout.headers().get(i), field,
                    samples.stream().map(row -> row.cell(column).text()).map(text -> sample(text, secret)).toList()));
        }
        return columns;
    }

    private static String sample(String text, boolean secret) {
        if (secret) {
            return text.isEmpty() ? "" : "•••";
        }
        var line = text.replaceAll("\\s+", " ");
        return line.length() > 40 ? line.substring(0, 40) + "…" : line;
    }

    /**
     * What an import would do. Nothing is written.
     *
     * @throws LedgerUnreadable with the reason when it is no ledger
     */
    public ImportForecast forecast(ImportOrder order) throws IOException {
        var procedure = procedures.require(order.procedure());
        var zone = ZoneId.of(procedure.zone());
        var today = LocalDate.now(clock.withZone(zone));
        var remarks = new ArrayList<ImportRemark>();
        var count = new Object() {
            ImportFigures figures = ImportFigures.NONE;
            int answered;
            int clocks;
            int late;
            int withoutLaw;
        };
        var lateOn = new HashMap<LocalDate, Boolean>();
        try (var file = reading.open(order)) {
            var keys = reading.keys();
            var ledger = reading.ledger(order, keys.file(order.file()));
            var contents = new HashMap<String, byte[]>();
            for (var layout : reading.layouts(file, order)) {
                ImportReading.read(file, layout, zone, today, keys, portion -> {
                    contents.putAll(store.known(home, ledger, portion.stream().flatMap(ReadRow::keys).toList()));
                    for (var row : portion) {
                        var outcome = ReadRow.judge(row, contents);
                        count.figures = count.figures.plus(outcome.figures());
                        if (!outcome.reasons().isEmpty() && remarks.size() < REMARKS_SHOWN) {
                            remarks.add(new ImportRemark(layout.sheet().index(), row.number(), outcome.taken(), outcome.reasons()));
                        }
                        if (outcome.taken() && row.reading() instanceof RowReading.Good(var good)) {
                            contents.put(Objects.requireNonNull(row.key()).text(), row.key().content());
                            if (good.answered()) {
                                count.answered++;
                            } else if (order.kind() == ImportKind.OPEN) {
                                var on = good.receivedAt().toLocalDate();
                                if (!procedure.law().holdsOn(on)) {
                                    count.withoutLaw++;
                                } else {
                                    count.clocks += procedure.start().clocks().size();
                                    count.late += lateOn.computeIfAbsent(on, day -> archive.lateBefore(procedure, good.receivedAt().atZone(zone).toInstant(), today)) ? 1 : 0;
                                }
                            }
                        }
                    }
                });
            }
        }
        return new ImportForecast(count.figures, count.answered, count.clocks, count.late, count.late, count.withoutLaw, remarks);
    }

    // ---- doing

    /**
     * Takes the ledger in, from its beginning or from where the same import was left.
     *
     * @param progress is given the batch at the beginning and after each portion
     */
    public ImportResult run(ImportOrder order, Consumer<ImportBatch> progress) throws IOException {
        return running.run(order, progress);
    }

    // ---- afterwards

    /** The latest imports, latest first. */
    public List<ImportBatch> latest() {
        return store.latest(home, 50);
    }

    public Optional<ImportBatch> find(UUID id) {
        return store.find(home, id);
    }

    /** Whether this program is working on it now; one that is not and has not ended was left in the middle. */
    public boolean isWorking(UUID id) {
        return running.isWorking(id);
    }

    /** What is said of single rows, in the order of the file. */
    public List<ImportRemark> remarks(UUID batch, boolean taken, int limit) {
        return store.remarks(home, batch, taken, limit);
    }

    /**
     * Writes the rows that were not taken into a file that can be mended and fed in again.
     *
     * @return how many rows were written
     */
    public int writeMendFile(UUID batch, ImportOrder order, Path to, ImportWords words) throws IOException {
        return mending.write(batch, order, to, words);
    }

    /** What a file to mend is called. */
    public static String mendName(String fileName, ImportWords words) {
        return LedgerName.toMend(fileName, words.chinese());
    }

    /** What came of taking an import back. */
    public sealed interface Undoing {

        record Undone(int matters) implements Undoing {}

        /** Not possible, with the reason. */
        record Refused(Reason reason) implements Undoing {}
    }

    /** Takes everything back that an import brought, unless somebody has acted on any of it. */
    public Undoing undo(UUID id, Actor actor) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var batch = store.lock(home, id);
            if (batch.isEmpty()) {
                return new Undoing.Refused(Reason.of("undo.none"));
            }
            if (batch.get().state() == ImportBatch.State.UNDONE) {
                return new Undoing.Refused(Reason.of("undo.already"));
            }
            var matters = store.matters(home, id);
            var now = clock.instant();
            var zone = ZoneId.of(procedures.require(batch.get().procedure()).zone());
            int acted = archive.takeBack(home, matters, actor, now.atZone(zone).toLocalDate());
            if (acted > 0) {
                return new Undoing.Refused(Reason.of("undo.acted", acted));
            }
            store.undone(home, id, now);
            return new Undoing.Undone(matters.size());
        }));
    }
}
