package org.huiyin.intake;

import java.util.List;

/**
 * What a list of offices holds and what became of its rows.
 *
 * @param added offices that were added, or would be
 * @param same how many rows name an office that stands in the register already
 * @param refused rows that were not taken, with the reasons
 * @param ignored columns of the file that the program does not know
 */
public record OfficeListReport(List<Row> added, int same, List<Refused> refused, List<String> ignored) {

    public OfficeListReport {
        added = List.copyOf(added);
        refused = List.copyOf(refused);
        ignored = List.copyOf(ignored);
    }

    /**
     * A row that was taken, or would be.
     *
     * @param number of the row in the file
     * @param superior name of the office above
     */
    public record Row(int number, String name, String kind, String superior, String place) {}

    /** @param number of the row in the file */
    public record Refused(int number, String name, List<Reason> reasons) {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
