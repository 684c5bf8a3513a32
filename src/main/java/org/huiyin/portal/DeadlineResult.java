package org.huiyin.portal;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.huiyin.clock.Bearer;
import org.huiyin.clock.DueDate;
import org.huiyin.clock.Explanation.Kind;
import org.huiyin.clock.Explanation.Line;
import org.huiyin.clock.Rule;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * A date with its reasons, as the page shows it.
 *
 * @param step what must be done or can be done by then
 * @param time the time of day for rules in hours, or null
 * @param legal false for a number nobody verified: a local target
 * @param steps the sentences of the explanation in their order, days that are skipped or made up under the one before
 */
public record DeadlineResult(
        String step, String who, boolean ofPerson, LocalDate dueOn, @Nullable String time, boolean provisional, boolean legal, List<Reason> steps) {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** One sentence, with the days that belong to it. */
    public record Reason(String text, List<String> days) {}

    static DeadlineResult of(Rule rule, DueDate date, Page t) {
        var locale = t.language().locale();
        var reasons = new ArrayList<Reason>();
        var days = new ArrayList<String>();
        for (Line line : date.explanation().lines()) {
            String said = spoken(line.text().in(locale), t);
            if (line.kind() == Kind.SKIPPED || line.kind() == Kind.MAKE_UP) {
                days.add(said);
            } else {
                if (!days.isEmpty()) {
                    reasons.add(new Reason(t.text("deadline.page.days"), List.copyOf(days)));
                    days.clear();
                }
                reasons.add(new Reason(said, List.of()));
            }
        }
        @Nullable String time = date.dueTime() == null ? null : date.dueTime().toLocalTime().withSecond(0).withNano(0).toString();
        return new DeadlineResult(capital(rule.step().in(locale)), capital(rule.who().in(locale)), rule.bearer() == Bearer.PERSON, date.dueOn(), time,
                date.provisional(), rule.verified(), reasons);
    }

    /** Days as people write them: the explanation has them as machines do. */
    private static String spoken(String sentence, Page t) {
        return DAY.matcher(sentence).replaceAll(day -> {
            LocalDate date = LocalDate.parse(day.group());
            return switch (t.language()) {
                case ZH -> date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
                case EN -> date.getDayOfMonth() + " " + date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + date.getYear();
            };
        });
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
