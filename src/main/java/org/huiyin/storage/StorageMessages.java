package org.huiyin.storage;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** Texts of this module outside pages: refusals at start, the command line. Chinese is the default, English complete. */
final class StorageMessages {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private StorageMessages() {}

    /** The text of the key; numbers are written plainly, without grouping. */
    static String text(Locale locale, String key, Object... arguments) {
        var wanted = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT;
        var pattern = ResourceBundle.getBundle("messages.storage", wanted, NO_FALLBACK).getString(key);
        return new MessageFormat(pattern, Locale.ROOT)
                .format(Arrays.stream(arguments).map(String::valueOf).toArray());
    }

    /** Chinese, then English on the next line. */
    static String both(String key, Object... arguments) {
        return text(Locale.CHINESE, key, arguments) + System.lineSeparator() + text(Locale.ENGLISH, key, arguments);
    }
}
