package org.huiyin.journal;

import java.util.UUID;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;

/** Whoever acts. An automatic act has a named actor too. */
public sealed interface Actor {

    /** A member of staff acting in a post of an office. */
    record Staff(StaffId staff, PostId post, OfficeId office) implements Actor {}

    /** The person of one matter. The id is new for each matter: nothing joins two matters of one person. */
    record Person(UUID id) implements Actor {}

    /** The program itself, by the name of the job, for example {@code lapse-sweep}. */
    record Program(String name) implements Actor {}
}
