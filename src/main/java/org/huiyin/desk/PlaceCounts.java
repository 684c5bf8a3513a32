package org.huiyin.desk;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.search.Counts;

/** Adds the counts of single divisions up to those directly below one: a list to go down by, level by level. */
final class PlaceCounts {

    private PlaceCounts() {}

    /** @param around code of the division that is looked at; one that is no number of a division shows the values as they are */
    static List<Counts.Value> below(List<Counts.Value> values, String around) {
        var prefix = prefix(around);
        int wanted = switch (prefix.length()) {
            case 2 -> 4;
            case 4 -> 6;
            case 6 -> 9;
            case 9, 12 -> 12;
            default -> 0;
        };
        if (wanted == 0) {
            return values;
        }
        Map<String, Integer> sums = new HashMap<>();
        for (var value : values) {
            var code = value.code();
            if (!code.startsWith(prefix)) {
                continue;
            }
            var shown = code.length() <= wanted ? code : code.substring(0, wanted) + (wanted == 4 ? "00" : "");
            sums.merge(shown, value.matters(), Integer::sum);
        }
        return sums.entrySet().stream()
                .map(sum -> new Counts.Value(sum.getKey(), sum.getValue()))
                .sorted(Comparator.comparingInt(Counts.Value::matters).reversed().thenComparing(Counts.Value::code))
                .toList();
    }

    private static String prefix(String code) {
        if (!code.matches("[0-9]{2,12}")) {
            return code.matches("[0-9]*") ? code : "-";
        }
        return code.length() == 6 ? code.replaceFirst("(00){1,2}$", "") : code.length() == 12 ? code.replaceFirst("000$", "") : code;
    }
}
