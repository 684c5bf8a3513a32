package org.huiyin.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
import org.huiyin.organization.Post;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which office receives a sealed matter: one rule for its registration and for the day it turns out whom it is about. */
@Component
class ReceivingOffice {

    private static final String RECEIVER = "confidential-receiver";

    private final Organization organization;

    ReceivingOffice(Organization organization) {
        this.organization = organization;
    }

    /**
     * The first office up the line of the first one that is free of the accused and has somebody who may open the matter; when there is none,
     * the discipline organ of the place and the ones above it.
     *
     * @param place code of the place of the problem
     * @param free whether none of the accused is this office, above it or under it
     * @return nothing when no office of this home may have it
     */
    Optional<Office> from(Office first, @Nullable String place, Predicate<Office> free, LocalDate today) {
        return Stream.of(Optional.of(first), organization.nearest(OfficeKind.DISCIPLINE, place))
                .flatMap(Optional::stream)
                .flatMap(start -> Stream.iterate(Optional.of(start), Optional::isPresent, at -> up(at.orElseThrow())))
                .map(Optional::orElseThrow)
                .filter(office -> free.test(office) && !receivers(office, today).isEmpty())
                .findFirst();
    }

    /** Where the search begins for a matter that stands at this office: itself where it receives, else the petition office of its place. */
    Office startFor(Office standsAt) {
        return switch (standsAt.kind()) {
            case PETITION_OFFICE, HOTLINE, DISCIPLINE -> standsAt;
            default -> organization.nearest(OfficeKind.PETITION_OFFICE, standsAt.jurisdiction()).orElse(standsAt);
        };
    }

    /** The posts of the office whose holders receive sealed matters. */
    List<Post> receivers(Office office, LocalDate today) {
        return organization.postsIn(office.id(), today).stream()
                .filter(p -> p.staff() != null && p.roles().contains(RECEIVER))
                .toList();
    }

    /** The office of the same kind that serves the next division up. */
    private Optional<Office> up(Office office) {
        return organization.superiorOf(office)
                .flatMap(organization::superiorOf)
                .flatMap(above -> organization.offices().stream()
                        .filter(o -> o.active() && o.kind() == office.kind() && above.id().equals(o.superior()))
                        .findFirst());
    }
}
