package org.huiyin.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huiyin.access.Accused;
import org.huiyin.access.AccusedShield;
import org.huiyin.access.Refusal;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.journal.MatterId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says whom a sealed name in an accusation means, and takes the matter from them in the same transaction. */
@Service
public class AccusedNames {

    private final AccusedShield shield;
    private final Displacement displacement;

    AccusedNames(AccusedShield shield, Displacement displacement) {
        this.shield = shield;
        this.displacement = displacement;
    }

    /**
     * Matches a name: nobody of ours when {@code meant} is empty. When this returns nothing shows the matter to them, and it stands at none of
     * their offices.
     *
     * @return why not; nothing when it is done
     */
    @Transactional
    public Optional<Refusal> match(SignedIn who, Scope scope, MatterId matter, int ordinal, List<Accused> meant, Instant now) {
        var refusal = shield.match(who, scope, matter, ordinal, meant, now);
        if (refusal.isEmpty() && !meant.isEmpty()) {
            displacement.clear(matter, who.actor(), now);
        }
        return refusal;
    }
}
