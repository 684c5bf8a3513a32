/** The pages of the knowledge base: law and policy, and templates of replies. */
@NullMarked
package org.huiyin.desk.knowledge;

import org.jspecify.annotations.NullMarked;
