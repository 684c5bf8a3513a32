package org.huiyin.procedure;

import java.util.List;
import org.huiyin.clock.RuleId;
import org.huiyin.lawfile.Text;
import org.jspecify.annotations.Nullable;

/**
 * One thing that may be done to a leg, as its procedure file says.
 *
 * @param law the article that provides for it
 * @param door which part of the program does it: {@code desk} for the plain form made from the inputs, {@code intake} or {@code answer}
 *     where more than the form is needed
 * @param from standings in which it may be done; empty for the act that begins a leg
 * @param to standing after it, or {@code same}
 * @param tracks whether the act chooses between the ordinary and the simple track
 * @param track only for legs on this track
 * @param lead only for the lead office (true), only for co-handlers (false), for both (absent)
 * @param sealed whether sealed matters allow it
 * @param classes only for these classes; empty for all
 * @param route the route the act sets, or the one it is limited to
 * @param stops time limits of the leg that end with it
 * @param extends_ the time limit it extends
 * @param onlyWhile it may be done only while this limit is running, or, for a limit that begins with proof of service, before it has begun
 * @param after the limit whose lapse makes the program do it
 * @param onceUnless it may be done once on a leg, unless this switch of the procedure is on
 * @param escalates ground on which the supervisors are told
 * @param shows inputs that the person may read
 * @param remedy id of the remedy text, or {@code route}
 * @param story what the person reads in the matter's story; none for inner steps
 */
public record Act(
        String id,
        Text name,
        Text law,
        Parties by,
        String door,
        List<String> from,
        String to,
        Effect effect,
        @Nullable Opens opens,
        boolean tracks,
        @Nullable String track,
        @Nullable Boolean lead,
        Sealed sealed,
        List<String> classes,
        @Nullable String route,
        List<RuleId> stops,
        List<StartClock> starts,
        @Nullable RuleId extends_,
        @Nullable RuleId onlyWhile,
        @Nullable RuleId after,
        @Nullable String onceUnless,
        @Nullable String escalates,
        List<Input> inputs,
        List<String> shows,
        @Nullable String remedy,
        @Nullable Text story) {

    /** How an act goes with sealed matters (accusations and what is kept confidential). */
    public enum Sealed {
        ALLOWED,
        REFUSED,
        ONLY
    }

    /** Standing after the act, for a leg that is in {@code standing} now. */
    public String next(String standing) {
        return to.equals("same") ? standing : to;
    }
}
