package org.huiyin.organization;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a member of staff holds in an office.
 *
 * @param staff who holds it; none while the post is vacant
 * @param staffName name of the holder as offices write it, empty while vacant
 * @param title what it is called, in Chinese
 * @param titleEn what it is called in English, or empty
 * @param roles ids of roles (see {@code procedures/roles.yaml})
 * @param head whether the holder leads the office (单位负责人)
 */
public record Post(
        PostId id,
        @Nullable StaffId staff,
        String staffName,
        OfficeId office,
        String title,
        String titleEn,
        Set<String> roles,
        boolean head) {

    /** What the post is called, in English where that is asked for and there is one. */
    public String title(boolean english) {
        return english && !titleEn.isBlank() ? titleEn : title;
    }
}
