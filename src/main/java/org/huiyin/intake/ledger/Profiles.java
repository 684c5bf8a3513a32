package org.huiyin.intake.ledger;

import java.util.List;
import java.util.Optional;
import org.huiyin.category.Schemes;
import org.huiyin.intake.LedgerField;
import org.huiyin.lawfile.LawFile;
import org.jspecify.annotations.Nullable;

/** The profiles of ledgers that ship with the program. */
public final class Profiles {

    private static final List<String> SHIPPED = List.of("general", "message-board", "hotline", "open311");

    private final List<Profile> profiles;
    private final Schemes schemes = Schemes.shipped();

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

    /** The code of a channel, by the words of the ledger; the profile's own where the ledger says nothing known. */
    public String channel(Profile profile, LedgerRow row) {
        var code = Profile.Codes.code(profiles.getFirst().codes().channels(), row.text(LedgerField.CHANNEL));
        return code == null ? profile.channel() : code;
    }

    /** The class of petition that the ledger's category or channel names; null when it names none. */
    public @Nullable String matterClass(LedgerRow row) {
        var classes = profiles.getFirst().codes().classes();
        var code = Profile.Codes.code(classes, row.text(LedgerField.CATEGORY));
        return code == null ? Profile.Codes.code(classes, row.text(LedgerField.CHANNEL)) : code;
    }

    /** Our code of the ledger's category: our own code, else a name of another scheme, else by its words; {@code OTHER} for one we have no code for, null where the ledger has none. */
    public @Nullable String category(LedgerRow row) {
        var text = row.text(LedgerField.CATEGORY);
        if (text == null) {
            return null;
        }
        if (schemes.latest().find(text.strip()).isPresent()) {
            return text.strip();
        }
        for (var walk : schemes.crossWalks()) {
            var codes = walk.codes(text);
            if (!codes.isEmpty()) {
                return codes.getFirst();
            }
        }
        var code = Profile.Codes.code(profiles.getFirst().codes().categories(), text);
        return code != null ? code : "OTHER";
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
