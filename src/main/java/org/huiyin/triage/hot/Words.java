package org.huiyin.triage.hot;

import java.util.List;

/**
 * What a matter says, made even. Nothing of who says it can be put in here.
 *
 * @param title the even title
 * @param content the beginning of the even content
 */
public record Words(String title, String content) {

    /** Takes a title and a content as they were written; sealed placeholders are left out. */
    public static Words of(String title, String content) {
        return new Words(Wording.title(title), Wording.content(content));
    }

    List<String> parts() {
        return List.of(title, content);
    }

    /** Whether there is nothing to read. */
    public boolean empty() {
        return title.isBlank() && content.isBlank();
    }
}
