/** The pages by which staff come in and keep their own account. */
@NullMarked
package org.huiyin.desk.signin;

import org.jspecify.annotations.NullMarked;
