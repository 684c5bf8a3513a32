package org.huiyin.casework;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.StaffId;

/**
 * What was given with an act, checked against the inputs its file declares.
 *
 * @param texts free text by name: kept among the matter's words
 * @param codes choices, classes, routes and numbers by name: kept with the act and in the journal
 */
record Checked(
        Map<String, String> texts,
        Map<String, String> codes,
        Map<String, LocalDate> dates,
        Map<String, List<OfficeId>> offices,
        Map<String, StaffId> staff) {

    static Checked empty() {
        return new Checked(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    String code(String name, String absent) {
        return codes.getOrDefault(name, absent);
    }

    List<OfficeId> offices(String name) {
        return offices.getOrDefault(name, List.of());
    }

    /** Codes, dates and ids as one map, for the act's row and the journal. */
    Map<String, Object> detail() {
        var detail = new LinkedHashMap<String, Object>(codes);
        dates.forEach((name, date) -> detail.put(name, date.toString()));
        offices.forEach((name, list) -> detail.put(name, list.stream().map(OfficeId::toString).toList()));
        staff.forEach((name, id) -> detail.put(name, id.toString()));
        return detail;
    }
}
