/** Layout, fragments, languages, error pages and security headers shared by the portal and the desk. */
@ApplicationModule(allowedDependencies = {"lawfile", "organization", "access"})
@NullMarked
package org.huiyin.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
