package org.huiyin.cli;

import ch.qos.logback.classic.Level;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The language of whoever sits at the terminal: Chinese unless the environment says English. */
final class Terminal {

    static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Terminal() {}

    /** {@code HUIYIN_LANG}, else the usual variables of the system. */
    static Locale locale() {
        return Stream.of("HUIYIN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
                .map(System::getenv)
                .filter(Terminal::says)
                .findFirst()
                .filter(value -> value.startsWith("en"))
                .map(english -> Locale.ENGLISH)
                .orElse(Locale.CHINESE);
    }

    private static boolean says(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    /** Leaves the terminal to the command: only warnings of the libraries come through. */
    static void quiet() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.WARN);
        }
    }

    static Locale bundleLocale() {
        return locale().equals(Locale.ENGLISH) ? Locale.ENGLISH : Locale.ROOT;
    }
}
