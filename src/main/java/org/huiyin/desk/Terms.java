package org.huiyin.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.huiyin.category.Schemes;
import org.huiyin.clock.Rule;
import org.huiyin.clock.RuleBook;
import org.huiyin.gazetteer.Division;
import org.huiyin.lawfile.Text;
import org.huiyin.organization.Jurisdiction;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.procedure.Procedure;
import org.huiyin.procedure.Procedures;
import org.huiyin.procedure.Standing;
import org.huiyin.web.Choice;
import org.huiyin.web.Mark;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What codes are called in the reader's language: standings, classes, places, offices, rules. */
@Component
class Terms {

    private final Procedures procedures;
    private final Organization organization;
    private final RuleBook rules;
    private final Schemes schemes;
    private final CategoryChoices categories;

    Terms(Procedures procedures, Organization organization, RuleBook rules, Schemes schemes, CategoryChoices categories) {
        this.procedures = procedures;
        this.organization = organization;
        this.rules = rules;
        this.schemes = schemes;
        this.categories = categories;
    }

    static String in(Page t, Text text) {
        return t.either(text.zh(), text.en());
    }

    String office(Page t, @Nullable OfficeId id) {
        return id == null ? "" : organization.find(id).map(o -> t.either(o.nameZh(), o.nameEn())).orElse("");
    }

    String place(Page t, @Nullable String code) {
        return code == null ? "" : organization.jurisdiction(code).map(j -> t.either(j.nameZh(), j.nameEn())).orElse(code);
    }

    /** The same; the name given where it is no jurisdiction of ours. */
    String place(Page t, String code, String name) {
        return organization.jurisdiction(code).map(j -> t.either(j.nameZh(), j.nameEn())).orElse(name);
    }

    /** A division with those above it, the highest first in Chinese and last in English. Divisions that are not ours have no English name. */
    String placeInFull(Page t, Division division) {
        String own = place(t, division.code(), division.name());
        if (own.equals(division.name())) {
            return division.inFull();
        }
        var names = new ArrayList<String>();
        division.line().reversed().forEach(code -> organization.jurisdiction(code).ifPresent(j -> names.add(t.either(j.nameZh(), j.nameEn()))));
        return String.join(", ", names);
    }

    String category(Page t, @Nullable String code) {
        return code == null || schemes.find(code).isEmpty() ? "" : in(t, schemes.path(code));
    }

    String standing(Page t, String procedure, String id) {
        return in(t, procedures.require(procedure).standing(id).name());
    }

    String matterClass(Page t, String procedure, String id) {
        var found = procedures.require(procedure).classes().get(id);
        return found == null ? id : in(t, found.name());
    }

    String procedure(Page t, String id) {
        return in(t, procedures.require(id).title());
    }

    @Nullable Rule rule(@Nullable String id) {
        return id == null ? null : rules.find(id).orElse(null);
    }

    /** Colour and shape of a standing, from what the file says of it. */
    Mark mark(String procedure, String id) {
        Standing standing = procedures.require(procedure).standing(id);
        if (!standing.open()) {
            return Mark.DONE;
        }
        return standing.waitsForSender() ? Mark.PAUSED : standing.kind().equals("intake") ? Mark.WAITING : Mark.RUNNING;
    }

    /** Standings of open or of ended legs, each once, as the first file calls it. */
    List<Choice> standings(Page t, boolean open, @Nullable String procedure) {
        var names = new LinkedHashMap<String, String>();
        for (Procedure each : procedures.all()) {
            if (procedure == null || procedure.equals(each.id())) {
                each.standings().values().stream().filter(s -> s.open() == open).forEach(s -> names.putIfAbsent(s.id(), in(t, s.name())));
            }
        }
        return choices(names);
    }

    List<Choice> classes(Page t, @Nullable String procedure) {
        var names = new LinkedHashMap<String, String>();
        for (Procedure each : procedures.all()) {
            if (procedure == null || procedure.equals(each.id())) {
                each.classes().values().stream().filter(c -> !c.sealed()).forEach(c -> names.putIfAbsent(c.id(), in(t, c.name())));
            }
        }
        return choices(names);
    }

    List<Choice> procedures(Page t) {
        return procedures.all().stream().map(p -> new Choice(p.id(), in(t, p.title()))).toList();
    }

    /** As {@link CategoryChoices#all}. */
    List<Choice> categories(Page t) {
        return categories.all(t);
    }

    /** Whether a matter may be filed under that code today. */
    boolean isCategory(String code) {
        return schemes.latest().find(code).isPresent();
    }

    /** The division itself and those directly below it and below the chosen one. */
    List<Choice> places(Page t, String around, @Nullable String chosen) {
        var found = new LinkedHashMap<String, String>();
        for (String top : chosen == null || chosen.equals(around) ? List.of(around) : List.of(around, chosen)) {
            organization.jurisdiction(top).ifPresent(j -> found.putIfAbsent(j.code(), t.either(j.nameZh(), j.nameEn())));
            for (Jurisdiction below : organization.jurisdictionsIn(top)) {
                found.putIfAbsent(below.code(), t.either(below.nameZh(), below.nameEn()));
            }
        }
        return choices(found);
    }

    private static List<Choice> choices(LinkedHashMap<String, String> names) {
        var choices = new ArrayList<Choice>();
        names.forEach((code, name) -> choices.add(new Choice(code, name)));
        return choices;
    }
}
