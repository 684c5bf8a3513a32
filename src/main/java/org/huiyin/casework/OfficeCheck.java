package org.huiyin.casework;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huiyin.access.Refusal;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what was typed of an office. Every field is bad until proven otherwise; each refusal says what to do. */
@Component
class OfficeCheck {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,31}");
    private static final Pattern PHONE = Pattern.compile("[0-9+()（）,，;；/、 转extEXT.-]{3,60}");
    private static final int NAME = 80;
    private static final int LINE = 200;

    private final Organization organization;

    OfficeCheck(Organization organization) {
        this.organization = organization;
    }

    /**
     * What is wrong with an entry, by field; empty when nothing is.
     *
     * @param present the office that is changed, or null for a new one
     */
    Map<String, Refusal> check(OfficeEntry entry, @Nullable Office present) {
        var wrong = new LinkedHashMap<String, Refusal>();
        if (present == null && !entry.code().isEmpty()) {
            if (!CODE.matcher(entry.code()).matches()) {
                wrong.put("code", Refusal.because("offices.refused.code"));
            } else if (organization.byCode(entry.code()).isPresent()) {
                wrong.put("code", Refusal.because("offices.refused.code.taken", entry.code()));
            }
        }
        var superior = present == null ? office(entry.superior()) : Optional.ofNullable(present.superior()).flatMap(organization::find);
        if (present == null && superior.filter(Office::active).isEmpty()) {
            wrong.put("superior", Refusal.because("offices.refused.superior"));
        }
        if (entry.nameZh().isEmpty() || entry.nameZh().length() > NAME) {
            wrong.put("nameZh", Refusal.because("offices.refused.name", NAME));
        } else if (hasTwin(entry.nameZh(), superior, present)) {
            wrong.put("nameZh", Refusal.because("offices.refused.name.taken", entry.nameZh()));
        }
        longest(wrong, "nameEn", entry.nameEn(), LINE);
        if (kind(entry.kind()).isEmpty()) {
            wrong.put("kind", Refusal.because("offices.refused.kind"));
        }
        if (entry.place().isEmpty() || organization.jurisdiction(entry.place()).isEmpty()) {
            wrong.put("place", Refusal.because("offices.refused.place"));
        }
        if (!entry.phone().isEmpty() && !PHONE.matcher(entry.phone()).matches()) {
            wrong.put("phone", Refusal.because("offices.refused.phone"));
        }
        longest(wrong, "address", entry.address(), LINE);
        longest(wrong, "addressEn", entry.addressEn(), LINE);
        longest(wrong, "reception", entry.reception(), LINE);
        longest(wrong, "receptionEn", entry.receptionEn(), LINE);
        return wrong;
    }

    /** Two offices of one name under one superior could not be told apart in any list. */
    private boolean hasTwin(String name, Optional<Office> superior, @Nullable Office present) {
        return organization.offices().stream().anyMatch(o -> o.active() && o.nameZh().equals(name) && (present == null || !o.id().equals(present.id()))
                && superior.map(Office::id).equals(Optional.ofNullable(o.superior())));
    }

    private static void longest(Map<String, Refusal> wrong, String field, String value, int most) {
        if (value.length() > most) {
            wrong.put(field, Refusal.because("offices.refused.long", most));
        }
    }

    /** The office an id names. */
    Optional<Office> office(String id) {
        try {
            return organization.find(OfficeId.of(id));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    static Optional<OfficeKind> kind(String typed) {
        return java.util.Arrays.stream(OfficeKind.values()).filter(kind -> kind.name().equals(typed)).findFirst();
    }
}
