/** The scheme of contents as data: codes of three levels with versions, and the way across from other schemes' names. */
@ApplicationModule(allowedDependencies = {"lawfile"})
@NullMarked
package org.huiyin.category;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
