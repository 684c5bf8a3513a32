package org.huiyin.storage;

import java.util.Locale;

/**
 * Storage cannot be opened as things stand: another program holds the directory, the disk is full, the database belongs to a
 * newer program. The message says what to do, in Chinese and then in English, because nobody's language is known this early.
 */
public final class StorageRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final String key;
    private final transient Object[] arguments;

    StorageRefused(String key, Object... arguments) {
        super(StorageMessages.both(key, arguments));
        this.key = key;
        this.arguments = arguments.clone();
    }

    StorageRefused(Throwable cause, String key, Object... arguments) {
        this(key, arguments);
        initCause(cause);
    }

    /** The key of the message in {@code messages/storage.properties}. */
    public String key() {
        return key;
    }

    /** The message in one language. */
    public String message(Locale locale) {
        return StorageMessages.text(locale, key, arguments);
    }
}
