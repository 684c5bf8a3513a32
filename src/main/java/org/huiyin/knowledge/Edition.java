package org.huiyin.knowledge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * One edition of an enactment (法规政策): a law, rule or policy as it holds from a day on. Never changed once written.
 *
 * @param office whose it is to keep up; null for what ships with the program
 * @param ordinal 1 for the first edition
 * @param ends true when the enactment is no longer in force from {@code from} on
 * @param excerpt true when only some of its articles are held: one that is not here may still exist
 * @param number document number (文号), empty where there is none
 * @param from first day in force
 * @param until last day in force where the text itself names one
 * @param address where it is published, empty where that is not known
 * @param categories codes of the scheme of contents
 * @param note why this edition was written
 * @param writtenBy null for what ships with the program
 */
public record Edition(
        UUID id,
        UUID enactment,
        @Nullable OfficeId office,
        int ordinal,
        boolean ends,
        boolean excerpt,
        Kind kind,
        String title,
        String issuer,
        String number,
        LocalDate from,
        @Nullable LocalDate until,
        String address,
        List<String> keywords,
        List<String> categories,
        String note,
        @Nullable StaffId writtenBy,
        Instant writtenAt) {

    /** What sort of text it is, by who makes it. */
    public enum Kind {
        /** 法律 */
        LAW,
        /** 行政法规、党内法规 */
        REGULATION,
        /** 地方性法规 */
        LOCAL,
        /** 规章 */
        RULE,
        /** 政策文件 */
        POLICY,
        /** 办事指南 */
        GUIDE
    }

    /** Whether it is in force on a day, provided that it is the edition that holds then. */
    public boolean inForce(LocalDate day) {
        return !ends && !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
