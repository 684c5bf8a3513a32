package org.huiyin.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of what was found.
 *
 * @param next where the page after this one begins, to be given back as it is; none on the last
 * @param state how the index stood that was asked
 */
public record Results(List<Hit> hits, @Nullable String next, IndexState state) {}
