package org.huiyin.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code huiyin triage}: trains on files, classifies files, groups files. None of its commands starts Spring or a database. A new
 * command is one more class among {@code subcommands}.
 */
@Command(name = "triage", mixinStandardHelpOptions = true,
        subcommands = {TrainCommand.class, ClassifyCommand.class, EvaluateCommand.class, HotCommand.class, PlaceCommand.class})
public final class TriageCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), spec.resourceBundle().getString("cli.missing"));
    }
}
