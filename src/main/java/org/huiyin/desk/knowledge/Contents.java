package org.huiyin.desk.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.category.Category;
import org.huiyin.category.Schemes;
import org.huiyin.lawfile.Text;
import org.huiyin.web.Choice;
import org.huiyin.web.Page;
import org.springframework.stereotype.Component;

/** The scheme of contents in the reader's language, for texts that are filed under it. */
@Component
class Contents {

    private final Schemes schemes;

    Contents(Schemes schemes) {
        this.schemes = schemes;
    }

    /** Every category of today's scheme, each with the name of its first level as the group it stands in ({@link Choice#hint}). */
    List<Choice> all(Page t) {
        var choices = new ArrayList<Choice>();
        for (Category top : schemes.latest().roots()) {
            String group = in(t, top.name());
            choices.add(new Choice(top.code(), t.text("desk.category.all", group), group));
            for (Category part : top.parts()) {
                choices.add(new Choice(part.code(), in(t, part.name()), group));
                part.parts().forEach(leaf -> choices.add(new Choice(leaf.code(), in(t, part.name()) + " › " + in(t, leaf.name()), group)));
            }
        }
        return choices;
    }

    /** The same after one that stands for none. */
    List<Choice> all(Page t, String none) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", none));
        choices.addAll(all(t));
        return choices;
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
