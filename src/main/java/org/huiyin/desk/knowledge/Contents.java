package org.huiyin.desk.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.category.Category;
import org.huiyin.category.Schemes;
import org.huiyin.desk.CategoryChoices;
import org.huiyin.lawfile.Text;
import org.huiyin.web.Choice;
import org.huiyin.web.Page;
import org.springframework.stereotype.Component;

/** The scheme of contents in the reader's language, for texts that are filed under it. */
@Component
class Contents {

    private final Schemes schemes;
    private final CategoryChoices choices;

    Contents(Schemes schemes, CategoryChoices choices) {
        this.schemes = schemes;
        this.choices = choices;
    }

    /** As {@link CategoryChoices#all}, after one that stands for none. */
    List<Choice> all(Page t, String none) {
        var with = new ArrayList<Choice>();
        with.add(new Choice("", none));
        with.addAll(choices.all(t));
        return with;
    }

    /** The first level, and of what lies below it what is chosen already. */
    List<Choice> ticked(Page t, Collection<String> chosen) {
        var codes = new ArrayList<>(schemes.latest().roots().stream().map(Category::code).toList());
        chosen.stream().filter(code -> schemes.find(code).isPresent() && !codes.contains(code)).forEach(codes::add);
        return codes.stream().map(code -> new Choice(code, name(t, code))).toList();
    }

    /** The name with the names above it; the code itself where no edition has it. */
    String name(Page t, String code) {
        return in(t, schemes.path(code));
    }

    /** Codes by the names they have in the reader's language: with the names above, and alone where no other is called the same. */
    Map<String, String> codes(Page t) {
        var codes = new LinkedHashMap<String, String>();
        var alone = new LinkedHashMap<String, String>();
        schemes.latest().byCode().values().forEach(category -> {
            codes.put(name(t, category.code()), category.code());
            alone.merge(in(t, category.name()), category.code(), (_, _) -> "");
        });
        alone.forEach((name, code) -> {
            if (!code.isEmpty()) {
                codes.putIfAbsent(name, code);
            }
        });
        return codes;
    }

    private static String in(Page t, Text text) {
        return t.either(text.zh(), text.en());
    }
}
