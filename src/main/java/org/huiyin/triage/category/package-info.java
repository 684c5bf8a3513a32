/** Suggests what a matter is about, from its words alone: a linear model over hashed pairs of characters that can say which words spoke. */
@NamedInterface("category")
@NullMarked
package org.huiyin.triage.category;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
