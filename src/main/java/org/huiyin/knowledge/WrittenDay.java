package org.huiyin.knowledge;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a day as forms, spreadsheets and laws write it: 2022-05-01, 2022/5/1, 2022年5月1日. A time of day after it is left out. */
final class WrittenDay {

    private static final Pattern DAY = Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?(?:[ T]\\d{1,2}:\\d{2}.*)?");

    private WrittenDay() {}

    static Optional<LocalDate> read(String written) {
        var day = DAY.matcher(java.text.Normalizer.normalize(written, java.text.Normalizer.Form.NFKC).strip());
        if (!day.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3))));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
