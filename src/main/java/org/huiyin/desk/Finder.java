package org.huiyin.desk;

import java.util.UUID;
import org.huiyin.access.Access;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.Leg;
import org.huiyin.casework.MatterFile;
import org.huiyin.casework.Matters;
import org.huiyin.journal.LegId;
import org.springframework.stereotype.Component;

/** Finds matters and legs for a page, within what its reader may see. */
@Component
class Finder {

    private final Access access;
    private final Matters matters;

    Finder(Access access, Matters matters) {
        this.access = access;
        this.matters = matters;
    }

    Scope scope(SignedIn who) {
        return access.scopeOf(who);
    }

    /** @throws NotFound when there is none that this reader may see */
    MatterFile file(Scope scope, String number) {
        return matters.find(scope, scope.home(), number).orElseThrow(NotFound::new);
    }

    /** @throws NotFound when the file has no such leg for this reader */
    Leg leg(Scope scope, MatterFile file, String id) {
        try {
            return file.leg(new LegId(scope.home(), UUID.fromString(id))).orElseThrow(NotFound::new);
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }

    static UUID uuid(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }
}
