/** Identities of people, sealed under one key a matter; every opening is recorded with its purpose. */
@ApplicationModule(allowedDependencies = {"storage", "journal"})
@NullMarked
package org.huiyin.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
