package org.huiyin.knowledge;

import java.time.Instant;
import java.util.UUID;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * Words to begin a reply with (答复模板), with blanks 【…】 that the writer fills. One edition of it; editions are only ever appended.
 *
 * @param office whose it is to keep up; null for what ships with the program
 * @param category code of contents; null for all
 * @param outcome {@code SUPPORT}, {@code EXPLAIN} or {@code NOT_SUPPORT}: what the reply decides
 * @param note why this edition was written
 */
public record ReplyTemplate(UUID id, @Nullable OfficeId office, int ordinal, boolean retired, String title, @Nullable String category, Outcome outcome,
        String words, String note, @Nullable StaffId writtenBy, Instant writtenAt) {

    /** The three outcomes of 条例第三十二条. */
    public enum Outcome {
        SUPPORT,
        EXPLAIN,
        NOT_SUPPORT
    }
}
