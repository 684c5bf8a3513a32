/** Bringing a ledger in: upload, look, try, take, mend, undo. */
@NullMarked
package org.huiyin.desk.ledger;

import org.jspecify.annotations.NullMarked;
