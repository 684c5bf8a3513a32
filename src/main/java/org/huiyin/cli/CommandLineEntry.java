package org.huiyin.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.huiyin.storage.StorageRefused;
import picocli.CommandLine;

/** Reads the command line and runs the command it names. Knows nothing of Spring until a command needs it. */
public final class CommandLineEntry {

    /** Commands of other files, by class name: one that is not in this build is not offered. */
    private static final List<String> PLAIN = List.of("org.huiyin.cli.DeadlineCommand", "org.huiyin.cli.TriageCommand");

    private CommandLineEntry() {}

    /**
     * Runs one command.
     *
     * @param application the class that Spring starts from
     * @return exit code: 0 done, 1 refused or partly done, 2 the command line was wrong
     */
    public static int run(Class<?> application, String[] args) {
        return line(application).execute(args);
    }

    static CommandLine line(Class<?> application) {
        var line = new CommandLine(new RootCommand());
        line.addSubcommand("serve", new ServeCommand(application));
        for (var command : plain()) {
            line.addSubcommand(command);
        }
        for (var name : List.of("import", "backup")) {
            line.addSubcommand(name, new CommandLine(new AskedCommand(application, name, name.equals("import"))).setCommandName(name));
        }
        line.addSubcommand("restore", new RestoreCommand());
        line.addSubcommand("doctor", new DoctorCommand());
        line.setExecutionExceptionHandler((failure, command, parsed) -> refused(failure, command));
        texts(line, ResourceBundle.getBundle("messages.cli", Terminal.bundleLocale(), Terminal.NO_FALLBACK));
        return line;
    }

    private static void texts(CommandLine line, ResourceBundle texts) {
        line.setResourceBundle(texts);
        line.getSubcommands().values().forEach(one -> {
            if (one.getCommandSpec().resourceBundle() == null) {
                texts(one, texts);
            }
        });
    }

    private static List<Object> plain() {
        var commands = new ArrayList<Object>();
        for (var name : PLAIN) {
            try {
                commands.add(Class.forName(name).getDeclaredConstructor().newInstance());
            } catch (ClassNotFoundException absent) {
                continue;
            } catch (ReflectiveOperationException broken) {
                throw new IllegalStateException(broken);
            }
        }
        return commands;
    }

    private static int refused(Exception failure, CommandLine command) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StorageRefused refused) {
                command.getErr().println(refused.getMessage());
                return 1;
            }
        }
        failure.printStackTrace(command.getErr());
        return 70;
    }
}
