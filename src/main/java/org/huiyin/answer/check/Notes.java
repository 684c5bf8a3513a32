package org.huiyin.answer.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huiyin.answer.DraftFinding;
import org.huiyin.lawfile.Text;

/** Gathers findings: the same rule says the same of the same words in one field once, and no rule speaks more than a few times. */
final class Notes {

    private static final int MOST_OF_A_RULE = 6;
    private static final int LONGEST_QUOTE = 60;

    private final CheckRules rules;
    private final List<DraftFinding> found = new ArrayList<>();
    private final Set<String> said = new HashSet<>();

    Notes(CheckRules rules) {
        this.rules = rules;
    }

    /** @param args what the texts of the rule name: a {@link Text} in its language, anything else as it is */
    void add(String id, Part part, String quoted, Object... args) {
        var rule = rules.rule(id);
        String shown = quoted.length() > LONGEST_QUOTE ? quoted.substring(0, LONGEST_QUOTE) + "…" : quoted;
        boolean many = found.stream().filter(f -> f.rule().equals(id)).count() >= MOST_OF_A_RULE;
        if (many || !said.add(id + "\n" + part.field() + "\n" + quoted)) {
            return;
        }
        found.add(new DraftFinding(id, rule.severity(), part.field(), part.ordinal(), shown, fill(rule.says(), args), fill(rule.advice(), args), rule.law()));
    }

    /** Warnings first; else in the order in which the draft is read. */
    List<DraftFinding> inOrder() {
        return found.stream().sorted(java.util.Comparator.comparing(DraftFinding::severity)).toList();
    }

    private static Text fill(Text text, Object[] args) {
        String zh = text.zh();
        String en = text.en();
        for (int i = 0; i < args.length; i++) {
            Object arg = args[i];
            zh = zh.replace("{" + i + "}", arg instanceof Text words ? words.zh() : arg.toString());
            en = en.replace("{" + i + "}", arg instanceof Text words ? words.en() : arg.toString());
        }
        return new Text(zh, en);
    }
}
