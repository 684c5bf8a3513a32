package org.huiyin.search.lucene;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.Query;
import org.huiyin.access.Scope;
import org.huiyin.search.Ask;
import org.huiyin.search.Filter;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a leg: within the viewer's reach, and what the filters say. Reach is no filter: a leg out of reach is as if it were not there.
 */
final class LegTest {

    static final int OFFICE = 1;
    static final int STANDING = 2;
    static final int STATE = 4;
    static final int DUE = 8;
    /** Not a leg the viewer may know of. */
    static final int OUT_OF_REACH = 1 << 30;

    private final boolean everywhere;
    private final boolean branch;
    /** Sorted; a handful up to some hundreds. */
    private final long[] reach;
    private final long office;
    private final boolean asksOffice;
    private final byte @Nullable [] standing;
    private final Filter.State state;
    private final Filter.Due due;
    private final boolean asksDates;
    private final long now;
    private final long soon;
    private final long dueFrom;
    private final long dueBefore;

    private LegTest(Scope.Sight sight, Filter filter, long now, long soon, long dueFrom, long dueBefore) {
        this.everywhere = sight instanceof Scope.Sight.WholeHome || sight instanceof Scope.Sight.EveryHome;
        this.branch = sight instanceof Scope.Sight.Branch;
        this.reach = switch (sight) {
            case Scope.Sight.Offices(var offices) -> offices.stream().mapToLong(o -> Legs.mixed(o.value())).sorted().toArray();
            case Scope.Sight.Branch(var top) -> new long[] {Legs.mixed(top.value())};
            case Scope.Sight.Nothing _, Scope.Sight.WholeHome _, Scope.Sight.EveryHome _ -> new long[0];
        };
        UUID wanted = filter.office();
        this.asksOffice = wanted != null;
        this.office = wanted == null ? 0 : Legs.mixed(wanted);
        this.standing = filter.standing() == null ? null : filter.standing().getBytes(StandardCharsets.ISO_8859_1);
        this.state = filter.state();
        this.due = filter.due();
        this.asksDates = filter.dueFrom() != null || filter.dueTo() != null;
        this.now = now;
        this.soon = soon;
        this.dueFrom = dueFrom;
        this.dueBefore = dueBefore;
    }

    static LegTest of(Ask ask) {
        var filter = ask.filter();
        long from = Long.MIN_VALUE;
        long before = Long.MAX_VALUE;
        // a limit that ends with a day is due at the midnight after it
        if (filter.dueFrom() != null) {
            from = filter.dueFrom().atStartOfDay(ask.zone()).toEpochSecond() + 1;
        }
        if (filter.dueTo() != null) {
            before = filter.dueTo().plusDays(1).atStartOfDay(ask.zone()).toEpochSecond() + 1;
        }
        return new LegTest(ask.sight(), filter, ask.now().getEpochSecond(), ask.soon().getEpochSecond(), from, before);
    }

    /** Nothing is asked. */
    static LegTest none() {
        return new LegTest(new Scope.Sight.EveryHome(), Filter.none(), 0, 0, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** What is against this leg, a bit for each: 0 when it is one of those asked for. */
    int against(Legs leg) {
        if (!everywhere && Arrays.binarySearch(reach, branch ? leg.branch : leg.office) < 0) {
            return OUT_OF_REACH;
        }
        int against = 0;
        if (asksOffice && leg.office != office) {
            against |= OFFICE;
        }
        if (standing != null && !leg.standingIs(standing)) {
            against |= STANDING;
        }
        if (state != Filter.State.ANY && leg.open != (state == Filter.State.OPEN)) {
            against |= STATE;
        }
        if (asksDue() && !(leg.open && isDue(leg))) {
            against |= DUE;
        }
        return against;
    }

    /** As the queue has it ({@link org.huiyin.clock.Standing#legLate}, {@code legSoon}), and by the day that is shown. */
    private boolean isDue(Legs leg) {
        boolean late = leg.legal <= now;
        boolean stands = switch (due) {
            case ANY -> true;
            case LATE -> late;
            case SOON -> !late && (leg.due > now && leg.due <= soon || leg.legal <= soon);
        };
        if (!stands || !asksDates) {
            return stands;
        }
        long shown = late ? leg.legal : leg.due;
        return shown != Legs.NEVER && shown >= dueFrom && shown < dueBefore;
    }

    boolean any(Legs legs) {
        while (legs.next()) {
            if (against(legs) == 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether every open leg is one of those asked for. */
    boolean everyOpen(Legs legs) {
        while (legs.next()) {
            if (legs.open && against(legs) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The soonest time among the open legs asked for. */
    long soonest(Legs legs) {
        long soonest = Legs.NEVER;
        while (legs.next()) {
            if (leg(legs) && legs.due < soonest) {
                soonest = legs.due;
            }
        }
        return soonest;
    }

    private boolean leg(Legs legs) {
        return legs.open && against(legs) == 0;
    }

    /** How many different things are asked of one leg: with one, the terms of the index say it exactly. */
    int conditions() {
        return (everywhere ? 0 : 1) + (asksOffice ? 1 : 0) + (standing != null ? 1 : 0) + (state != Filter.State.ANY ? 1 : 0) + (asksDue() ? 2 : 0);
    }

    /** Whether reach stands in the query as a term. */
    boolean reachIsTerm() {
        return !everywhere;
    }

    boolean asksDue() {
        return due != Filter.Due.ANY || asksDates;
    }

    /** Ranges of the index that hold every matter with such a leg, and others: any time of any open leg counts there. */
    List<Query> dueRanges() {
        var ranges = new ArrayList<Query>();
        switch (due) {
            case ANY -> { }
            case LATE -> ranges.add(LongPoint.newRangeQuery(Fields.DUE, Long.MIN_VALUE, now));
            case SOON -> ranges.add(LongPoint.newRangeQuery(Fields.DUE, Long.MIN_VALUE, soon));
        }
        if (asksDates) {
            ranges.add(LongPoint.newRangeQuery(Fields.DUE, dueFrom, dueBefore == Long.MAX_VALUE ? dueBefore : dueBefore - 1));
        }
        return ranges;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LegTest that && everywhere == that.everywhere && branch == that.branch && Arrays.equals(reach, that.reach)
                && office == that.office && asksOffice == that.asksOffice && Arrays.equals(standing, that.standing) && state == that.state
                && due == that.due && asksDates == that.asksDates && now == that.now && soon == that.soon && dueFrom == that.dueFrom
                && dueBefore == that.dueBefore;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(reach) * 31 + Long.hashCode(office) + Arrays.hashCode(standing) + state.ordinal() + due.ordinal() + Long.hashCode(now + dueFrom + dueBefore);
    }
}
