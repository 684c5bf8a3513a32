package org.huiyin.desk.administration;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.time.LocalDate;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
import org.huiyin.organization.StaffId;
import org.huiyin.triage.office.Duty;
import org.huiyin.triage.office.DutyCategories;
import org.huiyin.triage.office.DutyField;
import org.huiyin.triage.office.DutySheet;
import org.huiyin.web.Choice;
import org.huiyin.web.Language;
import org.huiyin.web.Page;
import org.springframework.stereotype.Component;

/** Puts lines of the duty list into words, and offers what can be chosen. */
@Component
class DutyPages {

    /** As many office names as a list beside a field can carry. */
    private static final int MOST_SUGGESTED = 400;

    private final DutyCategories categories;
    private final DutySheet sheet;
    private final Organization organization;

    DutyPages(DutyCategories categories, DutySheet sheet, Organization organization) {
        this.categories = categories;
        this.sheet = sheet;
        this.organization = organization;
    }

    DutyRow row(Page t, Duty duty, LocalDate today, boolean withWriter) {
        String who = duty.office() != null
                ? organization.find(duty.office()).map(o -> t.either(o.nameZh(), o.nameEn())).orElse("")
                : duty.named().isEmpty() ? t.text("duty.kind." + duty.kind()) : t.text("duty.kind.named", t.text("duty.kind." + duty.kind()), duty.named());
        return new DutyRow("/desk/duties/" + duty.id(), category(t, duty.category()), t.text("duty.level." + duty.level()), place(t, duty), who, duty.lead(),
                duty.what(), duty.basis(), t.date(duty.validFrom()), duty.validUntil() == null ? null : t.date(duty.validUntil()), duty.holdsOn(today),
                withWriter ? t.text("duty.version", duty.version(), writer(duty), duty.writtenAt()) : null);
    }

    private String writer(Duty duty) {
        return duty.writtenBy().matches("[0-9a-f-]{36}") ? organization.nameOf(StaffId.of(duty.writtenBy())) : duty.writtenBy();
    }

    private String place(Page t, Duty duty) {
        return duty.place() == null ? t.text("duty.everywhere")
                : organization.jurisdiction(duty.place()).map(j -> t.either(j.nameZh(), j.nameEn())).orElse(duty.place());
    }

    String category(Page t, String code) {
        return categories.name(code, t.language() == Language.ZH);
    }

    /** What stands in the fields of a line. */
    Map<DutyField, String> typed(Page t, Duty duty) {
        var typed = new EnumMap<DutyField, String>(DutyField.class);
        for (DutyField field : DutyField.values()) {
            typed.put(field, switch (field) {
                case CATEGORY -> duty.category();
                case PART -> duty.lead() ? "lead" : "support";
                case PLACE -> duty.place() == null ? "" : place(t, duty);
                default -> sheet.written(duty, field, t.language() == Language.ZH);
            });
        }
        return typed;
    }

    List<Choice> categories(Page t) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", t.text("duty.choose")));
        categories.codes().forEach(code -> choices.add(new Choice(code, category(t, code))));
        return choices;
    }

    List<Choice> levels(Page t) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", t.text("duty.choose")));
        for (int level = 1; level <= 5; level++) {
            choices.add(new Choice(String.valueOf(level), t.text("duty.level." + level)));
        }
        return choices;
    }

    List<Choice> kinds(Page t) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", t.text("duty.choose")));
        for (OfficeKind kind : OfficeKind.values()) {
            choices.add(new Choice(kind.name(), t.text("duty.kind." + kind)));
        }
        return choices;
    }

    List<Choice> parts(Page t) {
        return List.of(new Choice("lead", t.text("duty.part.lead")), new Choice("support", t.text("duty.part.support")));
    }

    List<String> officeNames(Page t) {
        return organization.offices().stream().filter(Office::active).limit(MOST_SUGGESTED).map(o -> t.either(o.nameZh(), o.nameEn())).toList();
    }

    String office(Page t, OfficeId id) {
        return organization.find(id).map(o -> t.either(o.nameZh(), o.nameEn())).orElse("");
    }
}
