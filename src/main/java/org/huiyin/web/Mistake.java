package org.huiyin.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that must be put right before the page can go on.
 *
 * @param field name (and element id) of the field it is about
 * @param message in the reader's language, saying what to do
 */
public record Mistake(String field, String message) {

    /** What is said of a field, or null. */
    public static @Nullable String of(List<Mistake> mistakes, String field) {
        return mistakes.stream().filter(m -> m.field().equals(field)).map(Mistake::message).findFirst().orElse(null);
    }
}
