package org.huiyin.cli;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import org.huiyin.cli.DeadlineQuestion.Answer.Dated;
import org.huiyin.clock.DueDate;
import org.huiyin.clock.Explanation.Line;

/** Writes an answer for people and for machines. */
final class DeadlineText {

    private DeadlineText() {}

    static String plain(Dated dated, Locale locale) {
        DueDate date = dated.date();
        return DeadlineCommand.WORDS.text("deadline.plain.due", date.due(), weekday(date.dueOn(), locale)).in(locale) + "\n"
                + DeadlineCommand.WORDS.text("deadline.plain.raw", date.raw(), weekday(date.rawOn(), locale)).in(locale) + "\n"
                + DeadlineCommand.WORDS.text(date.provisional() ? "deadline.plain.provisional" : "deadline.plain.final").in(locale) + "\n\n"
                + date.explanation().in(locale);
    }

    static String json(Dated dated, Locale locale) {
        var facts = dated.facts();
        var rule = facts.rule();
        DueDate date = dated.date();
        return "{\"rule\":" + quoted(rule.id().value())
                + ",\"from\":" + quoted(facts.timed() ? facts.from().toString() : facts.fromOn().toString())
                + ",\"limit\":" + rule.limit().amount()
                + ",\"unit\":" + quoted(rule.limit().code())
                + ",\"extend\":" + facts.extendedBy()
                + ",\"pauses\":" + facts.pauses().stream()
                        .map(p -> "{\"from\":" + quoted(p.from().toString()) + ",\"to\":" + quoted(p.to().toString()) + "}")
                        .collect(joining(",", "[", "]"))
                + ",\"whatIf\":" + facts.whatIf()
                + ",\"calendar\":" + quoted(dated.days().calendar())
                + ",\"verified\":" + rule.verified()
                + ",\"due\":" + quoted(date.due())
                + ",\"raw\":" + quoted(date.raw())
                + ",\"provisional\":" + date.provisional()
                + ",\"explanation\":" + quoted(date.explanation().in(locale))
                + ",\"lines\":" + date.explanation().lines().stream().map(DeadlineText::line).collect(joining(",", "[", "]"))
                + "}";
    }

    static String quoted(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> {
                    if (c < 0x20 || Character.isSurrogate(c) && !paired(text, i)) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static String line(Line line) {
        return "{\"kind\":" + quoted(line.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                + (line.on() == null ? "" : ",\"on\":" + quoted(line.on().toString()))
                + ",\"zh\":" + quoted(line.text().zh())
                + ",\"en\":" + quoted(line.text().en()) + "}";
    }

    private static String weekday(LocalDate day, Locale locale) {
        return day.getDayOfWeek().getDisplayName(locale == Locale.ENGLISH ? TextStyle.SHORT : TextStyle.FULL, locale);
    }
}
