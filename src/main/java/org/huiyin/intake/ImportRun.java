package org.huiyin.intake;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.huiyin.casework.Archive;
import org.huiyin.casework.Registration;
import org.huiyin.intake.ledger.Layout;
import org.huiyin.intake.ledger.LedgerFile;
import org.huiyin.intake.ledger.RowReading;
import org.huiyin.journal.Ids;
import org.huiyin.organization.Organization;
import org.huiyin.procedure.Procedures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a ledger in, in portions: each is one transaction with the place it reaches, so that a run that was stopped goes on where it was. */
@Component
class ImportRun {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

    private final ImportStore store;
    private final ImportReading reading;
    private final Registration registration;
    private final Archive archive;
    private final Procedures procedures;
    private final Organization organization;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final int home;
    private final Set<UUID> here = ConcurrentHashMap.newKeySet();

    ImportRun(ImportStore store, ImportReading reading, Registration registration, Archive archive, Procedures procedures, Organization organization,
            PlatformTransactionManager transactions, Clock clock, @Value("${huiyin.home:370100}") int home) {
        this.store = store;
        this.reading = reading;
        this.registration = registration;
        this.archive = archive;
        this.procedures = procedures;
        this.organization = organization;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.home = home;
    }

    /** Whether this program is working on it now. */
    boolean isWorking(UUID batch) {
        return here.contains(batch);
    }

    /**
     * Takes the ledger in, from its beginning or from where the same import was left.
     *
     * @param progress is given the batch at the beginning and after each portion
     */
    ImportResult run(ImportOrder order, Consumer<ImportBatch> progress) throws IOException {
        try (var file = reading.open(order)) {
            var keys = reading.keys();
            var digest = keys.file(order.file());
            var ledger = reading.ledger(order, digest);
            var layouts = reading.layouts(file, order);
            var batch = begin(order, file.format(), ledger, digest, layouts);
            if (!here.add(batch.id())) {
                return new ImportResult.Running(batch.id());
            }
            try {
                progress.accept(batch);
                return new ImportResult.Done(take(order, file, layouts, keys, batch, progress));
            } catch (Overtaken overtaken) {
                return new ImportResult.Running(batch.id());
            } finally {
                here.remove(batch.id());
            }
        } catch (LedgerUnreadable unreadable) {
            return new ImportResult.Unreadable(unreadable.reason());
        }
    }

    private ImportBatch begin(ImportOrder order, String format, String ledger, byte[] digest, List<Layout> layouts) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var left = store.leftRunning(home, digest, ledger, order.kind());
            var layout = layouts.stream().map(ImportRun::described).toList();
            if (left.isPresent() && left.get().layout().equals(layout)) {
                return left.get();
            }
            var batch = new ImportBatch(home, Ids.next(), ledger, order.fileName(), format, order.kind(), ImportBatch.State.RUNNING, order.procedure(),
                    order.office(), layout, order.operator(), clock.instant(), null, null, 0, 0, ImportFigures.NONE, null);
            store.begin(batch, digest, order.actor());
            return batch;
        }));
    }

    private static ImportBatch.Sheet described(Layout layout) {
        var columns = new LinkedHashMap<LedgerField, String>();
        layout.columns().keySet().forEach(field -> columns.put(field, layout.columnName(field)));
        return new ImportBatch.Sheet(layout.sheet().index(), layout.sheet().name(), layout.profile().id(), layout.headerRow(), columns, layout.left());
    }

    private ImportBatch take(ImportOrder order, LedgerFile file, List<Layout> layouts, RowKeys keys, ImportBatch batch, Consumer<ImportBatch> progress)
            throws IOException {
        var intake = new LedgerIntake(home, order, procedures.require(batch.procedure()), registration, archive, organization, reading.profiles());
        var at = new Object() {
            int sheet = batch.sheet();
            int row = batch.row();
        };
        Reason broken = null;
        try {
            for (var layout : layouts) {
                int sheet = layout.sheet().index();
                ImportReading.read(file, layout, intake.zone(), LocalDate.now(clock.withZone(intake.zone())), keys, portion -> {
                    var rest = portion.stream().filter(row -> sheet > at.sheet || sheet == at.sheet && row.number() > at.row).toList();
                    if (!rest.isEmpty()) {
                        save(batch, layout, rest, intake, at.sheet, at.row);
                        at.sheet = sheet;
                        at.row = rest.getLast().number();
                        progress.accept(store.find(home, batch.id()).orElseThrow());
                    }
                });
            }
        } catch (LedgerUnreadable unreadable) {
            // what came before the break is good and stays
            broken = unreadable.reason();
        }
        var why = broken;
        transaction.executeWithoutResult(_ -> store.end(home, batch.id(), clock.instant(), why));
        return store.find(home, batch.id()).orElseThrow();
    }

    /** Another run of the same import has gone further meanwhile, or took it back. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void save(ImportBatch batch, Layout layout, List<ReadRow> rows, LedgerIntake intake, int sheet, int row) {
        try {
            transaction.executeWithoutResult(_ -> saveNow(batch, layout, rows, intake, sheet, row));
        } catch (Overtaken | TransientDataAccessException | RecoverableDataAccessException | DataAccessResourceFailureException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            if (rows.size() > 1) {
                int lastSheet = sheet;
                int lastRow = row;
                for (var one : rows) {
                    save(batch, layout, List.of(one), intake, lastSheet, lastRow);
                    lastSheet = layout.sheet().index();
                    lastRow = one.number();
                }
            } else {
                LOG.warn("Row {} of sheet {} of import {} could not be stored", rows.getFirst().number(), layout.sheet().index(), batch.id(), e);
                var failed = List.of(rows.getFirst().refused(Reason.of("row.failed")));
                transaction.executeWithoutResult(_ -> saveNow(batch, layout, failed, intake, sheet, row));
            }
        }
    }

    private void saveNow(ImportBatch batch, Layout layout, List<ReadRow> rows, LedgerIntake intake, int sheet, int row) {
        var locked = store.lock(home, batch.id()).orElseThrow();
        if (locked.state() != ImportBatch.State.RUNNING || locked.sheet() != sheet || locked.row() != row) {
            throw new Overtaken();
        }
        var contents = store.known(home, batch.ledger(), rows.stream().flatMap(ReadRow::keys).toList());
        var figures = ImportFigures.NONE;
        var fresh = new ArrayList<LedgerIntake.Fresh>();
        var taken = new ArrayList<ImportStore.Taken>();
        var remarks = new ArrayList<ImportRemark>();
        var now = clock.instant();
        for (var one : rows) {
            var outcome = ReadRow.judge(one, contents);
            figures = figures.plus(outcome.figures());
            if (!outcome.reasons().isEmpty()) {
                remarks.add(new ImportRemark(layout.sheet().index(), one.number(), outcome.taken(), outcome.reasons()));
            }
            if (outcome.taken() && one.reading() instanceof RowReading.Good(var good)) {
                var key = Objects.requireNonNull(one.key());
                contents.put(key.text(), key.content());
                fresh.add(new LedgerIntake.Fresh(key, one.number(), layout.profile(), good));
            }
        }
        var matters = intake.take(fresh, now);
        for (int i = 0; i < fresh.size(); i++) {
            taken.add(new ImportStore.Taken(fresh.get(i).key(), layout.sheet().index(), fresh.get(i).number(), matters.get(i)));
        }
        store.add(batch, taken);
        store.remark(batch, remarks);
        store.advance(home, batch.id(), layout.sheet().index(), rows.getLast().number(), figures);
    }
}
