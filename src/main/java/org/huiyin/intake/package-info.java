/** Channels by which a matter arrives (portal, window, phone, ledger import), receipts and query codes. */
@ApplicationModule(allowedDependencies = {"storage", "lawfile", "organization", "journal", "vault", "access", "category", "clock", "procedure", "casework"})
@NullMarked
package org.huiyin.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
