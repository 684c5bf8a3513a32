package org.huiyin.access;

import java.security.Principal;
import java.util.Set;
import org.huiyin.journal.Actor;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;

/**
 * A member of staff at work in one post: the principal of every desk page. Read from the database at each request, so that a role taken
 * away is gone at once. A person with several posts has chosen one.
 *
 * @param officePath codes from the top of the leadership line to the office, each followed by {@code /}
 * @param displayName the name colleagues see
 * @param roles ids of {@code procedures/roles.yaml} that the post holds
 */
public record SignedIn(StaffId staff, PostId post, OfficeId office, String officePath, String displayName, Set<String> roles)
        implements Principal {

    public SignedIn {
        roles = Set.copyOf(roles);
    }

    /** The id of the staff member, never their name: it goes into sessions and logs. */
    @Override
    public String getName() {
        return staff.toString();
    }

    /** This person in this post, as the journal records it. */
    public Actor actor() {
        return new Actor.Staff(staff, post, office);
    }
}
