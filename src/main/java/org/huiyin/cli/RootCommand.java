package org.huiyin.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code huiyin} without a command says what commands there are. */
@Command(name = "huiyin", mixinStandardHelpOptions = true, resourceBundle = "messages.cli")
final class RootCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), spec.resourceBundle().getString("cli.missing"));
    }
}
