package org.huiyin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.huiyin.storage.AdminCall;
import org.huiyin.storage.AdminDoor;
import org.huiyin.storage.AdminSocket;
import org.huiyin.storage.DataLocation;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * A command that works on the database: done by the running program if there is one, else by this process, which then has the
 * directory for as long. The words after its name are read by the command itself.
 */
@Command
final class AskedCommand implements Callable<Integer> {

    private final Class<?> application;
    private final String name;
    private final boolean speaks;

    @Spec
    @SuppressWarnings("NullAway")
    private CommandSpec spec;

    @Option(names = "--operator", paramLabel = "NAME", descriptionKey = "asked.as")
    private String operator = System.getProperty("user.name");

    @Unmatched
    private List<String> words = new ArrayList<>();

    /** @param speaks whether the command takes {@code --lang}, the language of whoever sits at the terminal */
    AskedCommand(Class<?> application, String name, boolean speaks) {
        this.application = application;
        this.name = name;
        this.speaks = speaks;
    }

    @Override
    public Integer call() throws IOException {
        if (speaks && Terminal.locale().equals(java.util.Locale.ENGLISH)) {
            words.addFirst("--lang=en");
        }
        var out = spec.commandLine().getOut();
        var call = new AdminCall(words, operator, Path.of("").toAbsolutePath());
        var answered = AdminSocket.ask(DataLocation.path(), name, call, text -> say(out, text));
        return answered.isPresent() ? answered.get() : alone(call, out);
    }

    private int alone(AdminCall call, java.io.PrintWriter out) {
        var spring = new SpringApplication(application);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setLazyInitialization(true);
        spring.setLogStartupInfo(false);
        var defaults = new HashMap<String, Object>(DataLocation.defaults());
        defaults.put("db-scheduler.enabled", "false");
        defaults.put("logging.level.root", "warn");
        spring.setDefaultProperties(defaults);
        if (DataLocation.isDemo()) {
            System.setProperty("huiyin.demo", "true");
        }
        try (var context = spring.run()) {
            return context.getBean(AdminDoor.class).run(name, call, text -> say(out, text));
        }
    }

    private static void say(java.io.PrintWriter out, String text) {
        out.println(text);
        out.flush();
    }
}
