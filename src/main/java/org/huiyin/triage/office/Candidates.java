package org.huiyin.triage.office;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.huiyin.access.AccusedShield;
import org.huiyin.casework.OfficeHistory;
import org.huiyin.gazetteer.Division;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.triage.office.OfficeAdvice.Against;
import org.huiyin.triage.office.OfficeAdvice.Ground;
import org.jspecify.annotations.Nullable;

/** One advice in the making: the offices that something speaks for, and those that may not have the matter. */
final class Candidates {

    private static final int MOST_PROPOSED = 4;
    private static final int MOST_REFUSED = 6;

    private final Organization organization;
    private final AccusedShield shield;
    private final @Nullable MatterId matter;
    private final OfficeId from;
    private final Division at;
    private final Set<OfficeId> having;
    private final Predicate<Office> kept;
    private final LocalDate today;
    private final Map<OfficeId, Candidate> candidates = new LinkedHashMap<>();
    private final Map<OfficeId, OfficeAdvice.Refused> refused = new LinkedHashMap<>();

    /** @param matter null before it is filed: then it accuses nobody, since whatever accuses gets no advice */
    Candidates(Organization organization, AccusedShield shield, @Nullable MatterId matter, OfficeId from, Set<OfficeId> having, Division at, LocalDate today) {
        this.organization = organization;
        this.shield = shield;
        this.matter = matter;
        this.from = from;
        this.at = at;
        this.having = having;
        this.kept = matter == null ? _ -> false : shield.keptFrom(matter);
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
        if (against == Against.HAS_IT && office.id().equals(from)) {
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
        if (office.id().equals(from) || having.contains(office.id())) {
            return Against.HAS_IT;
        }
        if (!at.isWithin(office.jurisdiction())) {
            return Against.OUT_OF_PLACE;
        }
        return isRecused(office) ? Against.RECUSED : null;
    }

    private boolean isRecused(Office office) {
        return matter != null && organization.postsIn(office.id(), today).stream()
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
