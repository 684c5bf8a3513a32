/** The append-only record of acts and the only outbox: ids, codes, dates and salted digests, never free text, never identities. */
@ApplicationModule(allowedDependencies = {"organization"})
@NullMarked
package org.huiyin.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
