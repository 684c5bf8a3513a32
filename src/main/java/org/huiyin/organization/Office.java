package org.huiyin.organization;

import org.jspecify.annotations.Nullable;

/**
 * Any organ or unit that can hold a matter (机构).
 *
 * @param superior the office above in the line of leadership; none at the top
 * @param path codes of the offices from the top to this one, each followed by a slash; a prefix names a subtree
 * @param branch the ancestor directly below the top, or this office itself when it stands there
 * @param jurisdiction code of the division it serves
 * @param publicPhone the number people may call; never a staff list
 * @param address where people find it, in Chinese; {@code addressEn} in English, or empty
 * @param reception when people are received, in Chinese; {@code receptionEn} in English, or empty
 * @param successor the office that goes on for a closed one (接续单位); none while it works
 */
public record Office(
        OfficeId id,
        String code,
        String nameZh,
        String nameEn,
        @Nullable OfficeId superior,
        String path,
        OfficeId branch,
        OfficeKind kind,
        String jurisdiction,
        String publicPhone,
        String address,
        String addressEn,
        String reception,
        String receptionEn,
        boolean active,
        @Nullable OfficeId successor) {

    /** The name in English where that is asked for and there is one, else in Chinese. */
    public String name(boolean english) {
        return english && !nameEn.isBlank() ? nameEn : nameZh;
    }

    /** Whether this office is the other one or stands below it in the line of leadership. */
    public boolean isUnder(Office other) {
        return path.startsWith(other.path);
    }
}
