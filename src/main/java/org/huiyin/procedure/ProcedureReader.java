package org.huiyin.procedure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.huiyin.clock.RuleBook;
import org.huiyin.clock.RuleId;
import org.huiyin.lawfile.LawMap;
import org.huiyin.lawfile.Text;
import org.jspecify.annotations.Nullable;

/** Reads a procedure file and checks that its parts fit: every standing, rule and remedy that is named is there. */
final class ProcedureReader {

    private static final Map<String, Effect> EFFECTS = words(Effect.values(), e -> e.name().toLowerCase().replace('_', '-'));
    private static final Map<String, Input.Type> TYPES = words(Input.Type.values(), e -> e.name().toLowerCase().replace('_', '-'));
    private static final Set<String> DOORS = Set.of("desk", "intake", "answer");
    private static final Set<String> KINDS = Set.of("intake", "handling", "review", "any");

    private final RuleBook rules;

    ProcedureReader(RuleBook rules) {
        this.rules = rules;
    }

    Procedure read(LawMap file) {
        String id = file.text("procedure", "cn-petition-2022");
        int revision = file.integer("revision", 1, 9999);
        Text title = file.words("title");
        Law law = law(file.map("law"));
        String zone = file.text("zone", "Asia/Shanghai");
        String calendar = file.text("calendar", "cn");
        var classes = new LinkedHashMap<String, MatterClass>();
        file.named("classes").forEach((name, map) -> classes.put(name, new MatterClass(name, here(map), cited(map), map.flag("sealed", false))));
        var switches = new LinkedHashMap<String, Boolean>();
        if (file.has("switches")) {
            LawMap map = file.map("switches");
            map.keys().forEach(name -> switches.put(name, map.flag(name, false)));
        }
        var standings = new LinkedHashMap<String, Standing>();
        file.named("standings").forEach((name, map) -> standings.put(name, standing(name, map)));
        var remedies = new LinkedHashMap<String, Remedy>();
        file.named("remedies").forEach((name, map) -> remedies.put(name, remedy(name, map)));
        Start start = start(file.map("start"), standings);
        var acts = new LinkedHashMap<String, Act>();
        file.named("acts").forEach((name, map) -> acts.put(name, act(name, map, standings, remedies, switches)));
        refuseDeadEnds(file, standings, acts);
        int unopened = file.has("service") ? file.map("service").integer("unopened-days", 1, 90) : 0;
        return new Procedure(id, revision, title, law, zone, calendar, classes, switches, start, standings, acts, remedies, unopened);
    }

    /** Where the law provides for it. A mere place is written once; anything more is written in both languages. */
    private static Text cited(LawMap map) {
        if (map.nests("law")) {
            return map.words("law");
        }
        String zh = map.text("law", "第二十二条");
        return Citation.of(zh).orElseGet(() -> {
            if (!zh.isEmpty()) {
                map.refuse("law", "“%s”不只是条、款、项，要写中文和英文。".formatted(zh),
                        "“%s” is more than articles, paragraphs and items and needs Chinese and English.".formatted(zh), "law: {zh: 办法第三条, en: Measures article 3}");
            }
            return new Text(zh, zh);
        });
    }

    private static Law law(LawMap map) {
        LawMap effective = map.map("effective");
        return new Law(map.words("name"), map.date("edition"), effective.date("from"), effective.dateOrNull("to"));
    }

    private Start start(LawMap map, Map<String, Standing> standings) {
        String standing = map.text("standing", "registered");
        known(map, "standing", standing, standings.keySet());
        return new Start(map.text("kind", "intake"), standing, map.text("holder", "PETITION_OFFICE"), ruleIds(map, "clocks"));
    }

    private static Standing standing(String id, LawMap map) {
        String kind = map.text("kind", "handling");
        known(map, "kind", kind, KINDS);
        return new Standing(id, kind, map.flag("open", false), "sender".equals(map.textOrNull("waits-for", "sender")), here(map), map.words("person"));
    }

    private static Remedy remedy(String id, LawMap map) {
        map.textOrNull("body", "superior");
        return new Remedy(id, here(map));
    }

    private Act act(String id, LawMap map, Map<String, Standing> standings, Map<String, Remedy> remedies, Map<String, Boolean> switches) {
        String to = map.text("to", "accepted");
        if (!to.equals("same")) {
            known(map, "to", to, standings.keySet());
        }
        List<String> from = map.texts("from");
        from.forEach(s -> known(map, "from", s, standings.keySet()));
        String door = map.has("door") ? map.text("door", "desk") : "desk";
        known(map, "door", door, DOORS);
        String remedy = map.textOrNull("remedy", "route");
        if (remedy != null && !remedy.equals("route")) {
            known(map, "remedy", remedy, remedies.keySet());
        }
        String once = map.textOrNull("once-unless", "object-again-after-ruling");
        if (once != null) {
            known(map, "once-unless", once, switches.keySet());
        }
        var inputs = new ArrayList<Input>();
        map.named("input").forEach((name, input) -> inputs.add(input(name, input)));
        List<String> shows = map.texts("shows");
        shows.forEach(s -> known(map, "shows", s, inputs.stream().map(Input::name).toList()));
        return new Act(
                id,
                here(map),
                cited(map),
                parties(map.map("by")),
                door,
                from,
                to,
                map.has("effect") ? map.choice("effect", EFFECTS) : Effect.MOVE,
                map.has("opens") ? opens(map.map("opens"), standings) : null,
                map.flag("tracks", false),
                map.textOrNull("track", "simple"),
                map.has("lead") ? Boolean.valueOf(map.flag("lead", true)) : null,
                sealed(map),
                map.texts("classes"),
                map.textOrNull("route", "R6"),
                ruleIds(map, "stops"),
                starts(map, inputs),
                rule(map, "extends"),
                rule(map, "only-while"),
                rule(map, "after"),
                once,
                map.textOrNull("escalates", "NOT_FIXED"),
                List.copyOf(inputs),
                shows,
                remedy,
                map.wordsOrNull("story"));
    }

    private static Act.Sealed sealed(LawMap map) {
        String written = map.textOrNull("sealed", "only");
        return switch (written == null ? "true" : written) {
            case "only" -> Act.Sealed.ONLY;
            case "false" -> Act.Sealed.REFUSED;
            case "true" -> Act.Sealed.ALLOWED;
            default -> {
                map.refuse("sealed", "“sealed”只能写 true、false 或 only。", "“sealed” must be true, false or only.", "sealed: only");
                yield Act.Sealed.REFUSED;
            }
        };
    }

    private static Parties parties(LawMap map) {
        return new Parties(
                Set.copyOf(map.texts("holder")),
                Set.copyOf(map.texts("sender")),
                map.flag("person", false),
                map.flag("receiver", false),
                Set.copyOf(map.texts("program")));
    }

    private Opens opens(LawMap map, Map<String, Standing> standings) {
        String standing = map.text("standing", "received");
        known(map, "standing", standing, standings.keySet());
        return new Opens(map.text("kind", "handling"), standing, map.text("sent-as", "TRANSFER"), ruleIds(map, "clocks"), ruleIds(map, "simple-clocks"));
    }

    private List<StartClock> starts(LawMap map, List<Input> inputs) {
        var starts = new ArrayList<StartClock>();
        for (LawMap start : map.maps("starts")) {
            String from = start.text("from", "now");
            if (!Set.of("now", "lapse", "on").contains(from)) {
                known(start, "from", from, inputs.stream().map(Input::name).toList());
            }
            RuleId rule = rule(start, "rule");
            if (rule == null) {
                start.refuse("rule", "缺少“rule”。", "“rule” is missing.", "rule: XF-20");
            } else {
                starts.add(new StartClock(rule, from, start.textOrNull("track", "simple")));
            }
        }
        return starts;
    }

    private static Input input(String name, LawMap map) {
        Input.Type type = map.choice("type", TYPES);
        var choices = new LinkedHashMap<String, Text>();
        if (type == Input.Type.CHOICE) {
            LawMap of = map.map("of");
            of.keys().forEach(code -> choices.put(code, of.words(code)));
        } else if (type == Input.Type.ROUTE) {
            map.texts("of").forEach(code -> choices.put(code, new Text(code, code)));
        }
        return new Input(name, type, map.flag("required", true), here(map), choices);
    }

    private @Nullable RuleId rule(LawMap map, String key) {
        String written = map.textOrNull(key, "XF-20");
        if (written == null) {
            return null;
        }
        knownRule(map, key, written);
        return new RuleId(written);
    }

    private List<RuleId> ruleIds(LawMap map, String key) {
        List<String> written = map.texts(key);
        written.forEach(w -> knownRule(map, key, w));
        return written.stream().map(RuleId::new).toList();
    }

    private void knownRule(LawMap map, String key, String written) {
        if (rules.find(written).isEmpty()) {
            map.refuse(key, "没有编号为“%s”的期限规则。".formatted(written), "There is no deadline rule “%s”.".formatted(written), key + ": XF-20");
        }
    }

    /** A name must be one of those the file (or the program) knows. */
    private static void known(LawMap map, String key, String written, java.util.Collection<String> known) {
        if (!written.isEmpty() && !known.contains(written)) {
            String all = String.join(", ", known);
            map.refuse(key, "“%s”里的“%s”没有定义。".formatted(key, written), "“%s” names “%s”, which is not defined. Known: %s.".formatted(key, written, all),
                    key + ": " + (known.isEmpty() ? "…" : known.iterator().next()));
        }
    }

    /** A leg that is open must have a way on, or it would wait for ever. A review's inner steps are not written yet. */
    private static void refuseDeadEnds(LawMap file, Map<String, Standing> standings, Map<String, Act> acts) {
        for (Standing standing : standings.values()) {
            boolean left = acts.values().stream().anyMatch(a -> a.from().contains(standing.id()) && !a.to().equals(standing.id()));
            if (standing.open() && !left && !standing.kind().equals("review")) {
                file.refuse("standings", "没有任何行为能离开“%s”。".formatted(standing.id()), "No act leads out of “%s”.".formatted(standing.id()),
                        "from: [" + standing.id() + "]");
            }
        }
    }

    /** The words of a map that carries {@code zh} and {@code en} beside its other keys. */
    private static Text here(LawMap map) {
        return new Text(map.text("zh", "中文"), map.text("en", "English"));
    }

    private static <E> Map<String, E> words(E[] values, Function<E, String> word) {
        var words = new LinkedHashMap<String, E>();
        for (E value : values) {
            words.put(word.apply(value), value);
        }
        return words;
    }
}
