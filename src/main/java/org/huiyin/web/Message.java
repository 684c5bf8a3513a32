package org.huiyin.web;

import java.util.List;

/** A text to be told, by key and arguments: the words are found when the reader's language is known. */
public record Message(String key, List<?> args) {

    /** A message with its arguments. */
    public static Message of(String key, Object... args) {
        return new Message(key, List.of(args));
    }
}
