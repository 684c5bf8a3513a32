package org.huiyin.category;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.huiyin.lawfile.LawMap;
import org.huiyin.lawfile.Near;

/** How scheme files and cross-walk files are read. */
final class SchemeFile {

    private static final String EXAMPLE = "WATER: {name: {zh: 供水, en: Water supply}}";
    private static final int LEVELS = 3;

    private SchemeFile() {}

    static CategoryScheme scheme(LawMap file) {
        String scheme = file.text("scheme", "huiyin");
        int version = file.integer("version", 1, 9999);
        var from = file.date("valid-from");
        var to = file.dateOrNull("valid-to");
        if (to != null && to.isBefore(from)) {
            file.refuse("valid-to", "“valid-to”早于“valid-from”。", "“valid-to” is before “valid-from”.", "valid-to: " + from.plusYears(1));
        }
        var title = file.words("title");
        var names = new HashMap<String, String>();
        var roots = categories(file, "categories", "", 1, names);
        if (roots.isEmpty()) {
            file.refuse("categories", "没有任何类别。", "There are no categories.", "categories: {URBAN: {name: {zh: 城市管理, en: City services}}}");
        }
        return CategoryScheme.of(scheme, version, from, to, title, roots);
    }

    private static List<Category> categories(LawMap outer, String key, String above, int level, Map<String, String> names) {
        var found = new ArrayList<Category>();
        outer.named(key).forEach((word, map) -> {
            String code = above.isEmpty() ? word : above + "-" + word;
            if (!word.matches("[A-Z][A-Z0-9]{0,15}")) {
                outer.refuse(key, "代码“%s”只能用大写字母和数字，最多 16 个。".formatted(word),
                        "The code “%s” must be capital letters and digits, 16 at most.".formatted(word), EXAMPLE);
            }
            var name = map.words("name");
            String before = names.putIfAbsent(above + "/" + name.zh(), code);
            if (before != null) {
                map.refuse("name", "“%s”和 %s 重名。".formatted(name.zh(), before), "“%s” is the name of %s too.".formatted(name.zh(), before), EXAMPLE);
            }
            var words = map.texts("words");
            List<Category> parts = List.of();
            if (level < LEVELS) {
                parts = categories(map, "parts", code, level + 1, names);
            } else if (map.has("parts")) {
                map.keys();
                map.refuse("parts", "最多三级。", "Three levels at most.", EXAMPLE);
            }
            found.add(new Category(code, level, name, words, parts));
        });
        return found;
    }

    /** Reads a cross-walk that leads to one of these editions. */
    static Function<LawMap, CrossWalk> crossWalk(List<CategoryScheme> schemes) {
        return file -> {
            String from = file.text("from", "national-17");
            var title = file.words("title");
            String edition = file.text("to", "huiyin/1");
            var scheme = schemes.stream().filter(s -> s.edition().equals(edition)).findFirst();
            if (scheme.isEmpty()) {
                file.refuse("to", "没有“%s”这一版分类。".formatted(edition), "There is no edition “%s”.".formatted(edition), "to: " + schemes.getFirst().edition());
            }
            var names = new LinkedHashMap<String, List<String>>();
            if (file.has("names")) {
                var map = file.map("names");
                for (var name : List.copyOf(map.keys())) {
                    var codes = map.texts(name);
                    for (var code : codes) {
                        if (scheme.isPresent() && scheme.get().find(code).isEmpty()) {
                            var near = Near.to(code, scheme.get().byCode().keySet());
                            map.refuse(name, "分类里没有“%s”。".formatted(code), "The scheme has no “%s”.".formatted(code),
                                    name + ": [" + (near.isEmpty() ? scheme.get().roots().getFirst().code() : near.getFirst()) + "]");
                        }
                    }
                    names.put(name, List.copyOf(codes));
                }
            }
            return new CrossWalk(from, title, edition, names);
        };
    }
}
