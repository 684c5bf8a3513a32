package org.huiyin.portal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.huiyin.access.ClientAddress;
import org.huiyin.access.SlowDown;
import org.huiyin.access.SlowDown.Kind;
import org.huiyin.triage.issue.Asked;
import org.huiyin.triage.issue.Joins;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Looks up, once for what is written, whether the person may be asked to join a problem that is being handled. Asking is made slow, so that nobody
 * tries out what others complain of; whoever is too quick is not asked, and files as usual.
 */
@Component
class Offers {

    private static final Logger LOG = LoggerFactory.getLogger(Offers.class);

    private final Joins joins;
    private final DraftStore drafts;
    private final SlowDown slowDown;
    private final ZoneId zone;

    Offers(Joins joins, DraftStore drafts, SlowDown slowDown, ZoneId zone) {
        this.joins = joins;
        this.drafts = drafts;
        this.slowDown = slowDown;
        this.zone = zone;
    }

    /** The draft with what may be offered for it, once everything else was answered. */
    Draft look(DraftKey key, Draft draft, ClientAddress client, Instant now) {
        var forWhat = draft.fingerprint();
        if (draft.filed != null || Step.first(draft).compareTo(Step.JOIN) < 0 || draft.lookedUp.equals(forWhat)) {
            return draft;
        }
        Draft.@Nullable Offer found = find(asked(draft), client, now).orElse(null);
        return drafts.change(key, now, current -> {
            if (current.filed == null && current.fingerprint().equals(forWhat)) {
                current.offered(forWhat, found);
            }
            return current;
        }).orElse(draft);
    }

    private Optional<Draft.Offer> find(Asked asked, ClientAddress client, Instant now) {
        try {
            return joins.mayBeOffered(asked) && isSlowEnough(client, now)
                    ? joins.offer(asked, LocalDate.ofInstant(now, zone)).map(o -> new Draft.Offer(o.issue(), o.name(false), o.name(true)))
                    : Optional.empty();
        } catch (DataAccessException e) {
            LOG.warn("Whether a problem is being handled could not be looked up; the filing goes on without: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private boolean isSlowEnough(ClientAddress client, Instant now) {
        return slowDown.attempt(Kind.JOIN_CLIENT, client.host(), now).equals(Duration.ZERO)
                && slowDown.attempt(Kind.JOIN_NETWORK, client.network(), now).equals(Duration.ZERO);
    }

    private static Asked asked(Draft draft) {
        boolean aboutAThing = !draft.isSealed() && draft.about == Draft.About.NO && draft.offices.isEmpty() && draft.named.isBlank() && draft.seen != Draft.Seen.NOBODY;
        return new Asked(draft.titleOrBeginning(), draft.content, draft.placeText, draft.asked(), draft.place.isEmpty() ? null : draft.place, aboutAThing,
                List.of(draft.name, draft.phone, draft.address));
    }
}
