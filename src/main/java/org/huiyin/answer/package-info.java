/** Documents: drafts, approval, numbering, issue, service and its proof. */
@ApplicationModule(allowedDependencies = {"lawfile", "organization", "journal", "vault", "access", "clock", "procedure", "casework", "knowledge"})
@NullMarked
package org.huiyin.answer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
