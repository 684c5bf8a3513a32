package org.huiyin.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import picocli.CommandLine.Model.CommandSpec;

/** What the triage commands say: in UTF-8 whatever the terminal says, figures to the output and refusals to the error output. */
final class TriageTerminal {

    /** The command line could not be followed; nothing was written. */
    static final int REFUSED = 2;

    private final ResourceBundle texts;
    private final PrintWriter out;
    private final PrintWriter err;

    TriageTerminal(CommandSpec spec) {
        this(spec, utf8(FileDescriptor.out), utf8(FileDescriptor.err));
    }

    TriageTerminal(CommandSpec spec, PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
        this.texts = spec.resourceBundle() == null
                ? ResourceBundle.getBundle("messages.cli", Terminal.bundleLocale(), Terminal.NO_FALLBACK)
                : spec.resourceBundle();
    }

    void say(String key, Object... about) {
        out.println(text(key, about));
    }

    void print(String ready) {
        out.print(ready);
        out.flush();
    }

    int refuse(String key, Object... about) {
        err.println(text(key, about));
        return REFUSED;
    }

    private String text(String key, Object... about) {
        return new MessageFormat(texts.getString(key).replace("'", "''"), Locale.ROOT).format(about);
    }

    private static PrintWriter utf8(FileDescriptor to) {
        return new PrintWriter(new java.io.OutputStreamWriter(new FileOutputStream(to), StandardCharsets.UTF_8), true);
    }
}
