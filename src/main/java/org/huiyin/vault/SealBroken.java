package org.huiyin.vault;

import org.jspecify.annotations.Nullable;

/** Sealed bytes that do not open: altered, cut, moved to another place, or sealed with another key. Never says what they hold. */
public class SealBroken extends IllegalStateException {

    SealBroken(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
