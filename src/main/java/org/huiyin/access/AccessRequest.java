package org.huiyin.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * What one person asked for and a second decides.
 *
 * @param staff whom it is about
 * @param post which post, for roles
 * @param matter which sealed matter, for a receiver; its number and words are nothing for whoever decides
 * @param roles what the post shall hold
 * @param reason code of the reason, {@code access.reason.<code>} in words
 * @param approved null while it waits
 */
public record AccessRequest(
        UUID id,
        Kind kind,
        @Nullable StaffId staff,
        @Nullable PostId post,
        @Nullable MatterId matter,
        Set<String> roles,
        String reason,
        StaffId requestedBy,
        Instant requestedAt,
        @Nullable StaffId decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Boolean approved) {

    /** What can be asked for. */
    public enum Kind {
        /** Other roles for a post. */
        ROLES,
        /** A new one-time password for somebody. */
        PASSWORD,
        /** Taking away somebody's second step, when phone and recovery codes are lost. */
        SECOND_STEP,
        /** One more person who may open a sealed matter. */
        RECEIVER
    }
}
