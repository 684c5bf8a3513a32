package org.huiyin.intake.ledger;

import java.util.Locale;

/** Whether a number format shows a date (ECMA-376 part 1, 18.8.30). */
final class DateFormats {

    private DateFormats() {}

    static boolean builtIn(int id) {
        return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58;
    }

    static boolean custom(String code) {
        var bare = code.toLowerCase(Locale.ROOT)
                .replaceAll("\"[^\"]*\"", "")
                .replaceAll("\\\\.", "")
                .replaceAll("[_*].", "")
                .replaceAll("\\[(?!h+\\]|m+\\]|s+\\])[^\\]]*\\]", "")
                .replace("general", "");
        int section = bare.indexOf(';');
        var first = section < 0 ? bare : bare.substring(0, section);
        return first.chars().anyMatch(c -> "ymdhs年月日".indexOf(c) >= 0);
    }
}
