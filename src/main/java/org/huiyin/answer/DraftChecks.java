package org.huiyin.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.huiyin.answer.check.CheckRules;
import org.huiyin.answer.check.CheckedDraft;
import org.huiyin.answer.check.DraftCheck;
import org.huiyin.casework.Leg;
import org.huiyin.casework.MatterFile;
import org.huiyin.knowledge.KnowledgeBase;
import org.huiyin.lawfile.Text;
import org.huiyin.organization.Office;
import org.huiyin.organization.Organization;
import org.huiyin.procedure.Procedures;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks a draft before it is approved: whether each request is answered, on what facts and law, with what remedy, in words that say something.
 * The same draft on the same day always gives the same findings, each with its reason.
 */
@Service
public class DraftChecks {

    private final DraftCheck check = new DraftCheck(CheckRules.shipped());
    private final KnowledgeBase base;
    private final Procedures procedures;
    private final Remedies remedies;
    private final Organization organization;

    DraftChecks(KnowledgeBase base, Procedures procedures, Remedies remedies, Organization organization) {
        this.base = base;
        this.procedures = procedures;
        this.remedies = remedies;
        this.organization = organization;
    }

    /** Checks what was typed, kept or not. An empty form has nothing to be checked. */
    @Transactional(readOnly = true)
    public List<DraftFinding> check(MatterFile file, Leg leg, DraftForm form, LocalDate today) {
        var items = new ArrayList<CheckedDraft.Item>();
        for (int n = 1; n <= Math.max(1, file.requests().size()); n++) {
            String outcome = form.outcomes().getOrDefault(n, "");
            items.add(new CheckedDraft.Item(n, Arrays.stream(Item.Outcome.values()).filter(o -> o.name().equals(outcome)).findFirst().orElse(null),
                    form.replies().getOrDefault(n, ""), form.executeBy().getOrDefault(n, "")));
        }
        boolean untouched = form.findings().isBlank() && form.basis().isBlank() && items.stream().allMatch(i -> i.reply().isBlank());
        if (untouched) {
            return List.of();
        }
        Office office = organization.require(leg.office());
        String route = Optional.ofNullable(file.matter().route()).orElse("R6");
        String remedy = remedies.say(procedures.require(leg.procedure()), route, office).map(Text::zh).orElse("");
        String reviewer = organization.superiorOf(office).map(Office::nameZh).filter(remedy::contains).orElse("");
        return check.of(new CheckedDraft(form.findings(), form.basis(), items, remedy, reviewer), base::cite, today);
    }

    /** Checks a draft that is kept. */
    public List<DraftFinding> check(MatterFile file, Leg leg, Draft draft, LocalDate today) {
        var outcomes = new java.util.LinkedHashMap<Integer, String>();
        var replies = new java.util.LinkedHashMap<Integer, String>();
        var execute = new java.util.LinkedHashMap<Integer, String>();
        draft.items().forEach(i -> {
            outcomes.put(i.ordinal(), i.outcome().name());
            replies.put(i.ordinal(), i.reply());
            execute.put(i.ordinal(), i.executeBy() == null ? "" : i.executeBy().toString());
        });
        return check(file, leg, new DraftForm(draft.findings(), draft.basis(), outcomes, replies, execute), today);
    }
}
