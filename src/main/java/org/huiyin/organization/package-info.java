/** Jurisdictions, offices, staff, their posts and the lines of leadership between offices. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.huiyin.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
