/** The citizens' pages. */
@ApplicationModule(allowedDependencies = {"lawfile", "organization", "journal", "gazetteer", "vault", "access", "calendar", "category", "clock", "procedure", "casework", "intake", "answer", "triage::issue", "web"})
@NullMarked
package org.huiyin.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
