/** Full text over matters: an index on each node that follows the journal, asked within the scope of whoever asks. */
@ApplicationModule(allowedDependencies = {"storage", "organization", "journal", "vault", "access", "casework"})
@NullMarked
package org.huiyin.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
