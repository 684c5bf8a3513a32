/** Law and policy that answers rest on, in editions with their days in force, and the templates of replies. */
@ApplicationModule(allowedDependencies = {"lawfile", "organization", "journal", "access", "category", "intake", "storage"})
@NullMarked
package org.huiyin.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
