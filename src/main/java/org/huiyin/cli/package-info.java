/** The command line: serve, import, deadline, triage, backup, restore, doctor. */
@ApplicationModule(allowedDependencies = {"storage", "lawfile", "calendar", "clock", "organization", "access", "vault", "category", "intake", "triage", "triage::category", "journal", "gazetteer"})
@NullMarked
package org.huiyin.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
