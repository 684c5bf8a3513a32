package org.huiyin.answer;

import org.huiyin.lawfile.Text;

/**
 * Something that the draft check noticed. It blocks nothing: the writer and the head decide.
 *
 * @param rule id of the rule in {@code answer/check.yaml}
 * @param field name of the field it stands in: {@code findings}, {@code basis}, {@code reply-1} …
 * @param ordinal of the request, or 0
 * @param quoted the words it is about, empty where it is about what is missing
 * @param says what was noticed
 * @param advice what to do
 * @param law the article that it rests on
 */
public record DraftFinding(String rule, Severity severity, String field, int ordinal, String quoted, Text says, Text advice, Text law) {

    public enum Severity {
        /** Likely wrong in law or in fact. */
        WARNING,
        /** Could be better. */
        ADVICE
    }
}
