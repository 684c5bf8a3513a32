package org.huiyin.intake.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Dates stored as a count of days. A workbook counts either from 1900, with a 29 February 1900 that never was, or from 1904
 * (ECMA-376 part 1, 18.17.4.1).
 */
final class ExcelSerial {

    private static final LocalDate FROM_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate FROM_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal LAST = BigDecimal.valueOf(2_958_465);
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

    private ExcelSerial() {}

    /** The moment, to the second; null when the number is no date. */
    static @Nullable LocalDateTime toDateTime(BigDecimal serial, boolean from1904) {
        if (serial.signum() < 0 || serial.compareTo(LAST) > 0) {
            return null;
        }
        long days = serial.longValue();
        long seconds = serial.subtract(BigDecimal.valueOf(days)).multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValue();
        if (from1904) {
            return FROM_1904.plusDays(days).atStartOfDay().plusSeconds(seconds);
        }
        // before the day that never was, the count is one higher than the days since
        return FROM_1900.plusDays(days < 60 ? days + 1 : days).atStartOfDay().plusSeconds(seconds);
    }
}
