package org.huiyin.answer.check;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.huiyin.answer.Item.Outcome;
import org.huiyin.answer.check.CheckedDraft.Item;

/** Whether each request is answered, and each answer fits its outcome (条例第三十二条). */
final class ItemRules {

    private static final Pattern REFUSES = Pattern.compile("不予支持|不能支持|无法支持|不支持您|不予采纳");
    private static final Pattern SUPPORTS = Pattern.compile("(?<!不)予以支持|应当支持|应予支持|同意您的(?:请求|诉求)");

    private final CheckRules rules;
    private final Notes notes;

    ItemRules(CheckRules rules, Notes notes) {
        this.rules = rules;
        this.notes = notes;
    }

    void check(List<Item> items, LocalDate today) {
        for (Item item : items) {
            var part = new Part(item.field(), item.ordinal(), item.reply().strip());
            if (part.text().isEmpty()) {
                notes.add("item-unanswered", part, "", item.ordinal());
                continue;
            }
            if (part.text().codePointCount(0, part.text().length()) < rules.shortestReply()) {
                notes.add("reply-short", part, part.text());
            }
            items.stream().filter(other -> other.ordinal() < item.ordinal() && other.reply().strip().equals(part.text())).findFirst()
                    .ifPresent(other -> notes.add("same-reply", part, part.text(), other.ordinal()));
            outcome(item, part);
            executeBy(item, part, today);
        }
    }

    private void outcome(Item item, Part part) {
        if (item.outcome() == null) {
            return;
        }
        var against = Map.of(Outcome.SUPPORT, REFUSES, Outcome.NOT_SUPPORT, SUPPORTS).get(item.outcome());
        if (against != null) {
            var said = against.matcher(part.text());
            if (said.find()) {
                notes.add("outcome-contradicted", part, said.group(), said.group());
            }
        }
        boolean reasoned = rules.reasons().stream().anyMatch(part.text()::contains) || part.text().indexOf('《') >= 0;
        if (item.outcome() != Outcome.SUPPORT && !reasoned) {
            notes.add("no-reason", part, part.text());
        }
    }

    private void executeBy(Item item, Part part, LocalDate today) {
        if (item.outcome() != Outcome.SUPPORT || item.executeBy().isBlank()) {
            return;
        }
        try {
            var day = LocalDate.parse(item.executeBy().strip());
            if (day.isBefore(today)) {
                notes.add("execute-past", new Part("execute-" + item.ordinal(), item.ordinal(), part.text()), day.toString(), day);
            }
        } catch (DateTimeParseException notADay) {
            // saving says so at the field
        }
    }
}
