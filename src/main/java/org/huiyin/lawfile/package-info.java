/** A data file of law, read with line numbers: a broken one is refused with line, reason and an example. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.huiyin.lawfile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
