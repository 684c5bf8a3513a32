package org.huiyin.access;

import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * One row of the shield: an office or a member of staff from whom a matter is kept.
 *
 * @param wholeLine whether those under the office are shielded too; false for the office of an accused who does not head it
 */
record Shielded(@Nullable OfficeId office, @Nullable String path, boolean wholeLine, @Nullable StaffId staff) {

    static Shielded office(Office office, boolean wholeLine) {
        return new Shielded(office.id(), office.path(), wholeLine, null);
    }

    static Shielded member(StaffId staff) {
        return new Shielded(null, null, true, staff);
    }

    /** The matter is kept from this office. */
    boolean covers(Office other) {
        return other.id().equals(office) || wholeLine && path != null && other.path().startsWith(path);
    }

    /** The accused is this office, above it or under it: it may not receive. */
    boolean touches(Office other) {
        return covers(other) || path != null && path.startsWith(other.path());
    }
}
