package org.huiyin.triage.office;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.huiyin.access.AccusedShield;
import org.huiyin.access.Scope;
import org.huiyin.casework.Leg;
import org.huiyin.casework.LikeMatters;
import org.huiyin.casework.MatterFile;
import org.huiyin.casework.OfficeHistory;
import org.huiyin.gazetteer.Division;
import org.huiyin.gazetteer.PlaceFound;
import org.huiyin.gazetteer.Places;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.Jurisdiction;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
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
    private static final int MOST_PROPOSED = 4;
    private static final int MOST_REFUSED = 6;
    private static final int LEAD = 10;
    private static final int SUPPORT = 4;
    private static final int BY_PLACE = 2;
    private static final int BY_HISTORY = 3;
    private static final int MOST_FOR_HISTORY = 4;

    private final Places places;
    private final DutyList duties;
    private final DutyCategories categories;
    private final LikeMatters likes;
    private final AccusedShield shield;
    private final Organization organization;
    private final ZoneId zone;

    OfficeSuggestions(Places places, DutyList duties, DutyCategories categories, LikeMatters likes, AccusedShield shield, Organization organization, ZoneId zone) {
        this.places = places;
        this.duties = duties;
        this.categories = categories;
        this.likes = likes;
        this.shield = shield;
        this.organization = organization;
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
        var notes = EnumSet.noneOf(Note.class);
        String chosen = file.matter().place();
        var reading = places.read(text(file), chosen);
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
        Division at = place.or(() -> places.division(organization.require(from.office()).jurisdiction())).orElse(null);
        var work = new Work(file.matter().id(), from, at, file.legs().stream().filter(Leg::open).map(Leg::office).collect(Collectors.toSet()),
                shield.keptFrom(file.matter().id()), now.atZone(zone).toLocalDate());
        if (at != null) {
            if (file.matter().category() == null) {
                notes.add(Note.NO_CATEGORY);
            } else if (!byDuty(work, file.matter().category())) {
                notes.add(Note.NO_DUTY);
            }
            byPlace(work);
            if (file.matter().category() != null) {
                byHistory(work, likes.at(scope, scope.home() == 0 ? file.matter().id().home() : scope.home(), file.matter().category(), around(at, chosen),
                        file.matter().id(), now.minus(LOOKS_BACK)));
            }
        }
        return new OfficeAdvice(place.orElse(null), read, reading.unclear().stream().limit(3).toList(), work.proposed(), work.refused(), notes);
    }

    /** The typed place first: what stands first weighs in case of doubt. */
    private static String text(MatterFile file) {
        return String.join("\n", file.place(), file.title(), file.content(), String.join("\n", file.requests()));
    }

    /** True when the duty list names anybody. */
    private boolean byDuty(Work work, String category) {
        List<String> line = categories.line(category);
        var holding = duties.holding(line, work.today).stream().filter(d -> d.place() == null || work.at.isWithin(d.place())).toList();
        boolean any = false;
        for (int level = 1; level <= 5; level++) {
            int of = level;
            for (String code : line) {
                var here = holding.stream().filter(d -> d.level() == of && d.category().equals(code)).toList();
                boolean named = false;
                for (Duty duty : here) {
                    for (Office office : officesOf(duty, work.at)) {
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

    private void byPlace(Work work) {
        organization.offices().stream()
                .filter(o -> o.kind() == OfficeKind.STREET && work.at.isWithin(o.jurisdiction()))
                .filter(o -> organization.jurisdiction(o.jurisdiction()).filter(j -> j.level() >= 4).isPresent())
                .forEach(o -> work.add(o, BY_PLACE, new Ground.ByPlace(places.division(o.jurisdiction()).orElse(work.at))));
    }

    private void byHistory(Work work, List<OfficeHistory> histories) {
        for (OfficeHistory history : histories) {
            Office office = organization.find(history.office()).orElse(null);
            if (office == null) {
                continue;
            }
            if (history.upheld() > 0 && history.upheld() * 2 >= history.sent()) {
                work.refuse(office, Against.LOST_OBJECTION, history);
            } else if (history.ended() > 0 && (work.knows(office) || history.ended() > 1)) {
                work.add(office, (work.knows(office) ? 0 : BY_HISTORY) + Math.min(MOST_FOR_HISTORY, history.ended()) - history.upheld(), new Ground.ByHistory(history));
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

    /** One advice in the making. */
    private final class Work {
        private final MatterId matter;
        private final Leg from;
        private final Division at;
        private final Set<OfficeId> having;
        private final Predicate<Office> kept;
        private final LocalDate today;
        private final Map<OfficeId, Candidate> candidates = new LinkedHashMap<>();
        private final Map<OfficeId, OfficeAdvice.Refused> refused = new LinkedHashMap<>();

        Work(MatterId matter, Leg from, @Nullable Division at, Set<OfficeId> having, Predicate<Office> kept, LocalDate today) {
            this.matter = matter;
            this.from = from;
            this.at = at;
            this.having = having;
            this.kept = kept;
            this.today = today;
        }

        boolean knows(Office office) {
            return candidates.containsKey(office.id());
        }

        /** Counts a ground for an office, or for whoever stands in for it; false when neither may have the matter. */
        boolean add(Office office, int weight, Ground ground) {
            Against against = against(office);
            if (against == null) {
                candidates.computeIfAbsent(office.id(), _ -> new Candidate()).add(weight, ground);
                return true;
            }
            if (against == Against.HAS_IT && office.id().equals(from.office())) {
                return true;
            }
            refuse(office, against, null);
            if (against == Against.ACCUSED || against == Against.RECUSED) {
                var above = above(office);
                above.ifPresent(o -> candidates.computeIfAbsent(o.id(), _ -> new Candidate()).up(weight - 1, new Ground.OneUp(office.id(), against)));
                return above.isPresent();
            }
            return false;
        }

        void refuse(Office office, Against why, @Nullable OfficeHistory history) {
            candidates.remove(office.id());
            refused.putIfAbsent(office.id(), new OfficeAdvice.Refused(office.id(), why, history));
        }

        private @Nullable Against against(Office office) {
            if (refused.containsKey(office.id())) {
                return refused.get(office.id()).why();
            }
            if (kept.test(office)) {
                return Against.ACCUSED;
            }
            if (!office.active()) {
                return Against.CLOSED;
            }
            if (office.id().equals(from.office()) || having.contains(office.id())) {
                return Against.HAS_IT;
            }
            if (!at.isWithin(office.jurisdiction())) {
                return Against.OUT_OF_PLACE;
            }
            return isRecused(office) ? Against.RECUSED : null;
        }

        private boolean isRecused(Office office) {
            return organization.postsIn(office.id(), today).stream()
                    .anyMatch(post -> post.head() && post.staff() != null && shield.shields(matter, post.staff(), today));
        }

        /** The nearest office above that may have the matter. */
        private Optional<Office> above(Office office) {
            var up = organization.superiorOf(office);
            while (up.isPresent()) {
                Against against = against(up.get());
                if (against == null) {
                    return up;
                }
                if (against == Against.HAS_IT) {
                    return Optional.empty();
                }
                up = organization.superiorOf(up.get());
            }
            return Optional.empty();
        }

        List<OfficeAdvice.Proposed> proposed() {
            return candidates.entrySet().stream()
                    .filter(e -> e.getValue().weight > 0)
                    .sorted(Comparator.comparingInt((Map.Entry<OfficeId, Candidate> e) -> e.getValue().weight).reversed())
                    .limit(MOST_PROPOSED)
                    .map(e -> new OfficeAdvice.Proposed(e.getKey(), List.copyOf(e.getValue().grounds)))
                    .toList();
        }

        List<OfficeAdvice.Refused> refused() {
            return refused.values().stream().filter(r -> !candidates.containsKey(r.office()))
                    .sorted(Comparator.comparing(r -> r.why() == Against.OUT_OF_PLACE))
                    .limit(MOST_REFUSED).toList();
        }
    }

    private static final class Candidate {
        private int weight;
        private final List<Ground> grounds = new ArrayList<>();

        void add(int more, Ground ground) {
            weight += more;
            grounds.add(ground);
        }

        /** Standing in for two offices weighs no more than for one. */
        void up(int most, Ground ground) {
            weight = Math.max(weight, most);
            grounds.add(ground);
        }
    }
}
