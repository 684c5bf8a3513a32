package org.huiyin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.huiyin.triage.category.MessageTable;
import org.huiyin.triage.category.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code huiyin triage train}: makes a model from files of labelled messages. Starts neither Spring nor a database. */
@Command(name = "train", mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    private final Function<CommandSpec, TriageTerminal> terminals;

    @Spec
    @SuppressWarnings("NullAway")
    private CommandSpec spec;

    @Option(names = "--in", required = true, paramLabel = "FILE.tsv", descriptionKey = "triage.train.in")
    private List<Path> in = new ArrayList<>();

    @Option(names = "--model", required = true, paramLabel = "FILE", descriptionKey = "triage.train.model")
    @SuppressWarnings("NullAway")
    private Path out;

    TrainCommand() {
        this(TriageTerminal::new);
    }

    TrainCommand(Function<CommandSpec, TriageTerminal> terminals) {
        this.terminals = terminals;
    }

    @Override
    public Integer call() throws IOException {
        var terminal = terminals.apply(spec);
        var trainer = new Trainer();
        long unlabelled = 0;
        for (var file : in) {
            try (var table = MessageTable.open(file)) {
                if (!table.has("label")) {
                    return terminal.refuse("triage.train.label", file);
                }
                for (var row = table.next(); row != null; row = table.next()) {
                    unlabelled += trainer.add(row.example()) ? 0 : 1;
                }
            } catch (MessageTable.Unusable unusable) {
                return terminal.refuse(unusable.reason(), file);
            }
        }
        if (trainer.categories().size() < 2) {
            return terminal.refuse("triage.train.few", trainer.size());
        }
        terminal.say("triage.train.begin", trainer.size(), trainer.categories().size(), unlabelled);
        var model = trainer.train();
        var part = out.resolveSibling(out.getFileName() + ".part");
        try (var to = Files.newOutputStream(part)) {
            model.write(to);
        } catch (IOException unwritable) {
            return terminal.refuse("triage.file.unwritable", out);
        }
        Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
        terminal.say("triage.train.done", out, String.format(Locale.ROOT, "%.1f", Files.size(out) / 1048576.0));
        return 0;
    }
}
