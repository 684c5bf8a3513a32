/**
 * Sign-in, roles, scope, the accused shield and recusal: who may see and do what.
 *
 * <p>What a viewer may not see is not found: every store that reads legs puts {@link org.huiyin.access.Scope#visible} into its query.
 */
@ApplicationModule(allowedDependencies = {"storage", "organization", "journal", "vault", "lawfile"})
@NullMarked
package org.huiyin.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
