/** The demo: a city that does not exist, filled through the same doors that the pages use. */
@ApplicationModule(allowedDependencies = {"storage", "lawfile", "calendar", "organization", "journal", "vault", "access", "category", "clock", "casework", "intake", "knowledge", "answer", "triage::office"})
@NullMarked
package org.huiyin.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
