package org.huiyin.answer.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.answer.DraftFinding;

/** Applies every rule to a draft. */
public final class DraftCheck {

    private final CheckRules rules;

    public DraftCheck(CheckRules rules) {
        this.rules = rules;
    }

    /** What there is to say, warnings first. The same draft, laws and day give the same. */
    public List<DraftFinding> of(CheckedDraft draft, LawLookup laws, LocalDate today) {
        var notes = new Notes(rules);
        var findings = new Part("findings", 0, draft.findings());
        var basis = new Part("basis", 0, draft.basis());
        var parts = new ArrayList<>(List.of(findings, basis));
        draft.items().forEach(item -> parts.add(new Part(item.field(), item.ordinal(), item.reply())));

        new ItemRules(rules, notes).check(draft.items(), today);
        new BasisRules(rules, notes, laws, today).check(findings, basis, parts);
        new RemedyRules(rules, notes, draft.remedy(), draft.reviewer()).check(parts);
        new PersonalRules(notes).check(parts);
        new WordingRules(rules, notes).check(parts, draft.items());
        return notes.inOrder();
    }
}
