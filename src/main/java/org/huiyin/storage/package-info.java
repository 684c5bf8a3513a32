/** The database that comes with the program: one owner of the directory, durable, migrated, backed up and restored. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.huiyin.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
