package org.huiyin.intake.ledger;

import java.util.List;
import org.huiyin.intake.Reason;

/** What became of one row when it was read. */
public sealed interface RowReading {

    /** A row with nothing in it, or the names of the columns once more. */
    record Blank() implements RowReading {}

    /** A row that can be taken. */
    record Good(LedgerRow row) implements RowReading {}

    /** A row that cannot, with every reason at once. */
    record Bad(List<Reason> reasons) implements RowReading {

        public Bad {
            reasons = List.copyOf(reasons);
        }
    }
}
