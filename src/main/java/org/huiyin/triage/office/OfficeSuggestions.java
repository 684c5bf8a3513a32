package org.huiyin.triage.office;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiyin.access.AccusedShield;
import org.huiyin.access.Scope;
import org.huiyin.casework.Leg;
import org.huiyin.casework.LikeMatters;
import org.huiyin.casework.MatterFile;
import org.huiyin.casework.OfficeHistory;
import org.huiyin.category.Category;
import org.huiyin.gazetteer.Division;
import org.huiyin.gazetteer.PlaceFound;
import org.huiyin.gazetteer.Places;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.Jurisdiction;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
import org.huiyin.storage.Installation;
import org.huiyin.triage.office.OfficeAdvice.Against;
import org.huiyin.triage.office.OfficeAdvice.Ground;
import org.huiyin.triage.office.OfficeAdvice.Note;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Suggests the competent office: by where the matter is, by the duty list, and by what happened to like matters. An office that the matter accuses, or
 * one under it, is never proposed: the one above stands in. The advice reads what was written, never who wrote it.
 */
@Service
public class OfficeSuggestions {

    private static final Duration LOOKS_BACK = Duration.ofDays(730);
    private static final int LEAD = 10;
    private static final int SUPPORT = 4;
    private static final int BY_PLACE = 2;
    private static final int BY_HISTORY = 3;
    private static final int MOST_FOR_HISTORY = 4;
    /** With fewer matters of the very category, those of the one above are counted too, for half. */
    private static final int FEW = 5;
    private static final int MOST_FOR_WIDER = 2;

    private final Places places;
    private final DutyList duties;
    private final DutyCategories categories;
    private final LikeMatters likes;
    private final AccusedShield shield;
    private final Organization organization;
    private final Installation installation;
    private final ZoneId zone;

    OfficeSuggestions(Places places, DutyList duties, DutyCategories categories, LikeMatters likes, AccusedShield shield, Organization organization,
            Installation installation, ZoneId zone) {
        this.places = places;
        this.duties = duties;
        this.categories = categories;
        this.likes = likes;
        this.shield = shield;
        this.organization = organization;
        this.installation = installation;
        this.zone = zone;
    }

    /**
     * Advice for sending a matter on.
     *
     * @param from the leg it would be sent from
     * @param scope of the reader: what happened to like matters is counted within it
     */
    @Transactional(readOnly = true)
    public OfficeAdvice of(MatterFile file, Leg from, Scope scope, Instant now) {
        if (file.matter().sealed()) {
            return OfficeAdvice.silent(Note.SEALED);
        }
        return advise(new Question(text(file.place(), file.title(), file.content(), file.requests()), file.matter().place(), file.matter().category(), from.office(),
                file.legs().stream().filter(Leg::open).map(Leg::office).collect(Collectors.toSet()), file.matter().id()), scope, now);
    }

    /**
     * Advice for what is being typed and is not filed yet: nothing is kept of it. The caller asks only for what will not be sealed.
     *
     * @param chosen code of the district chosen on the form, or null
     * @param category code chosen or suggested, or null
     * @param at the office that registers it
     */
    @Transactional(readOnly = true)
    public OfficeAdvice ofUnfiled(String title, String content, String placeText, List<String> requests, @Nullable String chosen, @Nullable String category,
            OfficeId at, Scope scope, Instant now) {
        return advise(new Question(text(placeText, title, content, requests), chosen, category, at, Set.of(), null), scope, now);
    }

    /**
     * What is asked about.
     *
     * @param chosen district chosen on the form
     * @param from the office that would send it on
     * @param having offices that have it
     * @param matter null before it is filed
     */
    private record Question(String text, @Nullable String chosen, @Nullable String category, OfficeId from, Set<OfficeId> having, @Nullable MatterId matter) {}

    private OfficeAdvice advise(Question asked, Scope scope, Instant now) {
        var notes = EnumSet.noneOf(Note.class);
        String chosen = asked.chosen();
        var reading = places.read(asked.text(), chosen);
        @Nullable PlaceFound read = reading.found().stream().filter(f -> places.isHome(f.place())).findFirst().orElse(null);
        if (read == null && reading.found().stream().anyMatch(PlaceFound::certain)) {
            notes.add(Note.OUTSIDE);
        }
        if (read != null && chosen != null && !read.place().isWithin(chosen) && organization.jurisdiction(chosen).filter(j -> j.level() >= 3).isPresent()) {
            notes.add(Note.OTHER_THAN_CHOSEN);
        }
        Optional<Division> place = read != null ? Optional.of(read.place()) : Optional.ofNullable(chosen).flatMap(places::division);
        if (place.isEmpty()) {
            notes.add(Note.NO_PLACE);
        }
        // Where nothing tells, what serves the whole of the sender's own division may still be competent.
        Division at = place.or(() -> places.division(organization.require(asked.from()).jurisdiction())).orElse(null);
        if (at == null) {
            return new OfficeAdvice(null, read, reading.unclear().stream().limit(3).toList(), List.of(), List.of(), notes);
        }
        LocalDate today = now.atZone(zone).toLocalDate();
        var work = new Candidates(organization, shield, asked.matter(), asked.from(), asked.having(), at, today);
        if (asked.category() == null) {
            notes.add(Note.NO_CATEGORY);
        } else if (!byDuty(work, at, asked.category(), today)) {
            notes.add(Note.NO_DUTY);
        }
        byPlace(work, at);
        if (asked.category() != null) {
            byHistory(work, asked.category(), scope, around(at, chosen), asked.matter(), now.minus(LOOKS_BACK));
        }
        return new OfficeAdvice(place.orElse(null), read, reading.unclear().stream().limit(3).toList(), work.proposed(), work.refused(), notes);
    }

    /** The typed place first: what stands first weighs in case of doubt. */
    private static String text(String place, String title, String content, List<String> requests) {
        return String.join("\n", place, title, content, String.join("\n", requests));
    }

    /** True when the duty list names anybody. */
    private boolean byDuty(Candidates work, Division at, String category, LocalDate today) {
        List<String> line = Category.line(category);
        var holding = duties.holding(line, today).stream().filter(d -> d.place() == null || at.isWithin(d.place())).toList();
        boolean any = false;
        for (int level = 1; level <= 5; level++) {
            int of = level;
            for (String code : line) {
                var here = holding.stream().filter(d -> d.level() == of && d.category().equals(code)).toList();
                boolean named = false;
                for (Duty duty : here) {
                    for (Office office : officesOf(duty, at)) {
                        named |= work.add(office, (duty.lead() ? LEAD : SUPPORT) + level, new Ground.ByDuty(duty));
                    }
                }
                any |= named;
                if (named) {
                    break;
                }
            }
        }
        return any;
    }

    private List<Office> officesOf(Duty duty, Division at) {
        if (duty.office() != null) {
            return organization.find(duty.office()).stream().toList();
        }
        var named = organization.offices().stream()
                .filter(o -> o.kind() == duty.kind() && o.nameZh().contains(duty.named()) && at.isWithin(o.jurisdiction()))
                .filter(o -> organization.jurisdiction(o.jurisdiction()).filter(j -> j.level() == duty.level()).isPresent())
                .toList();
        // A part of an office often bears its name; the duty is the office's.
        return named.stream().filter(o -> named.stream().noneMatch(other -> o != other && o.isUnder(other))).toList();
    }

    private void byPlace(Candidates work, Division at) {
        organization.offices().stream()
                .filter(o -> o.kind() == OfficeKind.STREET && at.isWithin(o.jurisdiction()))
                .filter(o -> organization.jurisdiction(o.jurisdiction()).filter(j -> j.level() >= 4).isPresent())
                .forEach(o -> work.add(o, BY_PLACE, new Ground.ByPlace(places.division(o.jurisdiction()).orElse(at))));
    }

    /** The very category first; where it says little, what is below the one above it too. */
    private void byHistory(Candidates work, String category, Scope scope, Set<String> around, @Nullable MatterId except, Instant since) {
        int home = scope.home() == 0 ? installation.home() : scope.home();
        var histories = likes.at(scope, home, List.of(category), around, except, since);
        for (OfficeHistory history : histories) {
            Office office = organization.find(history.office()).orElse(null);
            if (office == null) {
                continue;
            }
            if (history.upheld() > 0 && history.upheld() * 2 >= history.sent()) {
                work.refuse(office, Against.LOST_OBJECTION, history);
            } else if (history.ended() > 0 && (work.knows(office) || history.ended() > 1)) {
                work.add(office, (work.knows(office) ? 0 : BY_HISTORY) + Math.min(MOST_FOR_HISTORY, history.ended()) - history.upheld(),
                        new Ground.ByHistory(history, null));
            }
        }
        if (histories.stream().mapToInt(OfficeHistory::sent).sum() < FEW) {
            byWider(work, category, likes.at(scope, home, categories.beside(category), around, except, since));
        }
    }

    /** That an office was right to object to something else says nothing against it here. */
    private void byWider(Candidates work, String category, List<OfficeHistory> histories) {
        for (OfficeHistory history : histories) {
            int sound = history.ended() - history.upheld();
            Office office = sound > 1 ? organization.find(history.office()).orElse(null) : null;
            if (office != null) {
                work.add(office, (work.knows(office) ? 0 : BY_HISTORY / 2) + Math.min(MOST_FOR_WIDER, sound / 2), new Ground.ByHistory(history, categories.above(category)));
            }
        }
    }

    /** The codes that matters of the same county carry. */
    private Set<String> around(Division at, @Nullable String chosen) {
        var codes = new LinkedHashSet<String>();
        if (chosen != null) {
            codes.add(chosen);
        }
        codes.addAll(at.line().reversed());
        at.line().stream().filter(code -> organization.jurisdiction(code).filter(j -> j.level() == 3).isPresent()).findFirst()
                .ifPresent(county -> organization.jurisdictionsIn(county).stream().map(Jurisdiction::code).forEach(codes::add));
        return codes;
    }
}
