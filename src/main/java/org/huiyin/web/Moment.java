package org.huiyin.web;

import org.jspecify.annotations.Nullable;

/**
 * One line of a story.
 *
 * @param when as it is read
 * @param machine the same for machines (ISO 8601)
 * @param title what happened
 * @param who by whom, or null
 * @param body more of it, or null
 */
public record Moment(String when, String machine, String title, @Nullable String who, @Nullable String body) {}
