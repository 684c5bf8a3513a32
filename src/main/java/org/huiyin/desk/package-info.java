/** The staff's pages. */
@ApplicationModule(allowedDependencies = {"lawfile", "organization", "journal", "gazetteer", "vault", "access", "calendar", "category", "clock", "procedure", "casework", "intake", "knowledge", "answer", "triage", "triage::category", "triage::issue", "triage::office", "search", "web"})
@NullMarked
package org.huiyin.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
