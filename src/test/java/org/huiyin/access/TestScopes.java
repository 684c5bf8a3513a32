package org.huiyin.access;

import java.util.List;
import java.util.UUID;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.StaffId;

/** Scopes made by hand, for tests of what other modules read through them. */
public final class TestScopes {

    private TestScopes() {}

    /** @param line the offices from the top to the viewer's own */
    public static Scope of(int home, Scope.Sight sight, List<OfficeId> line) {
        return Scope.of(home, sight, new Scope.Viewer(new StaffId(UUID.randomUUID()), line.getLast(), line));
    }
}
