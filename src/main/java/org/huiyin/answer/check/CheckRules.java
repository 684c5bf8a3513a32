package org.huiyin.answer.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiyin.answer.DraftFinding.Severity;
import org.huiyin.lawfile.LawFile;
import org.huiyin.lawfile.LawMap;
import org.huiyin.lawfile.Text;

/** The rules of the check with their texts, and the words they look for: {@code answer/check.yaml}. */
public record CheckRules(Map<String, Rule> rules, List<Phrase> phrases, List<Phrase> tone, List<String> denials, List<String> otherWays,
        List<String> remedyWords, List<String> vagueOffices, Promise promise, List<String> facts, List<String> reasons, List<String> lawEndings,
        int longestSentence, int shortestReply) {

    /** The rules that the program knows how to apply; the file says all of them and no other. */
    static final Set<String> KNOWN = Set.of("item-unanswered", "same-reply", "reply-short", "outcome-contradicted", "no-reason", "execute-past", "no-findings",
            "findings-without-fact", "no-basis", "basis-without-citation", "citation-without-article", "law-unknown", "law-ended", "law-not-yet", "law-no-article",
            "law-outside-excerpt", "remedy-missing", "remedy-other-period", "remedy-other-body", "remedy-other-way", "remedy-denied", "blank-left", "empty-phrase",
            "promise-without-date", "office-vague", "personal-number", "personal-sealed", "personal-other", "sentence-long", "tone");

    /** One rule. */
    record Rule(String id, Severity severity, Text law, Text says, Text advice) {}

    /** When a phrase is good after all. */
    enum Unless {
        NEVER,
        /** The sentence names a day or a time limit. */
        DATE,
        /** The sentence goes on to say what was found. */
        DETAIL
    }

    /** Words that mean the same, and what to write instead. */
    record Phrase(List<String> words, Unless unless, Text instead) {}

    /** What makes a sentence a promise. */
    record Promise(List<String> who, List<String> will, List<String> begins) {}

    /** The file that ships with the program. */
    public static CheckRules shipped() {
        return LawFile.shipped("answer/check.yaml", CheckRules::read);
    }

    static CheckRules read(LawMap top) {
        var rules = new LinkedHashMap<String, Rule>();
        top.named("rules").forEach((id, map) -> {
            if (!KNOWN.contains(id)) {
                top.refuse("rules", "不认识规则“%s”。".formatted(id), "The rule “%s” is not known.".formatted(id), KNOWN.iterator().next() + ": {…}");
            }
            rules.put(id, new Rule(id, map.choice("severity", Map.of("warning", Severity.WARNING, "advice", Severity.ADVICE)), map.words("law"), map.words("says"),
                    map.words("do")));
        });
        KNOWN.stream().filter(id -> !rules.containsKey(id)).forEach(id -> top.refuse("rules", "缺少规则“%s”。".formatted(id),
                "The rule “%s” is missing.".formatted(id), id + ": {severity: advice, law: {…}, says: {…}, do: {…}}"));
        var promise = top.map("promise");
        var limits = top.map("limits");
        return new CheckRules(Map.copyOf(rules), phrases(top, "phrases"), phrases(top, "tone"), top.texts("denials"), top.texts("other-ways"), top.texts("remedy-words"),
                top.texts("vague-offices"), new Promise(promise.texts("who"), promise.texts("will"), promise.texts("begins")), top.texts("facts"), top.texts("reasons"),
                top.texts("law-endings"), limits.integer("sentence", 20, 1000), limits.integer("reply", 1, 200));
    }

    private static List<Phrase> phrases(LawMap top, String key) {
        return top.maps(key).stream().map(map -> new Phrase(map.texts("words"), map.has("unless")
                ? map.choice("unless", Map.of("date", Unless.DATE, "detail", Unless.DETAIL)) : Unless.NEVER, map.words("instead"))).toList();
    }

    Rule rule(String id) {
        return java.util.Objects.requireNonNull(rules.get(id), id);
    }
}
