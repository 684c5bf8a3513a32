package org.huiyin.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.huiyin.intake.ImportForecast;
import org.huiyin.intake.ImportKind;
import org.huiyin.intake.ImportOrder;
import org.huiyin.intake.ImportPreview;
import org.huiyin.intake.LedgerField;
import org.huiyin.intake.LedgerImports;
import org.huiyin.intake.Reason;
import org.huiyin.web.Choice;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file as it would be read, and what taking it would do.
 *
 * @param forecast null while a column that is needed is missing
 */
public record ImportView(UUID id, String fileName, ImportPreview preview, ImportOrder order, @Nullable ImportForecast forecast, @Nullable Reason wrong,
        List<LedgerImports.Known> profiles) {

    public boolean open() {
        return order.kind() == ImportKind.OPEN;
    }

    /** Columns can be chosen when one sheet is read: several sheets may have different ones. */
    public boolean choosable() {
        return preview.sheets().size() == 1;
    }

    /** What a column can be taken as. */
    public List<Choice> fields(Page t) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", t.text("ledger.page.notTaken")));
        for (var field : LedgerField.values()) {
            choices.add(new Choice(field.id(), t.text("ledger.field." + field.id())));
        }
        return choices;
    }

    /** Which sheet is read; none to choose from where there is one. */
    public List<Choice> sheets(Page t) {
        if (preview.names().size() < 2) {
            return List.of();
        }
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", t.text("ledger.page.sheet.all", preview.names().size())));
        preview.names().forEach(name -> choices.add(new Choice(name, name)));
        return choices;
    }

    public List<Choice> kinds(Page t) {
        return List.of(new Choice("HISTORY", t.text("ledger.page.history"), t.text("ledger.page.history.hint")),
                new Choice("OPEN", t.text("ledger.page.open"), t.text("ledger.page.open.hint")));
    }

    public List<Choice> profileChoices(Page t) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", t.text("ledger.page.profile.guess")));
        profiles.forEach(profile -> choices.add(new Choice(profile.id(), t.either(profile.zh(), profile.en()))));
        return choices;
    }
}
