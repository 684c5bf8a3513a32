package org.huiyin.intake.ledger;

/**
 * A sheet of a ledger file.
 *
 * @param index its place in the file, from 0
 * @param name as its tab shows it; empty for a text file
 * @param hidden hidden sheets are named in the report and not read
 * @param from1904 true when its dates are counted from 1904
 */
public record LedgerSheet(int index, String name, boolean hidden, boolean from1904) {}
