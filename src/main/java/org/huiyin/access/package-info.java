/** Sign-in, roles, scope, the accused shield and recusal: who may see and do what. */
@ApplicationModule(allowedDependencies = {"organization", "journal"})
@NullMarked
package org.huiyin.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
