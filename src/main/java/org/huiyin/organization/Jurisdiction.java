package org.huiyin.organization;

import org.jspecify.annotations.Nullable;

/**
 * A place in the tree of administrative divisions (区划).
 *
 * @param code division code (GB/T 2260 and its statistical extension)
 * @param parent code of the division above, none at the top held here
 * @param level 1 province, 2 city, 3 county or district, 4 town or street, 5 village or community
 * @param path codes from the top to this one, each followed by a slash
 */
public record Jurisdiction(
        String code, @Nullable String parent, String nameZh, String nameEn, int level, String path) {

    /** The name in English where that is asked for and there is one, else in Chinese. */
    public String name(boolean english) {
        return english && !nameEn.isBlank() ? nameEn : nameZh;
    }

    /** Whether somebody has named it: a first start makes the top one with its code for a name. */
    public boolean named() {
        return !nameZh.equals(code);
    }
}
