package org.huiyin.triage.category;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.lawfile.LawFile;
import org.huiyin.lawfile.LawMap;
import org.huiyin.lawfile.Reading;

/** Plain rules that hint at the class of a matter and show the words they found. */
public final class ClassRules {

    private static final int IN_TITLE = 3;

    private final Map<String, Rule> rules;

    private ClassRules(Map<String, Rule> rules) {
        this.rules = rules;
    }

    private record Rule(List<String> words, int least, boolean cautious) {}

    /**
     * A hint.
     *
     * @param matterClass accusation, suggestion, enquiry or claim
     * @param because words of the message that the rule found
     * @param cautious the hint must not be taken without reading
     */
    public record Hint(String matterClass, List<String> because, boolean cautious) {}

    /** The rules that ship with the program. */
    public static ClassRules shipped() {
        return LawFile.shipped("triage/classes.yaml", ClassRules::of);
    }

    /** Reads a file of rules; what is wrong with it is said with line, reason and example. */
    public static Reading<ClassRules> read(String name, byte[] bytes) {
        return LawFile.read(name, bytes, ClassRules::of);
    }

    private static ClassRules of(LawMap file) {
        var order = file.texts("order");
        var named = file.named("rules");
        var rules = new LinkedHashMap<String, Rule>();
        for (var name : order) {
            if (!named.containsKey(name)) {
                file.refuse("order", "“%s”没有规则。".formatted(name), "“%s” has no rule.".formatted(name), "rules: {" + name + ": {words: [建议]}}");
            }
        }
        named.forEach((name, map) -> {
            if (!order.contains(name)) {
                file.refuse("rules", "“%s”不在 order 里。".formatted(name), "“%s” is not in order.".formatted(name), "order: [" + name + "]");
            }
            var words = map.texts("words");
            if (words.isEmpty()) {
                map.refuse("words", "规则“%s”没有词语。".formatted(name), "The rule “%s” has no words.".formatted(name), "words: [建议]");
            }
            rules.put(name, new Rule(words, map.integer("least", 1, 99, 1), map.flag("cautious", false)));
        });
        var ordered = new LinkedHashMap<String, Rule>();
        order.stream().filter(rules::containsKey).forEach(name -> ordered.put(name, rules.get(name)));
        return new ClassRules(ordered);
    }

    /** The class that most of the words hint at, the first in order among equals; empty when too few were found. */
    public Optional<Hint> hint(String title, String content) {
        Optional<Hint> best = Optional.empty();
        int most = 0;
        for (var rule : rules.entrySet()) {
            int sum = 0;
            var found = new ArrayList<String>();
            for (String word : rule.getValue().words()) {
                int here = title.contains(word) ? IN_TITLE : content.contains(word) ? 1 : 0;
                if (here > 0) {
                    found.add(word);
                    sum += here;
                }
            }
            if (sum >= rule.getValue().least() && sum > most) {
                most = sum;
                best = Optional.of(new Hint(rule.getKey(), List.copyOf(found), rule.getValue().cautious()));
            }
        }
        return best;
    }
}
