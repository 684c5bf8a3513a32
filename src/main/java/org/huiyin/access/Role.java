package org.huiyin.access;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a post can be trusted with, as {@code procedures/roles.yaml} says.
 *
 * @param id for example {@code petition-officer}; procedure files name it in {@code by:}
 * @param pages which parts of the desk it opens
 * @param apart roles with the same word here may not meet in one person; null for none
 */
public record Role(String id, String nameZh, String nameEn, Reach reach, Set<String> pages, @Nullable String apart) {

    public Role {
        pages = Set.copyOf(pages);
    }

    /** The name in Chinese, or in English where that is asked for. */
    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : nameZh;
    }
}
