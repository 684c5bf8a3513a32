package org.huiyin.answer;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the answer says to one request (条例第三十二条：分项).
 *
 * @param ordinal of the request, from 1
 * @param executeBy day by which a supported request is to be carried out
 */
public record Item(int ordinal, Outcome outcome, String reply, @Nullable LocalDate executeBy) {

    /** The three outcomes of art. 32. */
    public enum Outcome {
        /** 予以支持: the facts are clear and the request is lawful. */
        SUPPORT,
        /** 解释说明: reasonable, but without a legal basis. */
        EXPLAIN,
        /** 不予支持: no factual basis, or against the rules. */
        NOT_SUPPORT
    }
}
