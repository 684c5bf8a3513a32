package org.huiyin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Scanner;
import java.util.concurrent.Callable;
import org.huiyin.storage.DataLocation;
import org.huiyin.storage.Restore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a backup back into an empty data directory ({@code HUIYIN_DATA}), after saying what will be lost. */
@Command(name = "restore", mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", descriptionKey = "restore.file")
    @SuppressWarnings("NullAway")
    private Path file;

    @Option(names = "--key", paramLabel = "FILE", descriptionKey = "restore.key")
    private @Nullable Path key;

    @Option(names = "--keys", paramLabel = "DIRECTORY", descriptionKey = "restore.keys")
    private @Nullable Path keys;

    @Option(names = "--wrapped", paramLabel = "FILE", descriptionKey = "restore.wrapped")
    private @Nullable Path wrapped;

    @Option(names = "--yes", descriptionKey = "restore.yes")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        Terminal.quiet();
        var out = spec.commandLine().getOut();
        var texts = spec.commandLine().getResourceBundle();
        var passphrase = key != null ? key : DataLocation.path().resolve("backup.key");
        var done = new Restore(DataLocation.path(), file, passphrase, keys, wrapped).run(
                Terminal.locale(),
                text -> {
                    out.println(text);
                    out.flush();
                },
                () -> yes || asked(out, texts.getString("restore.ask")));
        out.println(texts.getString(done ? "restore.done" : "restore.stopped"));
        out.flush();
        return done ? 0 : 1;
    }

    private static boolean asked(java.io.PrintWriter out, String question) {
        out.print(question);
        out.flush();
        var answers = new Scanner(System.in);
        return answers.hasNextLine() && answers.nextLine().strip().equalsIgnoreCase("yes");
    }
}
