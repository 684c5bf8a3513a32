/** Time limits: rules as cited data, pure functions from facts to dates, and the rows that keep running clocks. */
@ApplicationModule(allowedDependencies = {"lawfile", "calendar", "organization", "journal"})
@NullMarked
package org.huiyin.clock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
