/** Matters and their legs, assignment, objection and return, notes and attachments: the only writer of a leg. */
@ApplicationModule(allowedDependencies = {"lawfile", "organization", "journal", "vault", "access", "category", "clock", "procedure"})
@NullMarked
package org.huiyin.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
