package org.huiyin.clock;

import java.time.LocalDate;
import org.huiyin.lawfile.Text;
import org.jspecify.annotations.Nullable;

/**
 * A rule of time as its law states it.
 *
 * @param step what must be done
 * @param who by whom
 * @param duty whether something is owed by the last day, so that nobody having done it is late; otherwise a chance that ends
 * @param trigger the event the period is counted from
 * @param extension how far it may be extended, or null for not at all
 * @param pause the ground on which it may be paused, or null for none
 * @param source law and article
 * @param verified whether the number was read in the text of the law; if not, it is a local target and never a legal deadline
 * @param calendar the calendar of working days
 * @param rollForward whether a last day that is a day of rest gives way to the next working day
 * @param edition the edition of the law the rule belongs to; a running clock keeps it
 * @param inForceFrom first day of the law, or null where it is not known
 * @param after what follows when the period runs out
 */
public record Rule(
        RuleId id,
        Text step,
        Text who,
        Bearer bearer,
        boolean duty,
        Text trigger,
        Period limit,
        @Nullable Extension extension,
        @Nullable Text pause,
        Text source,
        boolean verified,
        @Nullable Text note,
        String calendar,
        boolean rollForward,
        String edition,
        @Nullable LocalDate inForceFrom,
        Text after) {

    /** Whether the clock of this rule may be paused at all. */
    public boolean pausable() {
        return pause != null;
    }

    /** Whether the rule counts from a moment rather than from a day. */
    public boolean countsFromMoment() {
        return limit instanceof Period.Hours;
    }

    /** Whether the law this rule belongs to was in force on that day, as far as the rule file knows. */
    public boolean inForceOn(LocalDate day) {
        return inForceFrom == null || !day.isBefore(inForceFrom);
    }

    /** The limit in words, for example “60 calendar days”. */
    public Text limitInWords() {
        return new Text(limit.amount() + " " + limit.unit().zh(), limit.amount() + " " + limit.unit().en());
    }
}
