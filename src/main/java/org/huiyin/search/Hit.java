package org.huiyin.search;

import java.util.List;
import java.util.UUID;
import org.huiyin.casework.QueueRow;

/**
 * A matter that was found, as the viewer may see it: read from PostgreSQL within the scope after the index had named it.
 *
 * @param leg the one of its legs that fits what was asked, as a queue shows it
 * @param legs how many of its legs the viewer sees
 * @param title with the words marked
 */
public record Hit(UUID matter, QueueRow leg, int legs, List<Fragment.Piece> title, List<Fragment> fragments) {}
