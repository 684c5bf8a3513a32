package org.huiyin.desk.administration;

import org.huiyin.organization.Office;
import org.huiyin.web.Page;

/**
 * An office as the administrator's list shows it.
 *
 * @param depth how many offices stand above it
 * @param kind words for its kind
 * @param closed whether it no longer works
 */
public record OfficeRow(String id, String name, int depth, String kind, String place, String phone, boolean closed) {

    /** Deeper than this is shown no deeper: the page stays readable at phone width. */
    private static final int DEEPEST = 6;

    static OfficeRow of(Office office, String place, Page t) {
        int depth = (int) office.path().chars().filter(c -> c == '/').count() - 1;
        return new OfficeRow(office.id().toString(), t.either(office.nameZh(), office.nameEn()), Math.min(depth, DEEPEST),
                t.text("offices.kind." + office.kind()), place, office.publicPhone(), !office.active());
    }
}
