package org.huiyin.desk;

import java.util.List;
import org.huiyin.answer.DraftFinding;
import org.huiyin.answer.DraftFinding.Severity;
import org.huiyin.web.Page;

/** Shows what the draft check found, beside the draft and to whoever approves it. */
final class DraftNotes {

    private DraftNotes() {}

    static DraftView.Checked of(Page t, List<DraftFinding> findings) {
        int warnings = (int) findings.stream().filter(f -> f.severity() == Severity.WARNING).count();
        return new DraftView.Checked(warnings, findings.size() - warnings, findings.stream()
                .map(f -> new DraftView.Noted("#" + f.field(), where(t, f), f.severity() == Severity.WARNING, f.quoted(), t.text(f.says()), t.text(f.advice()), t.text(f.law())))
                .toList());
    }

    private static String where(Page t, DraftFinding finding) {
        return finding.ordinal() > 0 ? t.text("desk.draft.item", finding.ordinal()) : t.text("desk.draft." + finding.field());
    }
}
