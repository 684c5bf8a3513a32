package org.huiyin.search;

/**
 * How the index of this node stands.
 *
 * @param matters how many it holds
 * @param complete whether every matter is in it; if not, a search may miss some and its page says so
 * @param building whether it is being made anew
 */
public record IndexState(int matters, boolean complete, boolean building) {}
