package org.huiyin.category;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.lawfile.Text;
import org.jspecify.annotations.Nullable;

/**
 * One edition of a scheme of contents.
 *
 * @param scheme code of the scheme
 * @param version from 1; a new edition never gives an old code another meaning
 * @param validFrom first day on which matters are filed under it
 * @param validTo last day, or null while no end is set
 * @param roots the first level
 */
public record CategoryScheme(String scheme, int version, LocalDate validFrom, @Nullable LocalDate validTo, Text title, List<Category> roots,
        Map<String, Category> byCode) {

    /** A scheme of these categories. */
    static CategoryScheme of(String scheme, int version, LocalDate validFrom, @Nullable LocalDate validTo, Text title, List<Category> roots) {
        var byCode = new LinkedHashMap<String, Category>();
        roots.forEach(root -> put(root, byCode));
        return new CategoryScheme(scheme, version, validFrom, validTo, title, List.copyOf(roots), byCode);
    }

    private static void put(Category category, Map<String, Category> byCode) {
        byCode.put(category.code(), category);
        category.parts().forEach(part -> put(part, byCode));
    }

    /** What a matter keeps: scheme and version, {@code huiyin/1}. */
    public String edition() {
        return scheme + "/" + version;
    }

    /** The category of a code, of any level. */
    public Optional<Category> find(@Nullable String code) {
        return Optional.ofNullable(code == null ? null : byCode.get(code));
    }

    /** Whether matters are filed under it on that day. */
    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
