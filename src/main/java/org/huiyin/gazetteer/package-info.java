/**
 * The administrative divisions of China in five levels, and the reading of their names in text. Knows places only: what is said about a place, and
 * by whom, is no concern of this module.
 */
@ApplicationModule(allowedDependencies = "organization")
@NullMarked
package org.huiyin.gazetteer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
