package org.huiyin.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huiyin.journal.LegId;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.OfficeId;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it was issued (处理意见书, 条例第三十二条).
 *
 * @param number document number (文号)
 * @param remedyZh what the person can do next, from the route, as told on the day
 * @param reviewBody who reviews it, where a review is the remedy
 * @param service how and when it reached the person; none while it has not
 */
public record Document(
        UUID id,
        MatterId matter,
        LegId leg,
        String number,
        OfficeId office,
        LocalDate issuedOn,
        Instant issuedAt,
        String route,
        String findings,
        String basis,
        List<Item> items,
        String remedyZh,
        String remedyEn,
        @Nullable OfficeId reviewBody,
        @Nullable Service service) {

    /** Service of the document (送达). */
    public record Service(Method method, LocalDate servedOn, @Nullable String proof) {}

    /** Ways of service, by analogy with 民诉法第八十七条至第九十二条. */
    public enum Method {
        /** The person said online that it arrived; they had agreed to that. */
        ONLINE,
        /** Handed over and signed for. */
        PERSONAL,
        /** Taken by an adult of the household or a named collector. */
        FAMILY,
        /** Left at home with witnesses or pictures. */
        LEFT,
        /** By post; the day on the return receipt. */
        POST
    }

    public String remedy(boolean english) {
        return english ? remedyEn : remedyZh;
    }
}
