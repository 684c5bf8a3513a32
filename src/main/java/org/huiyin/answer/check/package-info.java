/** The draft check itself: rules and words as data, and what looks for them. Pure: no database, no clock. */
@NullMarked
package org.huiyin.answer.check;

import org.jspecify.annotations.NullMarked;
