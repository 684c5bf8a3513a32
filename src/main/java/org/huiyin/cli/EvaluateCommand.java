package org.huiyin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.huiyin.triage.category.Figures;
import org.huiyin.triage.category.MessageTable;
import org.huiyin.triage.category.Trainer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code huiyin triage evaluate}: how well models trained on a file read messages of it, or of another file, that they have not seen.
 * Messages that are nearly alike are never on both sides unless {@code --random} asks for it.
 */
@Command(name = "evaluate", mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway")
    private CommandSpec spec;

    @Option(names = "--in", required = true, paramLabel = "FILE.tsv", descriptionKey = "triage.evaluate.in")
    private List<Path> in = new ArrayList<>();

    @Option(names = "--test", paramLabel = "FILE.tsv", descriptionKey = "triage.evaluate.test")
    private @Nullable Path test;

    @Option(names = "--folds", paramLabel = "N", defaultValue = "10", descriptionKey = "triage.evaluate.folds")
    private int folds = 10;

    @Option(names = "--random", descriptionKey = "triage.evaluate.random")
    private boolean random;

    @Override
    public Integer call() throws IOException {
        var terminal = new TriageTerminal(spec);
        if (folds < 2 || folds > 100) {
            return terminal.refuse("triage.evaluate.refused-folds", folds);
        }
        var trainer = new Trainer();
        var files = new ArrayList<>(in);
        if (test != null) {
            files.add(test);
        }
        int trained = 0;
        for (var file : files) {
            trained = file == test ? trainer.size() : trained;
            try (var table = MessageTable.open(file)) {
                if (!table.has("label")) {
                    return terminal.refuse("triage.train.label", file);
                }
                for (var row = table.next(); row != null; row = table.next()) {
                    trainer.add(row.example());
                }
            } catch (MessageTable.Unusable unusable) {
                return terminal.refuse(unusable.reason(), file);
            }
        }
        if (trainer.categories().size() < 2) {
            return terminal.refuse("triage.train.few", trainer.size());
        }
        Figures figures = test == null ? trainer.heldOut(folds, !random) : trainer.heldOutFrom(trained, folds, !random);
        terminal.print(figures.table());
        terminal.print(String.format(Locale.ROOT, "messages %d%naccuracy %.4f%nmacro-F1 %.4f%n", figures.messages(), figures.accuracy(),
                figures.macroF1()));
        return 0;
    }
}
