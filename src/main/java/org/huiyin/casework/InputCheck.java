package org.huiyin.casework;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Refusal;
import org.huiyin.category.Schemes;
import org.huiyin.lawfile.Text;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.organization.StaffId;
import org.huiyin.procedure.Input;
import org.huiyin.procedure.Procedure;
import org.huiyin.procedure.Procedures;
import org.springframework.stereotype.Component;

/** Checks what was typed for an act. Every input is bad until proven otherwise; each refusal says what to do. */
@Component
class InputCheck {

    private static final int LINE = 300;
    private static final int PARAGRAPH = 20_000;
    private static final int MOST_OFFICES = 20;

    private final Organization organization;
    private final Procedures procedures;
    private final Policies policies;
    private final LegStore legs;
    private final Schemes schemes;

    InputCheck(Organization organization, Procedures procedures, Policies policies, LegStore legs, Schemes schemes) {
        this.organization = organization;
        this.procedures = procedures;
        this.policies = policies;
        this.legs = legs;
        this.schemes = schemes;
    }

    /**
     * Checks all inputs of an act.
     *
     * @param wrong receives what is wrong, by name of the input
     */
    Checked check(Policies.Asked asked, Given given, LocalDate today, Map<String, Refusal> wrong) {
        var checked = Checked.empty();
        for (Input input : asked.act().inputs()) {
            one(asked, input, given, today, checked).ifPresent(refusal -> wrong.put(input.name(), refusal));
        }
        return checked;
    }

    private Optional<Refusal> one(Policies.Asked asked, Input input, Given given, LocalDate today, Checked checked) {
        List<String> values = given.all(input.name());
        if (values.isEmpty()) {
            return input.required() ? Optional.of(Refusal.because("casework.input.missing", input.label())) : Optional.empty();
        }
        String value = values.getFirst();
        return switch (input.type()) {
            case TEXT -> text(input, value, LINE, checked);
            case PARAGRAPH -> text(input, value, PARAGRAPH, checked);
            case PAST_DATE -> date(input, value, asked.leg().openedAt().atZone(java.time.ZoneId.of(asked.procedure().zone())).toLocalDate(), today, checked);
            case DUE -> date(input, value, today, today.plusYears(2), checked);
            case DAYS -> days(input, value, checked);
            case CHOICE, ROUTE -> choice(input, value, input.choices().keySet(), checked);
            case TRACK -> choice(input, value, java.util.Set.of("ordinary", "simple"), checked);
            case CLASS -> choice(input, value, classes(given, asked.procedure()).classes().keySet(), checked);
            case PROCEDURE -> choice(input, value, procedures.all().stream().map(Procedure::id).toList(), checked);
            case CATEGORY -> choice(input, value, schemes.on(today).byCode().keySet(), checked);
            case OFFICE -> offices(asked, input, List.of(value), checked);
            case OFFICES -> offices(asked, input, values, checked);
            case RECEIVER -> receiver(asked, input, value, given, today, checked);
        };
    }

    /** The class belongs to the procedure that is chosen with it. */
    private Procedure classes(Given given, Procedure now) {
        return procedures.find(given.one("procedure")).orElse(now);
    }

    private static Optional<Refusal> text(Input input, String value, int longest, Checked checked) {
        String clean = value.replace("\u0000", "");
        if (clean.length() > longest) {
            return Optional.of(Refusal.because("casework.input.too-long", input.label(), longest));
        }
        checked.texts().put(input.name(), clean);
        return Optional.empty();
    }

    private static Optional<Refusal> date(Input input, String value, LocalDate first, LocalDate last, Checked checked) {
        try {
            LocalDate date = LocalDate.parse(value);
            if (date.isBefore(first) || date.isAfter(last)) {
                return Optional.of(Refusal.because("casework.input.date-range", input.label(), first, last));
            }
            checked.dates().put(input.name(), date);
            return Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.of(Refusal.because("casework.input.date", input.label()));
        }
    }

    private static Optional<Refusal> days(Input input, String value, Checked checked) {
        if (!value.matches("[0-9]{1,3}") || Integer.parseInt(value) == 0) {
            return Optional.of(Refusal.because("casework.input.days", input.label()));
        }
        checked.codes().put(input.name(), String.valueOf(Integer.parseInt(value)));
        return Optional.empty();
    }

    private static Optional<Refusal> choice(Input input, String value, java.util.Collection<String> among, Checked checked) {
        if (!among.contains(value)) {
            return Optional.of(Refusal.because("casework.input.choice", input.label()));
        }
        checked.codes().put(input.name(), value);
        return Optional.empty();
    }

    private Optional<Refusal> offices(Policies.Asked asked, Input input, List<String> values, Checked checked) {
        var chosen = new LinkedHashSet<OfficeId>();
        for (String value : values) {
            Optional<Office> office = office(value);
            if (office.isEmpty() || !office.get().active()) {
                return Optional.of(Refusal.because("casework.input.office", input.label()));
            }
            chosen.add(office.get().id());
        }
        if (chosen.size() > MOST_OFFICES) {
            return Optional.of(Refusal.because("casework.input.offices-many", MOST_OFFICES));
        }
        if (asked.act().opens() != null) {
            for (OfficeId office : chosen) {
                Office named = organization.require(office);
                var name = new Text(named.nameZh(), named.name(true));
                if (office.equals(asked.leg().office())) {
                    return Optional.of(Refusal.because("casework.input.office-self", name));
                }
                var shielded = policies.refuseOffice(asked.matter(), office);
                if (shielded.isPresent()) {
                    return shielded;
                }
                if (hasOpenLeg(asked, office)) {
                    return Optional.of(Refusal.because("casework.input.office-has-it", name));
                }
            }
        }
        checked.offices().put(input.name(), List.copyOf(chosen));
        return Optional.empty();
    }

    private boolean hasOpenLeg(Policies.Asked asked, OfficeId office) {
        return legs.of(asked.matter().id(), org.huiyin.access.Scope.program("send-check")).stream()
                .anyMatch(l -> l.open() && l.office().equals(office));
    }

    private Optional<Refusal> receiver(Policies.Asked asked, Input input, String value, Given given, LocalDate today, Checked checked) {
        var at = office(given.one("offices"));
        var post = at.stream()
                .flatMap(o -> organization.postsIn(o.id(), today).stream())
                .filter(p -> p.staff() != null && p.staff().toString().equals(value) && p.roles().contains("confidential-receiver"))
                .findFirst();
        if (post.isEmpty()) {
            return Optional.of(Refusal.because("casework.input.receiver", input.label()));
        }
        if (!policies.isReceiver(asked.matter(), StaffId.of(value))) {
            return Optional.of(Refusal.because("casework.input.receiver-unnamed"));
        }
        checked.staff().put(input.name(), StaffId.of(value));
        return Optional.empty();
    }

    /** An office by its id or its code. */
    private Optional<Office> office(String value) {
        var byCode = organization.byCode(value);
        if (byCode.isPresent()) {
            return byCode;
        }
        try {
            return organization.find(new OfficeId(UUID.fromString(value)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Map<String, Refusal> none() {
        return new LinkedHashMap<>();
    }
}
