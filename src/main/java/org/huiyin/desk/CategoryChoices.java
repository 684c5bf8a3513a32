package org.huiyin.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.huiyin.category.Category;
import org.huiyin.category.CategoryScheme;
import org.huiyin.category.Schemes;
import org.huiyin.web.Choice;
import org.huiyin.web.Language;
import org.huiyin.web.Page;
import org.springframework.stereotype.Component;

/** The scheme of contents as a list to choose from: some hundred lines that every page of a queue shows, made once for each language. */
@Component
public class CategoryChoices {

    private final Schemes schemes;
    private final ConcurrentHashMap<Language, Made> made = new ConcurrentHashMap<>();

    CategoryChoices(Schemes schemes) {
        this.schemes = schemes;
    }

    private record Made(CategoryScheme scheme, List<Choice> choices) {}

    /** Every category of today's scheme, each with the name of its first level as the group it stands in ({@link Choice#hint}). */
    public List<Choice> all(Page t) {
        var scheme = schemes.latest();
        var known = made.get(t.language());
        if (known == null || known.scheme() != scheme) {
            known = new Made(scheme, List.copyOf(make(t, scheme)));
            made.put(t.language(), known);
        }
        return known.choices();
    }

    private static List<Choice> make(Page t, CategoryScheme scheme) {
        var choices = new ArrayList<Choice>();
        for (Category top : scheme.roots()) {
            String group = Terms.in(t, top.name());
            choices.add(new Choice(top.code(), t.text("desk.category.all", group), group));
            for (Category part : top.parts()) {
                choices.add(new Choice(part.code(), Terms.in(t, part.name()), group));
                part.parts().forEach(leaf -> choices.add(new Choice(leaf.code(), Terms.in(t, part.name()) + " › " + Terms.in(t, leaf.name()), group)));
            }
        }
        return choices;
    }
}
