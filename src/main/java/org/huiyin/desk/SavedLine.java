package org.huiyin.desk;

/**
 * A saved search in its list.
 *
 * @param says its words and filters, as people read them
 */
public record SavedLine(String id, String name, String href, String says, String savedOn) {}
