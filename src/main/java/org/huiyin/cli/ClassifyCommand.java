package org.huiyin.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.huiyin.triage.category.CategoryModel;
import org.huiyin.triage.category.Figures;
import org.huiyin.triage.category.Guess;
import org.huiyin.triage.category.MessageTable;
import org.huiyin.triage.category.ShippedModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code huiyin triage classify}: suggests a category for each message of a file. Starts neither Spring nor a database. */
@Command(name = "classify", mixinStandardHelpOptions = true)
final class ClassifyCommand implements Callable<Integer> {

    private final Function<CommandSpec, TriageTerminal> terminals;

    @Spec
    @SuppressWarnings("NullAway")
    private CommandSpec spec;

    @Option(names = "--model", paramLabel = "FILE", descriptionKey = "triage.classify.model")
    private @Nullable Path model;

    @Option(names = "--in", required = true, paramLabel = "FILE.tsv", descriptionKey = "triage.classify.in")
    @SuppressWarnings("NullAway")
    private Path in;

    @Option(names = "--out", required = true, paramLabel = "FILE.tsv", descriptionKey = "triage.classify.out")
    @SuppressWarnings("NullAway")
    private Path out;

    ClassifyCommand() {
        this(TriageTerminal::new);
    }

    ClassifyCommand(Function<CommandSpec, TriageTerminal> terminals) {
        this.terminals = terminals;
    }

    @Override
    public Integer call() throws IOException {
        var terminal = terminals.apply(spec);
        CategoryModel loaded;
        try {
            loaded = load();
        } catch (IOException broken) {
            return terminal.refuse("triage.classify.broken", model);
        }
        try (var table = MessageTable.open(in)) {
            if (Files.exists(out) && Files.isSameFile(in, out)) {
                return terminal.refuse("triage.file.same", in);
            }
            boolean plain = !Files.exists(out) || Files.isRegularFile(out); // a pipe is written to directly
            var target = plain ? out.resolveSibling(out.getFileName() + ".part") : out;
            BufferedWriter writer;
            try {
                writer = Files.newBufferedWriter(target, StandardCharsets.UTF_8);
            } catch (IOException unwritable) {
                return terminal.refuse("triage.file.unwritable", out);
            }
            var figures = new Figures(loaded.categories());
            long rows;
            try (writer) {
                rows = write(loaded, table, writer, figures);
            }
            if (plain) {
                Files.move(target, out, StandardCopyOption.REPLACE_EXISTING);
            }
            terminal.say("triage.classify.done", rows, out);
            if (figures.messages() > 0) {
                terminal.print(figures.table());
                terminal.print(String.format(Locale.ROOT, "accuracy %.4f%nmacro-F1 %.4f%n", figures.accuracy(), figures.macroF1()));
            }
            return 0;
        } catch (MessageTable.Unusable unusable) {
            return terminal.refuse(unusable.reason(), in);
        }
    }

    private CategoryModel load() throws IOException {
        if (model == null) {
            return ShippedModel.read();
        }
        try (var bytes = Files.newInputStream(model)) {
            return CategoryModel.read(bytes);
        }
    }

    private static long write(CategoryModel model, MessageTable table, BufferedWriter writer, Figures figures) throws IOException {
        boolean numbered = table.has("msg_id");
        boolean labelled = table.has("label");
        writer.write((numbered ? "msg_id\t" : "") + (labelled ? "label\t" : "") + "predicted\tconfidence\tbecause\n");
        long rows = 0;
        for (var row = table.next(); row != null; row = table.next()) {
            var message = row.example();
            Guess guess = model.guess(message);
            String predicted = guess.category() == null ? "" : guess.category();
            if (message.label() != null) {
                figures.count(message.label(), predicted);
            }
            writer.write((numbered ? cell(row.cell("msg_id")) + "\t" : "") + (labelled ? cell(row.cell("label")) + "\t" : "") + cell(predicted)
                    + "\t" + String.format(Locale.ROOT, "%.3f", guess.confidence()) + "\t" + cell(String.join("、", guess.because())) + "\n");
            rows++;
        }
        return rows;
    }

    /** A cell on one line that no spreadsheet takes for a formula. */
    private static String cell(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return !line.isEmpty() && "=+-@".indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
    }
}
