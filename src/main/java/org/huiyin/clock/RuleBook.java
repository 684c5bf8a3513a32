package org.huiyin.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.huiyin.lawfile.LawFile;
import org.huiyin.lawfile.LawMap;
import org.huiyin.lawfile.Near;
import org.huiyin.lawfile.Reading;
import org.huiyin.lawfile.Text;
import org.jspecify.annotations.Nullable;

/** All rules of time the program holds, read from {@code procedures/rules/}, and the known ones it deliberately leaves out. */
public final class RuleBook {

    private static final int LONGEST = 3650;
    private static final Map<String, IntFunction<Period>> UNITS = Map.of(
            "calendar-day", Period.CalendarDays::new,
            "working-day", Period.WorkingDays::new,
            "hour", Period.Hours::new,
            "month", Period.Months::new);
    private static final String SOUND = "{id: XF-03, step: …, who: …, bearer: office, trigger: …, limit: 15, unit: calendar-day, source: …, verified: true, after: …}";

    private final Map<String, Rule> rules;
    private final Map<String, Text> leftOut;

    private RuleBook(Map<String, Rule> rules, Map<String, Text> leftOut) {
        this.rules = Collections.unmodifiableMap(rules);
        this.leftOut = Collections.unmodifiableMap(leftOut);
    }

    /** The rules that ship with the program. */
    public static RuleBook shipped() {
        var rules = new LinkedHashMap<String, Rule>();
        for (String file : LawFile.shipped("procedures/rules/index.yaml", top -> top.texts("files"))) {
            for (Rule rule : LawFile.shipped("procedures/rules/" + file + ".yaml", RuleBook::rules)) {
                if (rules.put(rule.id().value(), rule) != null) {
                    throw new IllegalStateException("The rule " + rule.id() + " stands in two files");
                }
            }
        }
        return new RuleBook(rules, LawFile.shipped("procedures/rules/left-out.yaml", RuleBook::leftOut));
    }

    /** Reads one rule file; every problem is named with its line. */
    public static Reading<List<Rule>> read(String name, byte[] bytes) {
        return LawFile.read(name, bytes, RuleBook::rules);
    }

    /** The rule of that id; asking for one that is not held is a bug. */
    public Rule require(RuleId id) {
        @Nullable Rule rule = rules.get(id.value());
        if (rule == null) {
            throw new IllegalArgumentException("No rule " + id);
        }
        return rule;
    }

    /** The rule a person asked for; capitals and blanks around it do not matter. */
    public Optional<Rule> find(String id) {
        return Optional.ofNullable(rules.get(id.strip().toUpperCase(Locale.ROOT)));
    }

    /** All rules, in the order of the files. */
    public Collection<Rule> all() {
        return rules.values();
    }

    /** Known rules that are not held, each with the reason. */
    public Map<String, Text> leftOut() {
        return leftOut;
    }

    /** Why a rule a person asked for cannot be answered: it is left out on purpose, or there is none of that name. */
    public Refusal refusal(String asked) {
        String id = asked.strip().toUpperCase(Locale.ROOT);
        @Nullable Text why = leftOut.get(id);
        if (why != null) {
            return Refusal.of("clock.refused.rule-left-out", id, why);
        }
        List<String> near = Near.to(id, rules.keySet());
        return near.isEmpty()
                ? Refusal.of("clock.refused.rule-unknown", asked.strip())
                : Refusal.of("clock.refused.rule-near", asked.strip(), String.join(", ", near));
    }

    private static Map<String, Text> leftOut(LawMap file) {
        var result = new LinkedHashMap<String, Text>();
        for (LawMap group : file.maps("leftOut")) {
            Text why = group.words("why");
            group.texts("ids").forEach(id -> result.put(id, why));
        }
        return result;
    }

    private static List<Rule> rules(LawMap file) {
        String edition = file.text("edition", "cn-petition-2022");
        String calendar = file.text("calendar", "cn");
        boolean rollForward = file.flag("rollForward", true);
        @Nullable LocalDate inForceFrom = file.dateOrNull("inForceFrom");
        BiFunction<LawMap, List<Rule>, Rule> reader = (entry, before) -> rule(entry, edition, calendar, rollForward, inForceFrom, before);
        var rules = new ArrayList<Rule>();
        for (LawMap entry : file.maps("rules")) {
            rules.add(reader.apply(entry, rules));
        }
        if (rules.isEmpty()) {
            file.refuse("rules", "没有任何规则。", "The file holds no rule.", "rules: [" + SOUND + "]");
        }
        return List.copyOf(rules);
    }

    private static Rule rule(
            LawMap entry, String edition, String calendar, boolean rollForward, @Nullable LocalDate inForceFrom, List<Rule> before) {
        var id = new RuleId(entry.text("id", "XF-03"));
        if (!id.value().isEmpty() && !id.value().matches("[A-Z]{2}[A-Z0-9]{0,4}-[0-9]{2}")) {
            entry.refuse("id", "编号应当是“字母-两位数字”。", "The id must be letters, a hyphen and two digits.", "id: XF-03");
        }
        if (before.stream().anyMatch(rule -> rule.id().equals(id))) {
            entry.refuse("id", "编号 " + id + " 用了两次。", "The id " + id + " is used twice.", "each id once");
        }
        Bearer bearer = entry.choice("bearer", Map.of("office", Bearer.OFFICE, "person", Bearer.PERSON));
        Period limit = entry.choice("unit", UNITS).apply(entry.integer("limit", 1, LONGEST));
        @Nullable LawMap extension = entry.mapOrNull("extension");
        if (limit instanceof Period.Hours && entry.has("pause")) {
            entry.refuse("pause", "按小时计算的规则不能暂停。", "A rule in hours cannot be paused.", "unit: calendar-day");
        }
        return new Rule(
                id,
                entry.words("step"),
                entry.words("who"),
                bearer,
                entry.flag("duty", bearer == Bearer.OFFICE),
                entry.words("trigger"),
                limit,
                extension == null
                        ? null
                        : new Extension(extension.integer("inAll", 1, LONGEST), extension.words("approver"), extension.words("notice")),
                entry.wordsOrNull("pause"),
                entry.words("source"),
                entry.flag("verified", false),
                entry.wordsOrNull("note"),
                entry.has("calendar") ? entry.text("calendar", "cn") : calendar,
                entry.flag("rollForward", rollForward),
                edition,
                entry.has("inForceFrom") ? entry.date("inForceFrom") : inForceFrom,
                entry.words("after"));
    }
}
