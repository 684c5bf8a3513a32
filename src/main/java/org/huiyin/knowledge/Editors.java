package org.huiyin.knowledge;

import java.util.Optional;
import org.huiyin.access.Access;
import org.huiyin.access.Refusal;
import org.huiyin.access.SignedIn;
import org.huiyin.organization.OfficeId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who writes in the knowledge base, as {@code procedures/roles.yaml} says: {@code knowledge-write} opens what one's own office keeps up,
 * {@code knowledge-write-all} everything, what ships with the program included.
 */
@Component
public class Editors {

    private static final String OWN = "knowledge-write";
    private static final String ALL = "knowledge-write-all";

    private final Access access;

    Editors(Access access) {
        this.access = access;
    }

    /** Whether this reader may add to it. */
    public boolean mayAdd(SignedIn who) {
        return access.opens(who, OWN) || access.opens(who, ALL);
    }

    /** Whether this reader may take in what ships with the program. */
    public boolean mayTakeShipped(SignedIn who) {
        return access.opens(who, ALL);
    }

    /** Whether this reader may revise or retire what an office keeps up; null is what ships. */
    public boolean mayRevise(SignedIn who, @Nullable OfficeId office) {
        return access.opens(who, ALL) || access.opens(who, OWN) && who.office().equals(office);
    }

    Optional<Refusal> refuseAdding(SignedIn who) {
        return mayAdd(who) ? Optional.empty() : Optional.of(Refusal.because("knowledge.refused.add"));
    }

    Optional<Refusal> refuseRevising(SignedIn who, @Nullable OfficeId office) {
        return mayRevise(who, office) ? Optional.empty() : Optional.of(Refusal.because("knowledge.refused.revise"));
    }
}
