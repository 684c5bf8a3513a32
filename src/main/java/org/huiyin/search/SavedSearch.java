package org.huiyin.search;

import java.time.Instant;
import java.util.UUID;

/**
 * A search that a post keeps under a name.
 *
 * @param query words and filters as they stand in the address of the page
 */
public record SavedSearch(UUID id, String name, String query, Instant savedAt) {}
