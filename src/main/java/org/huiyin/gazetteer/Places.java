package org.huiyin.gazetteer;

import java.util.List;
import java.util.Optional;
import org.huiyin.organization.Jurisdiction;
import org.huiyin.organization.Organization;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The gazetteer of this installation: the national divisions and the jurisdictions that {@code organization} holds, which are its home. */
@Service
public class Places {

    private static final long LOOK_AGAIN_NANOS = 2_000_000_000L;

    private final Organization organization;
    private volatile @Nullable Held held;

    Places(Organization organization) {
        this.organization = organization;
    }

    private record Held(Gazetteer gazetteer, String jurisdictions, long changes, long lookedAt) {}

    /**
     * Reads the places in a text; see {@link Gazetteer#read}.
     *
     * @param chosen code of the district chosen on the form; null when none was
     */
    public PlaceReading read(String text, @Nullable String chosen) {
        return text.isBlank() ? PlaceReading.NOTHING : gazetteer().read(text, chosen);
    }

    /** The division of a code, a jurisdiction of this installation or a national one. */
    public Optional<Division> division(String code) {
        return gazetteer().division(code);
    }

    /** Whether a place lies within what this installation serves. */
    public boolean isHome(Division place) {
        return gazetteer().isHome(place);
    }

    /** Made again when a jurisdiction was added, renamed or taken away. */
    private Gazetteer gazetteer() {
        Held now = held;
        long changes = organization.changesHere();
        if (now != null && now.changes == changes && System.nanoTime() - now.lookedAt < LOOK_AGAIN_NANOS) {
            return now.gazetteer;
        }
        var mark = organization.markOfJurisdictions();
        var made = now != null && now.jurisdictions.equals(mark) ? now.gazetteer : Gazetteer.of(own(organization.jurisdictions()));
        held = new Held(made, mark, changes, System.nanoTime());
        return made;
    }

    private static List<OwnDivision> own(List<Jurisdiction> all) {
        return all.stream().map(j -> new OwnDivision(j.code(), j.parent(), j.nameZh(), j.level())).toList();
    }
}
