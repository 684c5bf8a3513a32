package org.huiyin.triage.category;

import org.jspecify.annotations.Nullable;

/**
 * One message, with its category where that is known.
 *
 * @param label the category's code or name, or null
 * @param text title and content, or the words of a file that was cut into words, in one
 */
public record Example(@Nullable String label, String text) {

    /** A message of title and content. */
    public static Example of(@Nullable String label, String title, String content) {
        return new Example(label, title.isEmpty() ? content : title + "\n" + content);
    }
}
