/** The engine of {@code search}: an index of Lucene in the data directory. Nothing outside of it names Lucene. */
@NullMarked
package org.huiyin.search.lucene;

import org.jspecify.annotations.NullMarked;
