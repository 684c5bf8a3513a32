package org.huiyin.answer;

import java.util.Map;

/**
 * A draft as it was typed.
 *
 * @param outcomes by ordinal of the request: a name of {@link Item.Outcome}
 * @param replies by ordinal of the request
 * @param executeBy by ordinal of the request: a date, or empty
 */
public record DraftForm(
        String findings, String basis, Map<Integer, String> outcomes, Map<Integer, String> replies, Map<Integer, String> executeBy) {}
