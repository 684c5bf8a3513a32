package org.huiyin.intake.ledger;

import java.util.List;
import java.util.Optional;
import org.huiyin.lawfile.LawFile;

/** The profiles of ledgers that ship with the program. */
public final class Profiles {

    private static final List<String> SHIPPED = List.of("general", "message-board", "hotline", "open311");

    private final List<Profile> profiles;

    private Profiles(List<Profile> profiles) {
        this.profiles = profiles;
    }

    public static Profiles shipped() {
        return new Profiles(SHIPPED.stream().map(id -> LawFile.shipped("procedures/ledgers/" + id + ".yaml", Profile::read)).toList());
    }

    public List<Profile> all() {
        return profiles;
    }

    public Optional<Profile> find(String id) {
        return profiles.stream().filter(profile -> profile.id().equals(id)).findFirst();
    }

    /** The profile that knows most of these column names; the general one among equals. */
    Profile best(List<String> headers) {
        var best = profiles.getFirst();
        for (var profile : profiles) {
            if (profile.known(headers) > best.known(headers)) {
                best = profile;
            }
        }
        return best;
    }
}
