package org.huiyin.cli;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    static Locale bundleLocale() {
        return locale().equals(Locale.ENGLISH) ? Locale.ENGLISH : Locale.ROOT;
    }
}
