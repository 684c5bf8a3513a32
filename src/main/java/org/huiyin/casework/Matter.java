package org.huiyin.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.huiyin.journal.MatterId;
import org.jspecify.annotations.Nullable;

/**
 * A matter (事项): what somebody asks of their government. Its words are kept apart; who filed it is in the vault.
 *
 * @param number what people read aloud; not guessable
 * @param edition law edition that was in force when it was received, kept for life
 * @param route R1–R6 (条例第三十一条) once a named official has decided it
 * @param sealed an accusation or a complaint of retaliation: open only to named receivers
 * @param person actor id of whoever filed, made for this matter alone
 */
public record Matter(
        MatterId id,
        String number,
        String procedure,
        LocalDate edition,
        String matterClass,
        @Nullable String category,
        String channel,
        @Nullable String place,
        @Nullable String route,
        Instant receivedAt,
        LocalDate receivedOn,
        boolean sealed,
        NameVisibility nameVisibleTo,
        ReplyBy replyBy,
        UUID person,
        Origin origin,
        @Nullable String originalNumber) {}
