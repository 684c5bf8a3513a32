package org.huiyin.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.huiyin.casework.Archive;
import org.huiyin.casework.NameVisibility;
import org.huiyin.casework.NewMatter;
import org.huiyin.casework.Origin;
import org.huiyin.casework.Registration;
import org.huiyin.casework.ReplyBy;
import org.huiyin.intake.ledger.Layout;
import org.huiyin.intake.ledger.LedgerFile;
import org.huiyin.intake.ledger.LedgerRow;
import org.huiyin.intake.ledger.Limits;
import org.huiyin.intake.ledger.MendFile;
import org.huiyin.intake.ledger.Profile;
import org.huiyin.intake.ledger.Profiles;
import org.huiyin.intake.ledger.RowReader;
import org.huiyin.intake.ledger.RowReading;
import org.huiyin.intake.ledger.SheetRow;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Ids;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.Office;
import org.huiyin.organization.Organization;
import org.huiyin.procedure.Procedure;
import org.huiyin.procedure.Procedures;
import org.huiyin.vault.Field;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings ledgers in. Rows are taken in portions, each in one transaction with the place it reaches, so that a program that is stopped in the middle
 * goes on where it was; a row that stands in the program already is found by its key and never taken twice.
 */
@Service
public class LedgerImports {

    /** Rows in one transaction. */
    private static final int PORTION = 100;
    private static final int SAMPLES = 3;
    private static final int REMARKS_SHOWN = 200;

    private static final Logger LOG = LoggerFactory.getLogger(LedgerImports.class);

    private final ImportStore store;
    private final Registration registration;
    private final Archive archive;
    private final Procedures procedures;
    private final Organization organization;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final int home;
    private final Profiles profiles = Profiles.shipped();
    private final Set<UUID> here = java.util.concurrent.ConcurrentHashMap.newKeySet();

    LedgerImports(ImportStore store, Registration registration, Archive archive, Procedures procedures, Organization organization,
            PlatformTransactionManager transactions, Clock clock, @Value("${huiyin.home:370100}") int home) {
        this.store = store;
        this.registration = registration;
        this.archive = archive;
        this.procedures = procedures;
        this.organization = organization;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.home = home;
    }

    /** A kind of ledger whose columns the program knows. */
    public record Known(String id, String zh, String en) {}

    /** The kinds of ledgers whose columns the program knows. */
    public List<Known> profiles() {
        return profiles.all().stream().map(profile -> new Known(profile.id(), profile.title().zh(), profile.title().en())).toList();
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
        try (var file = open(order)) {
            var sheets = new ArrayList<ImportPreview.Sheet>();
            var without = new ArrayList<String>();
            for (var sheet : file.sheets()) {
                if (sheet.hidden() || order.sheet() != null && !order.sheet().equals(sheet.name())) {
                    continue;
                }
                var layout = Layout.of(file, sheet, profiles, profile(order), order.chosen());
                if (layout == null) {
                    without.add(sheet.name());
                } else {
                    sheets.add(new ImportPreview.Sheet(sheet.index(), sheet.name(), layout.profile().id(), layout.headerRow(), columns(file, layout), layout.missing()));
                }
            }
            var hidden = file.sheets().stream().filter(sheet -> sheet.hidden()).map(sheet -> sheet.name()).toList();
            return new ImportPreview(file.format(), ledger(order, keys().file(order.file())), sheets, hidden, without);
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
        try (var file = open(order)) {
            var keys = keys();
            var ledger = ledger(order, keys.file(order.file()));
            var contents = new HashMap<String, byte[]>();
            for (var layout : layouts(file, order)) {
                read(file, layout, zone, today, keys, portion -> {
                    contents.putAll(store.known(home, ledger, portion.stream().flatMap(Portion::keys).toList()));
                    for (var row : portion) {
                        var outcome = Portion.judge(row, contents);
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
        try (var file = open(order)) {
            var keys = keys();
            var digest = keys.file(order.file());
            var ledger = ledger(order, digest);
            var layouts = layouts(file, order);
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
            var layout = layouts.stream().map(LedgerImports::described).toList();
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
        var intake = new Intake(order, procedures.require(batch.procedure()));
        var at = new Object() {
            int sheet = batch.sheet();
            int row = batch.row();
        };
        Reason broken = null;
        try {
            for (var layout : layouts) {
                int sheet = layout.sheet().index();
                read(file, layout, intake.zone, intake.today(), keys, portion -> {
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

    private void save(ImportBatch batch, Layout layout, List<Portion> rows, Intake intake, int sheet, int row) {
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

    private void saveNow(ImportBatch batch, Layout layout, List<Portion> rows, Intake intake, int sheet, int row) {
        var locked = store.lock(home, batch.id()).orElseThrow();
        if (locked.state() != ImportBatch.State.RUNNING || locked.sheet() != sheet || locked.row() != row) {
            throw new Overtaken();
        }
        var contents = store.known(home, batch.ledger(), rows.stream().flatMap(Portion::keys).toList());
        var figures = ImportFigures.NONE;
        var taken = new ArrayList<ImportStore.Taken>();
        var remarks = new ArrayList<ImportRemark>();
        var now = clock.instant();
        for (var one : rows) {
            var outcome = Portion.judge(one, contents);
            figures = figures.plus(outcome.figures());
            if (!outcome.reasons().isEmpty()) {
                remarks.add(new ImportRemark(layout.sheet().index(), one.number(), outcome.taken(), outcome.reasons()));
            }
            if (outcome.taken() && one.reading() instanceof RowReading.Good(var good)) {
                var key = Objects.requireNonNull(one.key());
                contents.put(key.text(), key.content());
                taken.add(new ImportStore.Taken(key, layout.sheet().index(), one.number(), intake.take(layout.profile(), good, now)));
            }
        }
        store.add(batch, taken);
        store.remark(batch, remarks);
        store.advance(home, batch.id(), layout.sheet().index(), rows.getLast().number(), figures);
    }

    /** Makes matters of rows. */
    private final class Intake {

        private final ImportOrder order;
        private final Procedure procedure;
        private final ZoneId zone;

        Intake(ImportOrder order, Procedure procedure) {
            this.order = order;
            this.procedure = procedure;
            this.zone = ZoneId.of(procedure.zone());
        }

        LocalDate today() {
            return LocalDate.now(clock.withZone(zone));
        }

        MatterId take(Profile profile, LedgerRow row, Instant now) {
            var matter = new NewMatter(procedure.id(), matterClass(row), profiles.category(row), profiles.channel(profile, row), null,
                    text(row, LedgerField.TITLE), text(row, LedgerField.CONTENT), Objects.requireNonNullElse(row.text(LedgerField.PLACE), ""), List.of(),
                    identity(row), NameVisibility.PETITION_OFFICE, ReplyBy.NONE, order.office(), List.of(), false, at(row.receivedAt()),
                    open(row) ? Origin.LEDGER_OPEN : Origin.LEDGER_HISTORY, row.text(LedgerField.NUMBER));
            if (open(row)) {
                return registration.register(home, matter, _ -> order.actor(), now).matter();
            }
            var replied = row.repliedAt();
            return archive.archive(home, matter, holder(row), row.text(LedgerField.REPLY), replied == null ? null : at(replied), order.actor(), now);
        }

        private boolean open(LedgerRow row) {
            return order.kind() == ImportKind.OPEN && !row.answered();
        }

        private String matterClass(LedgerRow row) {
            var named = profiles.matterClass(row);
            return named != null && procedure.classes().containsKey(named) ? named : procedure.classes().keySet().iterator().next();
        }

        /** The office the ledger names, if it is one of ours by name or code; else the office that registers. */
        private Office holder(LedgerRow row) {
            var name = row.text(LedgerField.OFFICE);
            return Optional.ofNullable(name)
                    .flatMap(named -> organization.offices().stream()
                            .filter(office -> office.nameZh().equals(named) || office.nameEn().equalsIgnoreCase(named) || office.code().equals(named))
                            .findFirst())
                    .orElseGet(() -> organization.require(order.office()));
        }

        private Instant at(LocalDateTime time) {
            return time.atZone(zone).toInstant();
        }

        private static String text(LedgerRow row, LedgerField field) {
            return Objects.requireNonNullElse(row.text(field), "");
        }

        private static Map<Field, String> identity(LedgerRow row) {
            var identity = new EnumMap<Field, String>(Field.class);
            put(identity, Field.NAME, row.text(LedgerField.NAME));
            put(identity, Field.PHONE, row.text(LedgerField.PHONE));
            put(identity, Field.ID_NUMBER, row.text(LedgerField.ID_NUMBER));
            put(identity, Field.ADDRESS, row.text(LedgerField.ADDRESS));
            put(identity, Field.EMAIL, row.text(LedgerField.EMAIL));
            return identity;
        }

        private static void put(Map<Field, String> identity, Field field, @Nullable String text) {
            if (text != null) {
                identity.put(field, text);
            }
        }
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
        return here.contains(id);
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
    public int writeMendFile(UUID batchId, ImportOrder order, Path to, ImportWords words) throws IOException {
        var refused = new HashMap<String, List<Reason>>();
        store.remarks(home, batchId, false, Integer.MAX_VALUE).forEach(remark -> refused.put(remark.sheet() + "/" + remark.row(), remark.reasons()));
        int written = 0;
        try (var file = open(order)) {
            var layouts = layouts(file, order);
            int width = layouts.stream().mapToInt(layout -> layout.headers().size()).max().orElse(0);
            var headers = new ArrayList<>(layouts.getFirst().headers());
            while (headers.size() < width) {
                headers.add("");
            }
            try (var mend = new MendFile(to, words.chinese(), headers)) {
                for (var layout : layouts) {
                    var place = layouts.size() > 1 ? layout.sheet().name() + " " : "";
                    var count = new int[1];
                    file.read(layout.sheet(), row -> {
                        var reasons = refused.get(layout.sheet().index() + "/" + row.number());
                        if (reasons != null) {
                            var cells = new ArrayList<String>();
                            for (int i = 0; i < layout.headers().size(); i++) {
                                cells.add(row.cell(i).text());
                            }
                            mend.row(words.text(reasons), place + row.number(), cells);
                            count[0]++;
                        }
                        return true;
                    });
                    written += count[0];
                }
            } catch (LedgerUnreadable brokenOff) {
                LOG.debug("The ledger breaks off; the rows before that are written", brokenOff);
            }
        }
        return written;
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

    // ---- reading

    private LedgerFile open(ImportOrder order) throws IOException {
        return LedgerFile.open(order.file(), Limits.DEFAULT, order.encoding());
    }

    private @Nullable Profile profile(ImportOrder order) throws LedgerUnreadable {
        if (order.profile() == null) {
            return null;
        }
        return profiles.find(order.profile()).orElseThrow(() -> new LedgerUnreadable(Reason.of("noProfile", order.profile(),
                String.join(", ", profiles.all().stream().map(Profile::id).toList()))));
    }

    private List<Layout> layouts(LedgerFile file, ImportOrder order) throws IOException {
        var layouts = new ArrayList<Layout>();
        var seen = new HashSet<String>();
        Layout unusable = null;
        for (var sheet : file.sheets()) {
            if (sheet.hidden() || order.sheet() != null && !order.sheet().equals(sheet.name())) {
                continue;
            }
            var layout = Layout.of(file, sheet, profiles, profile(order), order.chosen());
            if (layout != null) {
                seen.addAll(layout.headers());
                if (layout.usable()) {
                    layouts.add(layout);
                } else {
                    unusable = unusable == null ? layout : unusable;
                }
            }
        }
        for (var chosen : order.chosen().values()) {
            if (!chosen.isBlank() && layouts.stream().noneMatch(layout -> Layout.column(layout.headers(), chosen) >= 0)) {
                throw new LedgerUnreadable(Reason.of("noColumn", chosen, String.join(", ", seen)));
            }
        }
        if (layouts.isEmpty()) {
            throw new LedgerUnreadable(unusable == null ? Reason.of("noHeader") : Reason.of("missing." + unusable.missing().getFirst().id(),
                    String.join(", ", unusable.headers().stream().filter(name -> !name.isBlank()).toList())));
        }
        return layouts;
    }

    @FunctionalInterface
    private interface OnPortion {
        void take(List<Portion> rows) throws IOException;
    }

    private static void read(LedgerFile file, Layout layout, ZoneId zone, LocalDate today, RowKeys keys, OnPortion then) throws IOException {
        var reader = new RowReader(layout, zone, today);
        var portion = new ArrayList<Portion>(PORTION);
        var held = new int[1];
        try {
            file.read(layout.sheet(), row -> {
                var reading = reader.read(row);
                portion.add(new Portion(row.number(), reading, reading instanceof RowReading.Good(var good) ? keys.next(good) : null));
                held[0] += reading instanceof RowReading.Blank ? 0 : 1;
                // blank rows cost nothing: many of them go with one portion
                if (held[0] >= PORTION || portion.size() >= 50 * PORTION) {
                    then.take(List.copyOf(portion));
                    portion.clear();
                    held[0] = 0;
                }
                return true;
            });
        } catch (LedgerUnreadable brokenOff) {
            if (!portion.isEmpty()) {
                then.take(List.copyOf(portion));
            }
            throw brokenOff;
        }
        if (!portion.isEmpty()) {
            then.take(List.copyOf(portion));
        }
    }

    private RowKeys keys() {
        var fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        return new RowKeys(store.secret(home, fresh));
    }

    private String ledger(ImportOrder order, byte[] digest) {
        if (order.ledger() != null && !order.ledger().isBlank()) {
            return order.ledger().strip();
        }
        return store.ledgerOf(home, digest).orElseGet(() -> LedgerName.of(order.fileName()));
    }

    /** One row that was read, with its key. */
    private record Portion(int number, RowReading reading, RowKeys.@Nullable Key key) {

        java.util.stream.Stream<byte[]> keys() {
            return key == null ? java.util.stream.Stream.empty() : java.util.stream.Stream.of(key.key());
        }

        Portion refused(Reason reason) {
            return new Portion(number, new RowReading.Bad(List.of(reason)), null);
        }

        /** What becomes of the row, given the contents that stand under the keys. */
        static Outcome judge(Portion row, Map<String, byte[]> contents) {
            return switch (row.reading) {
                case RowReading.Blank _ -> new Outcome(false, List.of(), new ImportFigures(0, 0, 0, 0, 1));
                case RowReading.Bad(var reasons) -> new Outcome(false, reasons, new ImportFigures(0, 0, 1, 0, 0));
                case RowReading.Good(var good) -> {
                    var key = Objects.requireNonNull(row.key);
                    var known = contents.get(key.text());
                    if (known == null) {
                        yield new Outcome(true, good.warnings(), new ImportFigures(1, 0, 0, good.warnings().isEmpty() ? 0 : 1, 0));
                    }
                    yield MessageDigest.isEqual(known, key.content())
                            ? new Outcome(false, List.of(), new ImportFigures(0, 1, 0, 0, 0))
                            : new Outcome(false, List.of(Reason.of("row.otherContent")), new ImportFigures(0, 0, 1, 0, 0));
                }
            };
        }
    }

    private record Outcome(boolean taken, List<Reason> reasons, ImportFigures figures) {}
}
