/**
 * Reads what people write as a good clerk would and says why: category, class, competent office, same matter, hot issues. Everything
 * here is a suggestion about a matter; people decide. Nothing here reads who wrote.
 */
@ApplicationModule(allowedDependencies = {
    "storage", "lawfile", "organization", "journal", "gazetteer", "vault", "access", "intake", "intake::ledger", "category", "clock", "procedure", "casework"})
@NullMarked
package org.huiyin.triage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
