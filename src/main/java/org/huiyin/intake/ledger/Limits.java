package org.huiyin.intake.ledger;

/**
 * How much of a file is read before it is called hostile. All sizes are in bytes of inflated content unless said otherwise.
 *
 * @param file the file itself, as it lies on the disk
 * @param inflated all parts of a workbook together
 * @param strings the table of texts, which is the one part held in memory
 * @param ratio how many bytes one stored byte of a part may become, once the part is over {@link #RATIO_FROM}
 * @param parts parts in a workbook
 * @param columns columns looked at; further ones are not read
 * @param cell characters in one cell; a spreadsheet itself allows 32,767
 */
public record Limits(long file, long inflated, long strings, int ratio, int parts, int columns, int cell) {

    /** Small parts of regular markup shrink by any factor; the ratio says something only from here on. */
    static final long RATIO_FROM = 4L << 20;

    public static final Limits DEFAULT = new Limits(200L << 20, 1L << 30, 128L << 20, 250, 10_000, 300, 100_000);
}
