package org.huiyin.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a queue.
 *
 * @param next where the page after this one begins, to be given back as it is; none on the last
 */
public record QueuePage(List<QueueRow> rows, @Nullable String next) {}
