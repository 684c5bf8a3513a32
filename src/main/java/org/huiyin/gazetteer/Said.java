package org.huiyin.gazetteer;

/**
 * Words of the text that name a place.
 *
 * @param words exactly as they stand there
 * @param start first character, counted from 0
 * @param end character after the last
 */
public record Said(String words, int start, int end) {}
