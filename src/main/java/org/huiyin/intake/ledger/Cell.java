package org.huiyin.intake.ledger;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One cell as a person sees it.
 *
 * @param text trimmed text; a number in plain digits; a date as {@code 2020-01-05 11:15:02}; empty when the cell is
 * @param number the stored number, when the cell holds one
 * @param date the moment, when the cell holds a number shown as a date
 * @param flaws what was lost or repaired on the way
 */
public record Cell(String text, @Nullable BigDecimal number, @Nullable LocalDateTime date, Set<Flaw> flaws) {

    /** What happened to a cell before it became text. */
    public enum Flaw {
        /** A formula whose result was never stored in the file. */
        FORMULA_WITHOUT_VALUE,
        /** An error such as {@code #N/A}. */
        ERROR_VALUE,
        /** NUL bytes or other control characters were taken out. */
        CONTROL_CHARACTERS,
        /** Longer than the limit: the text is cut and the row must not be taken. */
        TOO_LONG,
        /** A number with more digits than a spreadsheet keeps (15): the last ones are already wrong. */
        DIGITS_LOST,
        /** Bytes that mean nothing in the file's encoding. */
        UNDECODABLE,
        /** The quote that opens the cell is never closed. */
        QUOTE_NOT_CLOSED
    }

    public static final Cell EMPTY = new Cell("", null, null, Set.of());

    static Cell text(String raw, Limits limits) {
        return text(raw, limits, EnumSet.noneOf(Flaw.class));
    }

    static Cell text(String raw, Limits limits, EnumSet<Flaw> flaws) {
        if (raw.isEmpty() && flaws.isEmpty()) {
            return EMPTY;
        }
        var clean = CleanText.of(raw, limits.cell(), flaws);
        return clean.isEmpty() && flaws.isEmpty() ? EMPTY : new Cell(clean, null, null, flaws.isEmpty() ? Set.of() : Set.copyOf(flaws));
    }

    static Cell number(BigDecimal value) {
        var plain = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        boolean lost = value.stripTrailingZeros().scale() <= 0 && plain.length() > 15;
        return new Cell(plain, value, null, lost ? Set.of(Flaw.DIGITS_LOST) : Set.of());
    }

    static Cell date(BigDecimal serial, boolean from1904) {
        var at = ExcelSerial.toDateTime(serial, from1904);
        return at == null ? number(serial) : new Cell(WrittenDate.plain(at), serial, at, Set.of());
    }

    static Cell flawed(Flaw flaw) {
        return new Cell("", null, null, Set.of(flaw));
    }

    public boolean blank() {
        return text.isEmpty() && flaws.isEmpty();
    }

    public boolean has(Flaw flaw) {
        return flaws.contains(flaw);
    }
}
