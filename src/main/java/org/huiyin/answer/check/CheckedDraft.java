package org.huiyin.answer.check;

import java.util.List;
import org.huiyin.answer.Item.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A draft as the check reads it.
 *
 * @param remedy what is printed at its end, in Chinese; empty where the route names none
 * @param reviewer the body that reviews, as the remedy names it; empty where a review is not the remedy
 */
public record CheckedDraft(String findings, String basis, List<Item> items, String remedy, String reviewer) {

    /** The answer to one request. @param executeBy a date, or what was typed instead, or empty */
    public record Item(int ordinal, @Nullable Outcome outcome, String reply, String executeBy) {

        String field() {
            return "reply-" + ordinal;
        }
    }
}
