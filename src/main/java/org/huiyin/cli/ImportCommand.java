package org.huiyin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.intake.ImportBatch;
import org.huiyin.intake.ImportKind;
import org.huiyin.intake.ImportOrder;
import org.huiyin.intake.ImportPreview;
import org.huiyin.intake.ImportRemark;
import org.huiyin.intake.ImportResult;
import org.huiyin.intake.ImportWords;
import org.huiyin.intake.LedgerField;
import org.huiyin.intake.LedgerImports;
import org.huiyin.intake.LedgerUnreadable;
import org.huiyin.journal.Actor;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
import org.huiyin.storage.AdminCall;
import org.huiyin.storage.AdminCommand;
import org.huiyin.storage.Progress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code huiyin import}: brings a ledger in. Exit code 0 when every row was taken, 1 when some rows were reported, 2 when nothing could be read or
 * the command line was wrong.
 */
@Component
final class ImportCommand implements AdminCommand {

    private static final int ALL_TAKEN = 0;
    private static final int SOME_REPORTED = 1;
    private static final int NOTHING_READ = 2;
    private static final int REMARKS_SHOWN = 20;
    private static final Actor ACTOR = new Actor.Program("ledger");

    private final LedgerImports imports;
    private final Organization organization;

    ImportCommand(LedgerImports imports, Organization organization) {
        this.imports = imports;
        this.organization = organization;
    }

    /** The words after {@code import}. */
    @Command(name = "import")
    private static final class Words {

        @Parameters(index = "0", arity = "0..1")
        private @Nullable String file;

        @Option(names = "--as")
        private String as = "history";

        @Option(names = "--dry-run")
        private boolean dryRun;

        @Option(names = "--profile")
        private @Nullable String profile;

        @Option(names = "--map")
        private List<String> map = new ArrayList<>();

        @Option(names = "--ledger")
        private @Nullable String ledger;

        @Option(names = "--sheet")
        private @Nullable String sheet;

        @Option(names = "--encoding")
        private @Nullable String encoding;

        @Option(names = "--office")
        private @Nullable String office;

        @Option(names = "--procedure")
        private String procedure = "cn-petition-2022";

        @Option(names = "--mend")
        private @Nullable String mend;

        @Option(names = "--list")
        private boolean list;

        @Option(names = "--undo")
        private @Nullable String undo;

        @Option(names = "--lang")
        private String language = "zh";

        @Option(names = {"-h", "--help"})
        private boolean help;
    }

    /** A command line that cannot be followed, in words for the operator. */
    private static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        Wrong(String text) {
            super(text);
        }
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public int run(AdminCall call, Progress progress) throws IOException {
        var words = new Words();
        try {
            new CommandLine(words).parseArgs(call.arguments().toArray(String[]::new));
        } catch (CommandLine.ParameterException wrong) {
            var text = ImportWords.of(true);
            progress.line(text.text("ledger.cli.wrong", String.valueOf(wrong.getMessage())));
            return usage(text, progress);
        }
        var text = ImportWords.of(!words.language.equals("en"));
        if (words.list) {
            return list(text, progress);
        }
        if (words.undo != null) {
            return undo(words.undo, text, progress);
        }
        if (words.file == null || words.help) {
            return usage(text, progress);
        }
        try {
            var order = order(words, words.file, call, text);
            tell(order, text, progress);
            return words.dryRun ? forecast(order, text, progress) : take(order, words, call, text, progress);
        } catch (Wrong wrong) {
            progress.line(String.valueOf(wrong.getMessage()));
            return NOTHING_READ;
        } catch (LedgerUnreadable unreadable) {
            progress.line(text.text(unreadable.reason()));
            return NOTHING_READ;
        }
    }

    private int usage(ImportWords text, Progress progress) {
        progress.line(text.text("ledger.cli.usage", String.join(", ", LedgerField.byId().keySet()),
                String.join(", ", imports.profiles().stream().map(LedgerImports.Known::id).toList())));
        return NOTHING_READ;
    }

    private ImportOrder order(Words words, String file, AdminCall call, ImportWords text) throws Wrong {
        var kind = switch (words.as) {
            case "history" -> ImportKind.HISTORY;
            case "open" -> ImportKind.OPEN;
            default -> throw new Wrong(text.text("ledger.cli.wrong", "--as " + words.as));
        };
        if (!imports.procedures().contains(words.procedure)) {
            throw new Wrong(text.text("ledger.cli.noProcedure", words.procedure, String.join(", ", imports.procedures())));
        }
        var chosen = new EnumMap<LedgerField, String>(LedgerField.class);
        for (var pair : words.map) {
            int equals = pair.indexOf('=');
            var field = equals < 0 ? null : LedgerField.of(pair.substring(0, equals));
            if (field == null) {
                throw new Wrong(text.text("ledger.cli.wrong", "--map " + pair));
            }
            chosen.put(field, pair.substring(equals + 1));
        }
        var office = office(words).orElseThrow(() -> new Wrong(text.text("ledger.cli.noOffice", words.office == null ? "" : words.office)));
        var path = call.file(file);
        return new ImportOrder(path, String.valueOf(path.getFileName()), words.ledger, words.profile, chosen, words.sheet, words.encoding, kind,
                words.procedure, office.id(), ACTOR, call.operator());
    }

    private Optional<Office> office(Words words) {
        if (words.office != null) {
            return organization.byCode(words.office);
        }
        return organization.nearest(words.procedure.contains("hotline") ? OfficeKind.HOTLINE : OfficeKind.PETITION_OFFICE, null);
    }

    /** Says how the file will be read. */
    private void tell(ImportOrder order, ImportWords text, Progress progress) throws IOException {
        var preview = imports.preview(order);
        progress.line(text.text("ledger.cli.file", order.fileName(), preview.format()));
        progress.line(text.text("ledger.cli.ledger", preview.ledger()));
        for (var sheet : preview.sheets()) {
            progress.line(text.text("ledger.cli.sheet", sheet.name(), sheet.headerRow(), sheet.profile()));
            sheet.columns().stream().filter(column -> column.field() != null)
                    .forEach(column -> progress.line(text.text("ledger.cli.column", text.field(java.util.Objects.requireNonNull(column.field())), column.name())));
            var left = sheet.columns().stream().filter(column -> column.field() == null && !column.name().isBlank()).map(ImportPreview.Column::name).toList();
            if (!left.isEmpty()) {
                progress.line(text.text("ledger.cli.left", String.join(text.chinese() ? "、" : ", ", left)));
            }
        }
        if (!preview.hidden().isEmpty()) {
            progress.line(text.text("ledger.cli.hidden", String.join(", ", preview.hidden())));
        }
        if (!preview.without().isEmpty() && !preview.sheets().isEmpty()) {
            progress.line(text.text("ledger.cli.without", String.join(", ", preview.without())));
        }
    }

    private int forecast(ImportOrder order, ImportWords text, Progress progress) throws IOException {
        var forecast = imports.forecast(order);
        var figures = forecast.figures();
        progress.line(text.text("ledger.cli.would", figures.taken(), figures.same(), figures.refused(), figures.blank()));
        switch (order.kind()) {
            case HISTORY -> progress.line(text.text("ledger.cli.wouldHistory", forecast.answered()));
            case OPEN -> {
                progress.line(text.text("ledger.cli.wouldOpen", forecast.clocks(), forecast.late(), forecast.messages(), forecast.answered()));
                if (forecast.withoutLaw() > 0) {
                    progress.line(text.text("ledger.cli.wouldWithoutLaw", forecast.withoutLaw()));
                }
            }
        }
        remarks(forecast.remarks(), figures.refused(), figures.warned(), text, progress);
        return figures.refused() == 0 ? ALL_TAKEN : SOME_REPORTED;
    }

    private int take(ImportOrder order, Words words, AdminCall call, ImportWords text, Progress progress) throws IOException {
        var said = new long[1];
        var first = new boolean[] {true};
        var result = imports.run(order, batch -> {
            long now = System.nanoTime();
            if (first[0] || now - said[0] > 2_000_000_000L) {
                progress.line(text.text("ledger.cli.progress", batch.row(), batch.figures().taken(), batch.figures().same(), batch.figures().refused()));
                said[0] = now;
                first[0] = false;
            }
        });
        return switch (result) {
            case ImportResult.Unreadable(var reason) -> {
                progress.line(text.text(reason));
                yield NOTHING_READ;
            }
            case ImportResult.Running(var id) -> {
                progress.line(text.text("ledger.cli.running", id));
                yield SOME_REPORTED;
            }
            case ImportResult.Done(var batch) -> report(order, batch, words, call, text, progress);
        };
    }

    private int report(ImportOrder order, ImportBatch batch, Words words, AdminCall call, ImportWords text, Progress progress) throws IOException {
        var figures = batch.figures();
        progress.line(text.text("ledger.cli.figures", figures.taken(), figures.same(), figures.refused(), figures.blank()));
        if (figures.warned() > 0) {
            progress.line(text.text("ledger.cli.warned", figures.warned()));
        }
        var remarks = new ArrayList<>(imports.remarks(batch.id(), false, REMARKS_SHOWN));
        remarks.addAll(imports.remarks(batch.id(), true, REMARKS_SHOWN));
        remarks(remarks, figures.refused(), figures.warned(), text, progress);
        if (figures.refused() > 0) {
            var mend = words.mend != null ? call.file(words.mend) : free(order.file().resolveSibling(LedgerImports.mendName(order.fileName(), text)));
            imports.writeMendFile(batch.id(), order, mend, text);
            progress.line(text.text("ledger.cli.mend", mend));
        }
        if (batch.broken() != null) {
            progress.line(text.text("ledger.cli.broken", text.text(batch.broken())));
        }
        progress.line(text.text("ledger.cli.batch", batch.id()));
        if (figures.rows() == 0) {
            return batch.broken() != null ? NOTHING_READ : ALL_TAKEN;
        }
        return figures.refused() == 0 && batch.broken() == null ? ALL_TAKEN : SOME_REPORTED;
    }

    /** The name, or the first with a number that no file has. */
    private static Path free(Path wanted) {
        var path = wanted;
        for (int i = 2; Files.exists(path); i++) {
            path = wanted.resolveSibling(String.valueOf(wanted.getFileName()).replaceFirst("\\.xlsx$", "-" + i + ".xlsx"));
        }
        return path;
    }

    private static void remarks(List<ImportRemark> remarks, int refused, int warned, ImportWords text, Progress progress) {
        for (boolean taken : new boolean[] {false, true}) {
            var some = remarks.stream().filter(remark -> remark.taken() == taken).limit(REMARKS_SHOWN).toList();
            if (!some.isEmpty()) {
                progress.line(text.text(taken ? "ledger.cli.remarks" : "ledger.cli.refused"));
                some.forEach(remark -> progress.line(text.text("ledger.cli.remark", remark.row(), text.text(remark.reasons()))));
                int more = (taken ? warned : refused) - some.size();
                if (more > 0) {
                    progress.line(text.text("ledger.cli.more", more));
                }
            }
        }
    }

    private int list(ImportWords text, Progress progress) {
        var latest = imports.latest();
        if (latest.isEmpty()) {
            progress.line(text.text("ledger.cli.none"));
        }
        for (var batch : latest) {
            progress.line(text.text("ledger.cli.line", batch.id(), batch.startedAt(), batch.ledger(), text.text("ledger.kind." + batch.kind()),
                    text.text("ledger.state." + batch.state()), batch.figures().taken(), batch.figures().refused()));
        }
        return ALL_TAKEN;
    }

    private int undo(String id, ImportWords text, Progress progress) {
        UUID batch;
        try {
            batch = UUID.fromString(id.strip());
        } catch (IllegalArgumentException wrong) {
            progress.line(text.text("ledger.undo.none"));
            return NOTHING_READ;
        }
        return switch (imports.undo(batch, ACTOR)) {
            case LedgerImports.Undoing.Undone(var matters) -> {
                progress.line(text.text("ledger.cli.undone", matters));
                yield ALL_TAKEN;
            }
            case LedgerImports.Undoing.Refused(var reason) -> {
                progress.line(text.text(reason));
                yield NOTHING_READ;
            }
        };
    }
}
