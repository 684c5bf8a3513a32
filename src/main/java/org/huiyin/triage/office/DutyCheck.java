package org.huiyin.triage.office;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.huiyin.access.Refusal;
import org.huiyin.organization.Jurisdiction;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a line of the duty list as people write it, by code or by name, and says what is wrong with each field. */
@Component
class DutyCheck {

    private static final int LONGEST = 500;
    private static final int LONGEST_NAME = 60;
    private static final Map<String, Integer> LEVELS = Map.ofEntries(Map.entry("省", 1), Map.entry("省级", 1), Map.entry("市", 2), Map.entry("市级", 2),
            Map.entry("地级", 2), Map.entry("县", 3), Map.entry("区", 3), Map.entry("县级", 3), Map.entry("区级", 3), Map.entry("区县", 3), Map.entry("县区", 3),
            Map.entry("区县级", 3), Map.entry("乡镇", 4), Map.entry("街道", 4), Map.entry("镇", 4), Map.entry("乡", 4), Map.entry("街镇", 4), Map.entry("乡镇街道", 4),
            Map.entry("乡镇级", 4), Map.entry("村", 5), Map.entry("社区", 5), Map.entry("村级", 5), Map.entry("province", 1), Map.entry("city", 2),
            Map.entry("county", 3), Map.entry("district", 3), Map.entry("town", 4), Map.entry("street", 4), Map.entry("village", 5), Map.entry("community", 5));
    private static final Map<String, OfficeKind> KINDS = Map.ofEntries(Map.entry("政府", OfficeKind.GOVERNMENT), Map.entry("人民政府", OfficeKind.GOVERNMENT),
            Map.entry("信访部门", OfficeKind.PETITION_OFFICE), Map.entry("部门", OfficeKind.DEPARTMENT), Map.entry("工作部门", OfficeKind.DEPARTMENT),
            Map.entry("街道", OfficeKind.STREET), Map.entry("乡镇", OfficeKind.STREET), Map.entry("街道乡镇", OfficeKind.STREET), Map.entry("乡镇街道", OfficeKind.STREET),
            Map.entry("热线", OfficeKind.HOTLINE), Map.entry("热线机构", OfficeKind.HOTLINE), Map.entry("纪检监察机关", OfficeKind.DISCIPLINE),
            Map.entry("government", OfficeKind.GOVERNMENT), Map.entry("department", OfficeKind.DEPARTMENT), Map.entry("street or town", OfficeKind.STREET));

    private final Organization organization;
    private final DutyCategories categories;

    DutyCheck(Organization organization, DutyCategories categories) {
        this.organization = organization;
        this.categories = categories;
    }

    /** A line that can be kept, or what is wrong with which field. */
    sealed interface Read {
        record Good(Duty duty) implements Read {}

        record Bad(Map<DutyField, Refusal> why) implements Read {}
    }

    /** @param today the day from which it holds when no day is given */
    Read read(DutyDraft draft, UUID id, int version, String writtenBy, LocalDate today, Instant now) {
        var wrong = new EnumMap<DutyField, Refusal>(DutyField.class);
        String category = one(draft, DutyField.CATEGORY, true, "duty.wrong.category", text -> categories.find(text).orElse(null), wrong, "");
        Office office = one(draft, DutyField.OFFICE, false, "duty.wrong.office", this::office, wrong, null);
        OfficeKind kind = one(draft, DutyField.KIND, false, "duty.wrong.kind", DutyCheck::kind, wrong, null);
        Integer level = one(draft, DutyField.LEVEL, false, "duty.wrong.level", DutyCheck::level, wrong, null);
        Jurisdiction place = one(draft, DutyField.PLACE, false, "duty.wrong.place", this::place, wrong, null);
        Boolean lead = one(draft, DutyField.PART, false, "duty.wrong.part", DutyCheck::lead, wrong, Boolean.TRUE);
        LocalDate from = one(draft, DutyField.FROM, false, "duty.wrong.date", DutyCheck::date, wrong, today);
        LocalDate until = one(draft, DutyField.UNTIL, false, "duty.wrong.date", DutyCheck::date, wrong, null);
        tooLong(draft, DutyField.NAMED, LONGEST_NAME, wrong);
        tooLong(draft, DutyField.WHAT, LONGEST, wrong);
        tooLong(draft, DutyField.BASIS, LONGEST, wrong);
        if (draft.get(DutyField.BASIS).isEmpty()) {
            wrong.put(DutyField.BASIS, Refusal.because("duty.wrong.basis"));
        }
        if (draft.get(DutyField.OFFICE).isEmpty() && draft.get(DutyField.KIND).isEmpty()) {
            wrong.put(DutyField.OFFICE, Refusal.because("duty.wrong.nobody"));
        }
        Integer of = office == null ? null : levelOf(office);
        if (level == null && of == null && !wrong.containsKey(DutyField.LEVEL) && !wrong.containsKey(DutyField.OFFICE)) {
            wrong.put(DutyField.LEVEL, Refusal.because("duty.wrong.level"));
        }
        if (level != null && of != null && !level.equals(of)) {
            wrong.put(DutyField.LEVEL, Refusal.because("duty.wrong.levelOfOffice", of));
        }
        if (from != null && until != null && until.isBefore(from)) {
            wrong.putIfAbsent(DutyField.UNTIL, Refusal.because("duty.wrong.order"));
        }
        if (!wrong.isEmpty()) {
            return new Read.Bad(wrong);
        }
        return new Read.Good(new Duty(id, version, category, level == null ? of : level, place == null ? null : place.code(), office == null ? null : office.id(),
                office == null ? kind : null, office == null ? draft.get(DutyField.NAMED) : "", lead, draft.get(DutyField.WHAT), draft.get(DutyField.BASIS), from, until,
                now, writtenBy));
    }

    private static <T> @Nullable T one(DutyDraft draft, DutyField field, boolean required, String key, Function<String, @Nullable T> read,
            Map<DutyField, Refusal> wrong, @Nullable T otherwise) {
        String text = draft.get(field);
        if (text.isEmpty()) {
            if (required) {
                wrong.put(field, Refusal.because(key, ""));
            }
            return otherwise;
        }
        T found = read.apply(text);
        if (found == null) {
            wrong.put(field, Refusal.because(key, text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) + "…" : text));
        }
        return found;
    }

    private static void tooLong(DutyDraft draft, DutyField field, int longest, Map<DutyField, Refusal> wrong) {
        if (draft.get(field).length() > longest) {
            wrong.put(field, Refusal.because("duty.wrong.long", longest));
        }
    }

    private @Nullable Integer levelOf(Office office) {
        return organization.jurisdiction(office.jurisdiction()).map(Jurisdiction::level).orElse(null);
    }

    /** An office at work, by id, code or name; a name that two offices have says nothing. */
    private @Nullable Office office(String text) {
        Optional<Office> byCode = organization.byCode(text).or(() -> uuid(text).flatMap(id -> organization.find(new OfficeId(id))));
        if (byCode.isPresent()) {
            return byCode.get().active() ? byCode.get() : null;
        }
        List<Office> named = organization.offices().stream().filter(o -> o.active() && (o.nameZh().equals(text) || o.nameEn().equalsIgnoreCase(text))).toList();
        return named.size() == 1 ? named.getFirst() : null;
    }

    private @Nullable Jurisdiction place(String text) {
        var byCode = organization.jurisdiction(text);
        if (byCode.isPresent()) {
            return byCode.get();
        }
        var named = organization.jurisdictions().stream().filter(j -> j.nameZh().equals(text) || j.nameEn().equalsIgnoreCase(text)).toList();
        return named.size() == 1 ? named.getFirst() : null;
    }

    private static @Nullable Integer level(String text) {
        return text.matches("[1-5](\\.0+)?") ? (Integer) (text.charAt(0) - '0') : LEVELS.get(text.toLowerCase(Locale.ROOT).replaceAll("[\\s/、（）()]", ""));
    }

    private static @Nullable OfficeKind kind(String text) {
        for (OfficeKind kind : OfficeKind.values()) {
            if (kind.name().equalsIgnoreCase(text)) {
                return kind;
            }
        }
        return KINDS.get(text.toLowerCase(Locale.ROOT).replaceAll("[/、]", ""));
    }

    private static @Nullable Boolean lead(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "lead", "牵头", "主责", "主办", "牵头单位" -> Boolean.TRUE;
            case "support", "配合", "协办", "配合单位" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static @Nullable LocalDate date(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() >= 1949 && day.getYear() <= 2999 ? day : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
