package org.huiyin.access;

import org.huiyin.organization.OfficeId;
import org.huiyin.organization.StaffId;

/** Whom an accusation is about, as the person or the window said. */
public sealed interface Accused {

    /** An office: it, and everybody in it and under it. */
    record AnOffice(OfficeId office) implements Accused {}

    /** A member of staff: they, and the office of each of their posts; those under it too where they head it. */
    record AMember(StaffId staff) implements Accused {}

    /** A name we could not match. It is sealed at once; the office one level up finds out whom it means. */
    record Unresolved(String name) implements Accused {}
}
