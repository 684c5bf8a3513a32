package org.huiyin.clock;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.huiyin.calendar.DayKind;
import org.huiyin.calendar.WorkingDays;
import org.huiyin.clock.Explanation.Kind;
import org.huiyin.clock.Explanation.Line;
import org.huiyin.lawfile.Text;
import org.jspecify.annotations.Nullable;

/**
 * From facts to dates. Pure: the same facts and the same calendar give the same date.
 *
 * <p>{@code due = roll(trigger + limit + extension + paused days)}. The day of the trigger is not counted (民法典 art. 201(1)); hours
 * count from the moment and do not roll (201(2)); months end on the corresponding day or on the month's last (202); a last day of
 * rest gives way to the next working day (203(1)).
 */
public final class Deadlines {

    /** The first and last year that are computed. */
    public static final int FIRST_YEAR = 1950;

    public static final int LAST_YEAR = 2199;

    private static final int LONGEST = 3650;

    private Deadlines() {}

    /** Why no date can be computed from these facts; empty when one can. */
    public static Optional<Refusal> refusal(Facts facts, WorkingDays days) {
        Rule rule = facts.rule();
        if (facts.from().getYear() < FIRST_YEAR || facts.from().getYear() > LAST_YEAR) {
            return refuse("clock.refused.year", facts.from().getYear(), FIRST_YEAR, LAST_YEAR);
        }
        if (rule.countsFromMoment() && !facts.timed()) {
            return refuse("clock.refused.needs-time", rule.id(), facts.fromOn() + "T09:30");
        }
        return extension(facts).or(() -> pauses(facts, days));
    }

    /**
     * The due date with its explanation.
     *
     * @throws IllegalArgumentException if {@link #refusal} gives a reason why there is none
     */
    public static DueDate compute(Facts facts, WorkingDays days) {
        refusal(facts, days).ifPresent(refusal -> {
            throw new IllegalArgumentException(refusal.text().en());
        });
        return new Count(facts, days).run();
    }

    private static Optional<Refusal> extension(Facts facts) {
        Rule rule = facts.rule();
        int by = facts.extendedBy();
        if (by < 0 || by > LONGEST) {
            return refuse("clock.refused.extension-number", by, LONGEST);
        }
        if (by == 0 || facts.whatIf()) {
            return Optional.empty();
        }
        if (rule.extension() == null) {
            return refuse("clock.refused.no-extension", rule.id());
        }
        if (by > rule.extension().inAll()) {
            return refuse("clock.refused.extension-too-long." + rule.limit().code(), rule.id(), rule.extension().inAll(), by);
        }
        return Optional.empty();
    }

    private static Optional<Refusal> pauses(Facts facts, WorkingDays days) {
        Rule rule = facts.rule();
        if (facts.pauses().isEmpty()) {
            return Optional.empty();
        }
        if (!rule.pausable()) {
            return refuse("clock.refused.no-pause", rule.id());
        }
        var earlier = new ArrayList<Pause>();
        for (Pause pause : inOrder(facts.pauses())) {
            if (pause.to().isBefore(pause.from())) {
                return refuse("clock.refused.pause-backwards", pause.from(), pause.to());
            }
            if (pause.from().isBefore(facts.fromOn())) {
                return refuse("clock.refused.pause-before-start", pause.from(), facts.fromOn());
            }
            if (ChronoUnit.DAYS.between(pause.from(), pause.to()) >= LONGEST) {
                return refuse("clock.refused.pause-too-long", pause.from(), pause.to(), LONGEST);
            }
            var until = new Facts(rule, facts.from(), facts.timed(), earlier, facts.extendedBy(), facts.whatIf());
            LocalDate ended = new Count(until, days).run().dueOn();
            if (pause.from().isAfter(ended)) {
                return refuse("clock.refused.pause-after-end", pause.from(), ended);
            }
            earlier.add(pause);
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refuse(String key, Object... args) {
        return Optional.of(Refusal.of(key, args));
    }

    private static List<Pause> inOrder(List<Pause> pauses) {
        return pauses.stream().sorted(Comparator.comparing(Pause::from).thenComparing(Pause::to)).toList();
    }

    /** One computation, which writes down what it does. */
    private static final class Count {

        private final Facts facts;
        private final Rule rule;
        private final WorkingDays days;
        private final TreeSet<LocalDate> paused = new TreeSet<>();
        private final TreeSet<Integer> missing = new TreeSet<>();
        private final List<Line> lines = new ArrayList<>();
        private boolean lateDecember;

        Count(Facts facts, WorkingDays days) {
            this.facts = facts;
            this.rule = facts.rule();
            this.days = days;
            for (Pause pause : facts.pauses()) {
                pause.from().datesUntil(pause.to().plusDays(1)).filter(day -> day.isAfter(facts.fromOn())).forEach(paused::add);
            }
        }

        DueDate run() {
            opening();
            return switch (rule.limit().of(rule.limit().amount() + facts.extendedBy())) {
                case Period.Hours(int hours) -> close(facts.from().plusHours(hours));
                case Period.WorkingDays(int count) -> close(countWorkingDays(count), false);
                case Period.CalendarDays(int count) -> close(facts.fromOn().plusDays(count + paused.size()), true);
                case Period.Months(int count) -> close(facts.fromOn().plusMonths(count).plusDays(paused.size()), true);
            };
        }

        private void opening() {
            say(Kind.RULE, "clock.why.rule", rule.id(), rule.who(), rule.step(), rule.limitInWords());
            say(Kind.SOURCE, rule.verified() ? "clock.why.source" : "clock.why.source-unverified", rule.source());
            if (!rule.verified()) {
                say(Kind.UNVERIFIED, "clock.why.unverified");
            }
            if (rule.note() != null) {
                lines.add(new Line(Kind.NOTE, rule.note(), null));
            }
            if (!rule.inForceOn(facts.fromOn())) {
                say(Kind.NOTE, "clock.why.not-yet-in-force", rule.inForceFrom() == null ? facts.fromOn() : rule.inForceFrom());
            }
            if (rule.countsFromMoment()) {
                say(Kind.START, facts.fromOn(), "clock.why.start-moment", facts.from(), rule.trigger());
            } else {
                say(Kind.START, facts.fromOn(), "clock.why.start-day", facts.fromOn(), rule.trigger(), facts.fromOn().plusDays(1));
            }
            if (facts.extendedBy() > 0) {
                extension();
            }
            for (Pause pause : inOrder(facts.pauses())) {
                say(Kind.PAUSE, pause.from(), "clock.why.pause", pause.from(), pause.to(), rule.pause() == null ? "" : rule.pause());
            }
            if (!facts.pauses().isEmpty()) {
                say(Kind.PAUSE, "clock.why.pause-days", paused.size());
            }
        }

        private void extension() {
            Text by = rule.limit().of(facts.extendedBy()).unit();
            @Nullable Extension allowed = rule.extension();
            if (allowed == null) {
                say(Kind.EXTENSION, "clock.why.extension-none", facts.extendedBy(), by);
            } else if (facts.extendedBy() > allowed.inAll()) {
                say(Kind.EXTENSION, "clock.why.extension-over", facts.extendedBy(), by, allowed.inAll());
            } else {
                say(Kind.EXTENSION, "clock.why.extension", facts.extendedBy(), by, allowed.approver(), allowed.notice(), allowed.inAll());
            }
        }

        private LocalDate countWorkingDays(int count) {
            LocalDate day = facts.fromOn();
            for (int counted = 0; counted < count; ) {
                day = day.plusDays(1);
                if (paused.contains(day)) {
                    continue;
                }
                if (working(day)) {
                    counted++;
                }
            }
            say(Kind.COUNT, day, "clock.why.count-working", count, day);
            return day;
        }

        private DueDate close(LocalDateTime moment) {
            say(Kind.DUE, moment.toLocalDate(), "clock.why.due-moment", moment);
            ending();
            return new DueDate(moment.toLocalDate(), moment, moment.toLocalDate(), false, days.zone(), new Explanation(lines));
        }

        private DueDate close(LocalDate raw, boolean rolls) {
            LocalDate due = raw;
            if (rolls) {
                say(Kind.COUNT, raw, paused.isEmpty() ? "clock.why.count" : "clock.why.count-paused",
                        rule.limit().of(rule.limit().amount() + facts.extendedBy()).amount(), rule.limit().unit(), raw, paused.size());
                if (rule.limit() instanceof Period.Months && paused.isEmpty() && raw.getDayOfMonth() != facts.fromOn().getDayOfMonth()) {
                    say(Kind.NOTE, raw, "clock.why.month-end", facts.fromOn().getDayOfMonth(), raw);
                }
            }
            if (rolls && rule.rollForward()) {
                while (!working(due)) {
                    due = due.plusDays(1);
                }
                if (!due.equals(raw)) {
                    say(Kind.ROLL, due, "clock.why.roll", raw, due);
                }
            }
            say(Kind.DUE, due, "clock.why.due-day", due);
            boolean provisional = !missing.isEmpty();
            if (provisional) {
                provisional();
            } else if (lateDecember) {
                say(Kind.NOTE, "clock.why.december", due.getYear() + 1, days.name());
            }
            ending();
            return new DueDate(due, null, raw, provisional, days.zone(), new Explanation(lines));
        }

        /** Asks the calendar about a day and writes down what is worth telling. */
        private boolean working(LocalDate day) {
            DayKind kind = days.day(day);
            switch (kind) {
                case DayKind.Rest(Text name) -> say(Kind.SKIPPED, day, "clock.why.skipped", day, name);
                case DayKind.Working(Text makeUp) when makeUp != null -> say(Kind.MAKE_UP, day, "clock.why.make-up", day, makeUp);
                case DayKind.Working _ -> { }
                case DayKind.Unpublished(boolean working, Text name) -> {
                    missing.add(day.getYear());
                    if (!working && name != null) {
                        say(Kind.SKIPPED, day, "clock.why.skipped", day, name);
                    }
                }
            }
            if (day.getMonthValue() == 12 && day.getDayOfMonth() >= 25 && days.holds(day.getYear()) && !days.holds(day.getYear() + 1)) {
                lateDecember = true;
            }
            return kind.working();
        }

        private void provisional() {
            if (days.held()) {
                for (int year : missing) {
                    say(Kind.PROVISIONAL, "clock.why.provisional-year", String.valueOf(year), days.name());
                }
            } else {
                say(Kind.PROVISIONAL, "clock.why.provisional-calendar", days.name());
            }
        }

        private void ending() {
            lines.add(new Line(Kind.AFTER, rule.after(), null));
        }

        private void say(Kind kind, String key, Object... args) {
            lines.add(new Line(kind, Refusal.WORDS.text(key, args), null));
        }

        private void say(Kind kind, LocalDate on, String key, Object... args) {
            lines.add(new Line(kind, Refusal.WORDS.text(key, args), on));
        }
    }
}
