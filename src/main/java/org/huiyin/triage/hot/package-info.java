/**
 * Finds matters about one thing in one place. Pure computation over titles and contents: neither Spring nor a database, and no way to
 * pass in who wrote.
 */
@NullMarked
package org.huiyin.triage.hot;

import org.jspecify.annotations.NullMarked;
