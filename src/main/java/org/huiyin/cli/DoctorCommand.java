package org.huiyin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.huiyin.storage.DataLocation;
import org.huiyin.storage.Doctor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at what the program stands on and says what to do. */
@Command(name = "doctor", mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway")
    private CommandSpec spec;

    @Option(names = "--rebuild-index", descriptionKey = "doctor.rebuildIndex")
    private boolean rebuildIndex;

    @Override
    public Integer call() throws IOException {
        Terminal.quiet();
        var out = spec.commandLine().getOut();
        if (rebuildIndex && Files.isDirectory(DataLocation.path())) {
            // read by the program within moments, or when it starts; searches go on meanwhile
            var index = Files.createDirectories(DataLocation.path().resolve("index"));
            Files.writeString(index.resolve("rebuild"), "");
            out.println("✓ " + spec.root().resourceBundle().getString("doctor.rebuild.asked"));
        }
        return Doctor.look(DataLocation.path(), Terminal.locale(), Clock.systemUTC(), text -> {
            out.println(text);
            out.flush();
        });
    }
}
