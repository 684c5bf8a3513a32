package org.huiyin.access;

import java.util.List;

/**
 * Why something may not be done, in words a person can read: the key of a message and what goes into it. A value, not an exception.
 *
 * @param key key in the module's message bundle, for example {@code access.refused.role}
 * @param args what the message names, in its order
 */
public record Refusal(String key, List<Object> args) {

    public Refusal {
        args = List.copyOf(args);
    }

    public static Refusal because(String key, Object... args) {
        return new Refusal(key, List.of(args));
    }
}
