package org.huiyin.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * One article of an edition.
 *
 * @param ordinal its place, from 1
 * @param number null for text that has no numbered articles
 * @param chapter the heading it stands under, empty where there is none
 */
public record Article(int ordinal, @Nullable ArticleNumber number, String chapter, String words) {}
