package org.huiyin.portal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.gazetteer.Division;
import org.huiyin.gazetteer.PlaceFound;
import org.huiyin.gazetteer.Places;
import org.huiyin.gazetteer.Said;
import org.huiyin.organization.Jurisdiction;
import org.huiyin.organization.Organization;
import org.huiyin.web.Choice;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Districts and streets of ours that the words of a draft name, to be chosen from: a matter that says where it is reaches the right office sooner. Asked once
 * for what is written, and whoever chooses none goes on all the same.
 */
@Component
class PlacesNamed {

    private static final int MOST = 5;
    private static final int DISTRICT = 3;
    private static final int STREET = 4;

    private final Places places;
    private final Organization organization;

    PlacesNamed(Places places, Organization organization) {
        this.places = places;
        this.organization = organization;
    }

    /** What is read, so that the same is not asked twice. */
    static String mark(Draft draft) {
        return UUID.nameUUIDFromBytes(text(draft).getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String text(Draft draft) {
        return String.join("\n", draft.placeText, draft.title, draft.content);
    }

    /**
     * What the words of a draft name.
     *
     * @param choices places to choose from with the words that name them; none where the words name none or say what was chosen
     * @param unclear words that may mean several places
     */
    record Named(List<Choice> choices, List<String> unclear) {

        static final Named NONE = new Named(List.of(), List.of());
    }

    Named in(Draft draft, Page t) {
        @Nullable String chosen = draft.place.isEmpty() ? null : draft.place;
        var reading = places.read(text(draft), chosen);
        Map<String, Choice> found = new LinkedHashMap<>();
        for (PlaceFound one : reading.found()) {
            offer(one.place(), String.join(t.text("portal.where.named.and"), one.because().stream().map(Said::words).distinct().toList()), chosen, found, t);
        }
        for (var unclear : reading.unclear()) {
            unclear.some().forEach(one -> offer(one, unclear.said().words(), chosen, found, t));
        }
        return new Named(found.values().stream().limit(MOST).toList(),
                reading.unclear().stream().filter(u -> u.some().stream().anyMatch(places::isHome)).map(u -> u.said().words()).distinct().limit(2).toList());
    }

    private void offer(Division place, String words, @Nullable String chosen, Map<String, Choice> found, Page t) {
        if (!places.isHome(place)) {
            return;
        }
        listed(place).filter(j -> chosen == null || !j.code().equals(chosen) && !above(j, chosen))
                .ifPresent(j -> found.putIfAbsent(j.code(), new Choice(j.code(), inFull(j, t), t.text("portal.where.named.words", words))));
    }

    /** The street or district of the list that a place lies in: villages are not chosen from. */
    private Optional<Jurisdiction> listed(Division place) {
        return place.line().reversed().stream().flatMap(code -> organization.jurisdiction(code).stream())
                .filter(j -> j.level() == STREET || j.level() == DISTRICT).findFirst();
    }

    /** Whether what was chosen says more already. */
    private boolean above(Jurisdiction place, String chosen) {
        return organization.jurisdiction(chosen).filter(j -> !j.code().equals(place.code()) && j.path().startsWith(place.path())).isPresent();
    }

    private String inFull(Jurisdiction place, Page t) {
        String own = t.either(place.nameZh(), place.nameEn());
        return Optional.ofNullable(place.parent()).filter(_ -> place.level() == STREET).flatMap(organization::jurisdiction)
                .map(district -> t.either(district.nameZh() + own, own + ", " + district.nameEn())).orElse(own);
    }
}
