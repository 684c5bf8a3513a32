package org.huiyin.intake.ledger;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.huiyin.intake.LedgerField;
import org.huiyin.intake.ledger.WrittenDate.Order;
import org.huiyin.lawfile.LawMap;
import org.huiyin.lawfile.Text;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of ledger names its columns, from {@code procedures/ledgers/<id>.yaml}.
 *
 * @param columns names of columns by field, the surest first
 * @param endings ends of names that suggest a field when no whole name does
 * @param ignored columns that are known and not taken, such as a count of likes
 * @param open words of the status column that mean the matter is not closed
 * @param channel what a ledger without a channel column is taken to have come by
 */
public record Profile(String id, Text title, Order dates, String channel, Map<LedgerField, List<String>> columns,
        Map<LedgerField, List<String>> endings, Set<String> ignored, Set<String> open, Codes codes) {

    /** Words of channel, class and category by code, in the order in which they are tried. */
    record Codes(Map<String, List<String>> channels, Map<String, List<String>> classes, Map<String, List<String>> categories) {

        static Codes read(LawMap file) {
            return new Codes(words(file, "channels"), words(file, "classes"), words(file, "categories"));
        }

        private static Map<String, List<String>> words(LawMap file, String key) {
            var words = new LinkedHashMap<String, List<String>>();
            if (file.has(key)) {
                var map = file.map(key);
                for (var code : List.copyOf(map.keys())) {
                    words.put(code, map.texts(code).stream().map(word -> word.toLowerCase(Locale.ROOT)).toList());
                }
            }
            return words;
        }

        static @Nullable String code(Map<String, List<String>> words, @Nullable String text) {
            if (text == null) {
                return null;
            }
            var lower = text.toLowerCase(Locale.ROOT);
            return words.entrySet().stream().filter(code -> code.getValue().stream().anyMatch(lower::contains)).map(Map.Entry::getKey).findFirst().orElse(null);
        }
    }

    static Profile read(LawMap file) {
        var id = file.text("ledger", "general");
        var dates = file.has("dates")
                ? file.choice("dates", Map.of("unknown", Order.UNKNOWN, "month-first", Order.MONTH_FIRST, "day-first", Order.DAY_FIRST))
                : Order.UNKNOWN;
        return new Profile(id, file.words("title"), dates, file.text("channel", "WEB"), names(file, "columns"), names(file, "endings"),
                normal(file, "ignored"), normal(file, "open"), Codes.read(file));
    }

    private static Map<LedgerField, List<String>> names(LawMap file, String key) {
        var names = new LinkedHashMap<LedgerField, List<String>>();
        if (file.has(key)) {
            var map = file.map(key);
            for (var name : List.copyOf(map.keys())) {
                var field = LedgerField.of(name);
                if (field == null) {
                    map.refuse(name, "没有“%s”这个字段。".formatted(name), "There is no field “%s”.".formatted(name), "title: [主题, 标题]");
                } else {
                    names.put(field, map.texts(name).stream().map(Profile::normal).toList());
                }
            }
        }
        return names;
    }

    private static Set<String> normal(LawMap file, String key) {
        var words = new LinkedHashSet<String>();
        if (file.has(key)) {
            file.texts(key).forEach(word -> words.add(normal(word)));
        }
        return words;
    }

    /** A column's name without what does not tell: case, width, spaces, marks, and anything in brackets. */
    static String normal(String name) {
        var bare = Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("[(\\[【{<《][^)\\]】}>》]*[)\\]】}>》]", "");
        var kept = new StringBuilder(bare.length());
        bare.toLowerCase(Locale.ROOT).codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** Which column is which field. Whole names win over ends of names, and an earlier name over a later one. */
    Map<LedgerField, Integer> guess(List<String> headers) {
        var names = headers.stream().map(Profile::normal).toList();
        var taken = new HashMap<Integer, LedgerField>();
        var guessed = new LinkedHashMap<LedgerField, Integer>();
        columns.forEach((field, aliases) -> place(field, aliases, names, guessed, taken, true));
        endings.forEach((field, ends) -> place(field, ends, names, guessed, taken, false));
        return guessed;
    }

    private void place(LedgerField field, List<String> aliases, List<String> names, Map<LedgerField, Integer> guessed, Map<Integer, LedgerField> taken,
            boolean whole) {
        for (var alias : aliases) {
            for (int i = 0; i < names.size() && !guessed.containsKey(field); i++) {
                var name = names.get(i);
                boolean fits = whole ? name.equals(alias) : name.endsWith(alias) && !ignored.contains(name);
                if (fits && !taken.containsKey(i)) {
                    guessed.put(field, i);
                    taken.put(i, field);
                }
            }
        }
    }

    /** How many of these names the profile knows, ignored ones included. */
    int known(List<String> headers) {
        var guessed = guess(headers);
        var names = new ArrayList<>(headers.stream().map(Profile::normal).toList());
        return guessed.size() + (int) names.stream().filter(ignored::contains).count();
    }

    /** True when the status says that the matter is still being worked on; a blank or unknown status says nothing. */
    boolean stillOpen(@Nullable String status) {
        return status != null && open.contains(normal(status));
    }
}
