/** Procedures as cited data: standings, acts, who may do them, clocks, required reasons, remedy texts. */
@ApplicationModule(allowedDependencies = {"lawfile", "clock"})
@NullMarked
package org.huiyin.procedure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
