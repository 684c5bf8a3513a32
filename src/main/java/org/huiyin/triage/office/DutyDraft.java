package org.huiyin.triage.office;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** A line of the duty list as it was typed, before anything is checked. */
public record DutyDraft(Map<DutyField, String> typed) {

    public DutyDraft {
        var kept = new EnumMap<DutyField, String>(DutyField.class);
        typed.forEach((field, text) -> kept.put(field, text.replace("\u0000", "").strip()));
        typed = Collections.unmodifiableMap(kept);
    }

    /** What was typed; empty when nothing was. */
    public String get(DutyField field) {
        return typed.getOrDefault(field, "");
    }
}
