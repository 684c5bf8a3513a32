package org.huiyin.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.huiyin.lawfile.LawFile;
import org.huiyin.lawfile.LawMap;
import org.huiyin.triage.office.DutyDraft;
import org.huiyin.triage.office.DutyField;
import org.huiyin.triage.office.DutyList;
import org.springframework.stereotype.Component;

/** The duty list of the demo city, written through the same door as a page's. */
@Component
class DemoDuties {

    private final DutyList list;

    DemoDuties(DutyList list) {
        this.list = list;
    }

    /** @param since the day from which the list holds */
    void setUp(LocalDate since, Instant now) {
        for (var draft : LawFile.shipped("demo/duties.yaml", top -> top.maps("duties").stream().map(DemoDuties::draft).toList())) {
            var typed = new EnumMap<>(draft);
            typed.put(DutyField.FROM, since.toString());
            if (list.write(new DutyDraft(typed), "demo", now) instanceof DutyList.Written.Refused(var why)) {
                throw new IllegalStateException("demo duty " + draft + ": " + why);
            }
        }
    }

    private static Map<DutyField, String> draft(LawMap map) {
        var draft = new EnumMap<DutyField, String>(DutyField.class);
        draft.put(DutyField.CATEGORY, map.text("category", "URBAN"));
        draft.put(DutyField.LEVEL, String.valueOf(map.integer("level", 1, 5)));
        for (var field : List.of(DutyField.OFFICE, DutyField.KIND, DutyField.NAMED, DutyField.PLACE)) {
            var written = map.textOrNull(field.input(), "城市管理");
            draft.put(field, written == null ? "" : written);
        }
        draft.put(DutyField.PART, map.flag("lead", true) ? "lead" : "support");
        draft.put(DutyField.WHAT, map.text("what", "城市道路的维护"));
        draft.put(DutyField.BASIS, map.text("basis", "《城市道路管理条例》第六条"));
        return draft;
    }
}
