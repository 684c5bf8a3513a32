package org.huiyin.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.huiyin.calendar.Calendars;
import org.huiyin.calendar.WorkingDays;
import org.huiyin.clock.Deadlines;
import org.huiyin.clock.DueDate;
import org.huiyin.clock.Facts;
import org.huiyin.clock.Refusal;
import org.huiyin.clock.Rule;
import org.huiyin.clock.RuleBook;
import org.huiyin.lawfile.Text;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a due date in words, as a command line or a row of a file has them.
 *
 * @param calendar name of the calendar to use instead of the rule's own, or null
 */
record DeadlineQuestion(RuleBook book, Calendars calendars, @Nullable String calendar, boolean whatIf) {

    /** A date with its explanation, or the reason why there is none. */
    sealed interface Answer {

        record Dated(Facts facts, WorkingDays days, DueDate date) implements Answer {}

        record Refused(Text reason) implements Answer {}
    }

    Answer ask(String ruleId, String from, String extend, List<String> pauses) {
        Optional<Rule> rule = book.find(ruleId);
        if (rule.isEmpty()) {
            return new Answer.Refused(book.refusal(ruleId).text());
        }
        WorkingDays days = calendars.of(calendar == null ? rule.get().calendar() : calendar);
        @Nullable Facts facts = start(rule.get(), from.strip(), days.zone());
        if (facts == null) {
            return refused("deadline.refused.from", from.strip());
        }
        if (!extend.isBlank()) {
            if (!extend.strip().matches("[0-9]{1,4}")) {
                return refused("deadline.refused.extend", extend.strip());
            }
            facts = facts.extended(Integer.parseInt(extend.strip()));
        }
        for (String pause : pauses) {
            String[] ends = pause.strip().split("\\.\\.", -1);
            @Nullable LocalDate first = day(ends[0].strip());
            @Nullable LocalDate last = ends.length == 1 ? first : ends.length == 2 ? day(ends[1].strip()) : null;
            if (first == null || last == null) {
                return refused("deadline.refused.pause", pause.strip());
            }
            facts = facts.paused(first, last);
        }
        if (whatIf) {
            facts = facts.asWhatIf();
        }
        Optional<Refusal> refusal = Deadlines.refusal(facts, days);
        return refusal.isPresent()
                ? new Answer.Refused(withHint(refusal.get()))
                : new Answer.Dated(facts, days, Deadlines.compute(facts, days));
    }

    private static Text withHint(Refusal refusal) {
        boolean extension = refusal.key().startsWith("clock.refused.no-extension") || refusal.key().startsWith("clock.refused.extension-too-long");
        Text hint = extension ? DeadlineCommand.WORDS.text("deadline.hint.what-if") : new Text("", "");
        return new Text(refusal.text().zh() + hint.zh(), refusal.text().en() + hint.en());
    }

    private static Answer refused(String key, String given) {
        return new Answer.Refused(DeadlineCommand.WORDS.text(key, given));
    }

    private static @Nullable Facts start(Rule rule, String written, ZoneId zone) {
        @Nullable LocalDate day = day(written);
        if (day != null) {
            return Facts.from(rule, day);
        }
        String iso = written.length() > 10 && written.charAt(10) == ' ' ? written.substring(0, 10) + "T" + written.substring(11) : written;
        try {
            return Facts.from(rule, LocalDateTime.parse(iso));
        } catch (DateTimeException e) {
            try {
                return Facts.from(rule, OffsetDateTime.parse(iso).atZoneSameInstant(zone).toLocalDateTime());
            } catch (DateTimeException f) {
                return null;
            }
        }
    }

    private static @Nullable LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
