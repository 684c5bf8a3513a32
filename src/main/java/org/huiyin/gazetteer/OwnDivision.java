package org.huiyin.gazetteer;

import org.jspecify.annotations.Nullable;

/**
 * A division that this installation holds itself: it is recognised beside the national ones, and takes the place of a national one of the same
 * code.
 *
 * @param parent code of the own division above; none at the top
 * @param level 1 to 5, as {@link Division#level}
 */
public record OwnDivision(String code, @Nullable String parent, String name, int level) {}
