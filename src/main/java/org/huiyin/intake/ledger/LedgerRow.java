package org.huiyin.intake.ledger;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.huiyin.intake.LedgerField;
import org.huiyin.intake.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What one row of a ledger says of a matter.
 *
 * @param row the row's number in its sheet
 * @param texts what is taken, by field; fields that are blank are absent
 * @param receivedAt in the jurisdiction's zone
 * @param stillOpen the ledger's own status says that the matter is not closed
 * @param warnings what was left out or repaired, though the row is taken
 */
public record LedgerRow(int row, Map<LedgerField, String> texts, LocalDateTime receivedAt, @Nullable LocalDateTime repliedAt, boolean stillOpen,
        List<Reason> warnings) {

    public LedgerRow {
        texts = Map.copyOf(texts);
        warnings = List.copyOf(warnings);
    }

    public @Nullable String text(LedgerField field) {
        return texts.get(field);
    }

    /** Whether the ledger holds an answer to the person. */
    public boolean answered() {
        return texts.containsKey(LedgerField.REPLY);
    }
}
