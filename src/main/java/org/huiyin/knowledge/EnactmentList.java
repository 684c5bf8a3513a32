package org.huiyin.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the knowledge base.
 *
 * @param next where the next page begins; null at the end
 */
public record EnactmentList(List<Edition> editions, @Nullable String next) {}
