package org.huiyin.intake;

/**
 * Counts of one reading of a ledger.
 *
 * @param taken rows that became matters, or would
 * @param same rows that stand in the program already with the same content
 * @param refused rows reported and not taken
 * @param warned rows taken with something left out or repaired
 * @param blank rows with nothing in them
 */
public record ImportFigures(int taken, int same, int refused, int warned, int blank) {

    public static final ImportFigures NONE = new ImportFigures(0, 0, 0, 0, 0);

    public ImportFigures plus(ImportFigures other) {
        return new ImportFigures(taken + other.taken, same + other.same, refused + other.refused, warned + other.warned, blank + other.blank);
    }

    /** Rows that hold something. */
    public int rows() {
        return taken + same + refused;
    }
}
