package org.huiyin.procedure;

import org.huiyin.lawfile.Text;

/**
 * What an answer tells the person they can do next. A function of the route; nobody types it.
 *
 * @param text with {@code {superior}} for the body and {@code {RULE}} for the length of a rule's limit
 */
public record Remedy(String id, Text text) {}
