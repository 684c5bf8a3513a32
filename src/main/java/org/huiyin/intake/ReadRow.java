package org.huiyin.intake;

import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.huiyin.intake.ledger.RowReading;
import org.jspecify.annotations.Nullable;

/** One row that was read, with its key. */
record ReadRow(int number, RowReading reading, RowKeys.@Nullable Key key) {

    Stream<byte[]> keys() {
        return key == null ? Stream.empty() : Stream.of(key.key());
    }

    ReadRow refused(Reason reason) {
        return new ReadRow(number, new RowReading.Bad(List.of(reason)), null);
    }

    /** What becomes of the row, given the contents that stand under the keys. */
    static Outcome judge(ReadRow row, Map<String, byte[]> contents) {
        return switch (row.reading) {
            case RowReading.Blank _ -> new Outcome(false, List.of(), new ImportFigures(0, 0, 0, 0, 1));
            case RowReading.Bad(var reasons) -> new Outcome(false, reasons, new ImportFigures(0, 0, 1, 0, 0));
            case RowReading.Good(var good) -> {
                var key = Objects.requireNonNull(row.key);
                var known = contents.get(key.text());
                if (known == null) {
                    yield new Outcome(true, good.warnings(), new ImportFigures(1, 0, 0, good.warnings().isEmpty() ? 0 : 1, 0));
                }
                yield MessageDigest.isEqual(known, key.content())
                        ? new Outcome(false, List.of(), new ImportFigures(0, 1, 0, 0, 0))
                        : new Outcome(false, List.of(Reason.of("row.otherContent")), new ImportFigures(0, 0, 1, 0, 0));
            }
        };
    }

    /** Whether the row is taken, what is said of it, and how it counts. */
    record Outcome(boolean taken, List<Reason> reasons, ImportFigures figures) {}
}
