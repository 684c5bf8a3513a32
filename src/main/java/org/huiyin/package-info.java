/** Huiyin 回音: every matter lands, every voice is answered. */
@NullMarked
package org.huiyin;

import org.jspecify.annotations.NullMarked;
