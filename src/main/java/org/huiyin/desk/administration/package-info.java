/** The pages of the three administrators. None of them shows a matter. */
@NullMarked
package org.huiyin.desk.administration;

import org.jspecify.annotations.NullMarked;
