package org.huiyin.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.huiyin.search.Counts;
import org.huiyin.search.Filter;
import org.huiyin.search.Filter.Part;
import org.jspecify.annotations.Nullable;

/**
 * Counts in one pass what each value of each filter would show while all the other filters stay as they are. A matter against which exactly one
 * filter speaks counts for the values of that filter alone. What is counted are kinds of matters ({@link Verdicts}), two numbers for a hit; at the end of
 * a segment each kind gives its number to its values.
 */
final class Counting extends SimpleCollector {

    private static final int MOST_VALUES = 100;

    private final Filter filter;
    private final LegTest test;
    private final Map<Part, Map<String, int[]>> counts = new EnumMap<>(Part.class);
    private final Map<Long, int[]> offices = new HashMap<>();
    private final Map<Integer, int[]> standings = new HashMap<>();
    private final Map<Integer, String> standingNames = new HashMap<>();
    private final int[] states = new int[2];
    private int matters;

    private @Nullable Verdicts verdicts;
    /** Hits that show, or would without one filter of codes, by the kind of their codes. */
    private int[] byCodes = new int[0];
    /** Hits whose codes are those asked for, by the kind of their legs. */
    private int[] byLegs = new int[0];
    private long[] seenOffices = new long[8];
    private int[] seenStandings = new int[8];

    Counting(Filter filter, LegTest test) {
        this.filter = filter;
        this.test = test;
        for (var part : Part.values()) {
            counts.put(part, new HashMap<>());
        }
    }

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
        close();
        verdicts = new Verdicts(filter, test, leaf);
        byCodes = new int[verdicts.kindsOfCodes()];
        byLegs = new int[verdicts.kindsOfLegs()];
    }

    @Override
    public void collect(int doc) throws IOException {
        var here = Objects.requireNonNull(verdicts);
        int codes = here.codesKind(doc);
        int against = here.codesAgainst(codes);
        if ((against & against - 1) != 0) {
            return;
        }
        int kind = here.legsKind(doc);
        int verdict = kind < 0 ? Verdicts.UNTOLD : here.legsVerdict(kind);
        boolean fits;
        if (verdict != Verdicts.UNTOLD) {
            fits = (verdict & Verdicts.FITS) != 0;
            byLegs[kind] += against == 0 ? 1 : 0;
        } else {
            fits = here.anyLeg(doc);
            var own = against == 0 ? here.legs(doc) : null;
            if (own != null) {
                addLegs(own, 1);
            }
        }
        byCodes[codes] += fits ? 1 : 0;
    }

    /** Gives what was counted in the segment to the values. */
    private void close() throws IOException {
        var here = verdicts;
        if (here == null) {
            return;
        }
        for (int kind = 0; kind < byCodes.length; kind++) {
            if (byCodes[kind] > 0) {
                addCodes(here.codes(kind), here.codesAgainst(kind), byCodes[kind]);
            }
        }
        for (int kind = 0; kind < byLegs.length; kind++) {
            if (byLegs[kind] > 0) {
                addLegs(here.legsOfKind(kind), byLegs[kind]);
            }
        }
        verdicts = null;
    }

    private void addCodes(Codes codes, int against, int hits) {
        matters += against == 0 ? hits : 0;
        add(Part.CLASS, codes.matterClass(), against, Codes.CLASS, hits);
        add(Part.CATEGORY, codes.category(), against, Codes.CATEGORY, hits);
        add(Part.CHANNEL, codes.channel(), against, Codes.CHANNEL, hits);
        add(Part.PLACE, codes.place(), against, Codes.PLACE, hits);
    }

    private void add(Part part, String code, int against, int own, int hits) {
        if (!code.isEmpty() && (against == 0 || against == own)) {
            add(part, code, hits);
        }
    }

    private void add(Part part, String code, int hits) {
        counts.get(part).computeIfAbsent(code, _ -> new int[1])[0] += hits;
    }

    private void addLegs(Legs legs, int hits) {
        int offices = 0;
        int standings = 0;
        boolean open = false;
        boolean closed = false;
        while (legs.next()) {
            int against = test.against(legs);
            if (against == 0 || against == LegTest.OFFICE) {
                offices = addOffice(offices, legs.office, hits);
            }
            if (against == 0 || against == LegTest.STANDING) {
                standings = addStanding(standings, legs, hits);
            }
            if (against == 0 || against == LegTest.STATE) {
                open |= legs.open;
                closed |= !legs.open;
            }
        }
        states[0] += open ? hits : 0;
        states[1] += closed ? hits : 0;
    }

    /** A matter with two legs at one office counts once. */
    private int addOffice(int seen, long office, int hits) {
        for (int i = 0; i < seen; i++) {
            if (seenOffices[i] == office) {
                return seen;
            }
        }
        if (seen == seenOffices.length) {
            seenOffices = Arrays.copyOf(seenOffices, seen * 2);
        }
        seenOffices[seen] = office;
        offices.computeIfAbsent(office, _ -> new int[1])[0] += hits;
        return seen + 1;
    }

    private int addStanding(int seen, Legs legs, int hits) {
        int standing = legs.standingHash();
        for (int i = 0; i < seen; i++) {
            if (seenStandings[i] == standing) {
                return seen;
            }
        }
        if (seen == seenStandings.length) {
            seenStandings = Arrays.copyOf(seenStandings, seen * 2);
        }
        seenStandings[seen] = standing;
        var count = standings.get(standing);
        if (count == null) {
            count = new int[1];
            standings.put(standing, count);
            standingNames.put(standing, legs.standing());
        }
        count[0] += hits;
        return seen + 1;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    /** @param known offices by what stands for them in the index */
    Counts counts(Map<Long, UUID> known) throws IOException {
        close();
        offices.forEach((office, n) -> {
            var id = known.get(office);
            if (id != null) {
                add(Part.OFFICE, id.toString(), n[0]);
            }
        });
        standings.forEach((standing, n) -> add(Part.STANDING, standingNames.get(standing), n[0]));
        if (states[0] > 0) {
            add(Part.STATE, Filter.State.OPEN.name(), states[0]);
        }
        if (states[1] > 0) {
            add(Part.STATE, Filter.State.CLOSED.name(), states[1]);
        }
        var all = new EnumMap<Part, List<Counts.Value>>(Part.class);
        counts.forEach((part, values) -> {
            var list = new ArrayList<Counts.Value>();
            values.forEach((code, n) -> list.add(new Counts.Value(code, n[0])));
            list.sort(Comparator.comparingInt(Counts.Value::matters).reversed().thenComparing(Counts.Value::code));
            all.put(part, List.copyOf(part == Part.PLACE ? list : list.subList(0, Math.min(MOST_VALUES, list.size()))));
        });
        return new Counts(matters, all);
    }
}
