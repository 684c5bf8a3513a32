package org.huiyin.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.huiyin.search.Counts;
import org.huiyin.search.Filter;
import org.huiyin.search.Filter.Part;
import org.jspecify.annotations.Nullable;

/**
 * Counts in one pass what each value of each filter would show while all the other filters stay as they are. A matter against which exactly one
 * filter speaks counts for the values of that filter alone.
 */
final class Counting extends SimpleCollector {

    private static final int CLASS = 1 << 8;
    private static final int CATEGORY = 1 << 9;
    private static final int CHANNEL = 1 << 10;
    private static final int PLACE = 1 << 11;
    private static final int MOST_VALUES = 100;

    private final Filter filter;
    private final LegTest test;
    private final Map<Part, Map<String, int[]>> counts = new EnumMap<>(Part.class);
    private final Map<Long, int[]> offices = new HashMap<>();
    private final Map<Integer, int[]> standings = new HashMap<>();
    private final Map<Integer, String> standingNames = new HashMap<>();
    private final int[] states = new int[2];
    private int matters;

    private final Column matterClass = new Column(Fields.CLASS, Part.CLASS, CLASS);
    private final Column category = new Column(Fields.CATEGORY, Part.CATEGORY, CATEGORY);
    private final Column channel = new Column(Fields.CHANNEL, Part.CHANNEL, CHANNEL);
    private final Column place = new Column(Fields.PLACE, Part.PLACE, PLACE);
    private final Column[] columns = {matterClass, category, channel, place};
    private org.apache.lucene.index.@Nullable BinaryDocValues packed;
    private final Legs legs = new Legs();
    private long[] seenOffices = new long[8];
    private int[] seenStandings = new int[8];

    Counting(Filter filter, LegTest test) {
        this.filter = filter;
        this.test = test;
        for (var part : Part.values()) {
            counts.put(part, new HashMap<>());
        }
    }

    /** A code of a matter, counted by its number in the segment and by its name at the end of it. */
    private final class Column {
        private final String field;
        private final Part part;
        private final int bit;
        private @Nullable SortedDocValues values;
        private int[] hits = new int[0];
        private boolean[] fits = new boolean[0];

        Column(String field, Part part, int bit) {
            this.field = field;
            this.part = part;
            this.bit = bit;
        }

        void open(LeafReaderContext leaf) throws IOException {
            values = DocValues.getSorted(leaf.reader(), Fields.column(field));
            hits = new int[values.getValueCount()];
            fits = new boolean[hits.length];
            for (int ord = 0; ord < fits.length; ord++) {
                fits[ord] = fits(values.lookupOrd(ord).utf8ToString());
            }
        }

        private boolean fits(String code) {
            return switch (part) {
                case CLASS -> filter.matterClass() == null || filter.matterClass().equals(code);
                case CATEGORY -> filter.category() == null || filter.category().equals(code);
                case CHANNEL -> filter.channel() == null || filter.channel().equals(code);
                case PLACE -> filter.place() == null || Fields.prefixes(code).contains(Fields.division(filter.place()));
                case OFFICE, STANDING, STATE -> throw new IllegalStateException();
            };
        }

        int ord(int doc) throws IOException {
            return values != null && values.advanceExact(doc) ? values.ordValue() : -1;
        }

        void close() throws IOException {
            if (values == null) {
                return;
            }
            for (int ord = 0; ord < hits.length; ord++) {
                if (hits[ord] > 0) {
                    var code = values.lookupOrd(ord).utf8ToString();
                    if (!code.isEmpty()) {
                        counts.get(part).computeIfAbsent(code, _ -> new int[1])[0] += hits[ord];
                    }
                }
            }
            values = null;
        }
    }

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
        for (var column : columns) {
            column.close();
            column.open(leaf);
        }
        packed = DocValues.getBinary(leaf.reader(), Fields.LEGS);
    }

    @Override
    public void collect(int doc) throws IOException {
        int c = matterClass.ord(doc);
        int g = category.ord(doc);
        int h = channel.ord(doc);
        int p = place.ord(doc);
        int against = fails(matterClass, c) | fails(category, g) | fails(channel, h) | fails(place, p);
        if (Integer.bitCount(against) > 1 || packed == null || !packed.advanceExact(doc)) {
            return;
        }
        legs.over(packed.binaryValue());
        boolean fits = false;
        int offices = 0;
        int standings = 0;
        boolean open = false;
        boolean closed = false;
        while (legs.next()) {
            int leg = test.against(legs);
            if (leg == 0) {
                fits = true;
            }
            int all = leg | against;
            if (all == 0 || all == LegTest.OFFICE) {
                offices = addOffice(offices, legs.office);
            }
            if (all == 0 || all == LegTest.STANDING) {
                standings = addStanding(standings);
            }
            if (all == 0 || all == LegTest.STATE) {
                open |= legs.open;
                closed |= !legs.open;
            }
        }
        states[0] += open ? 1 : 0;
        states[1] += closed ? 1 : 0;
        if (!fits) {
            return;
        }
        if (against == 0) {
            matters++;
        }
        hit(matterClass, c, against);
        hit(category, g, against);
        hit(channel, h, against);
        hit(place, p, against);
    }

    private static int fails(Column column, int ord) {
        return ord >= 0 && column.fits[ord] ? 0 : column.bit;
    }

    private static void hit(Column column, int ord, int against) {
        if (ord >= 0 && (against == 0 || against == column.bit)) {
            column.hits[ord]++;
        }
    }

    /** A matter with two legs at one office counts once. */
    private int addOffice(int seen, long office) {
        for (int i = 0; i < seen; i++) {
            if (seenOffices[i] == office) {
                return seen;
            }
        }
        if (seen == seenOffices.length) {
            seenOffices = Arrays.copyOf(seenOffices, seen * 2);
        }
        seenOffices[seen] = office;
        offices.computeIfAbsent(office, _ -> new int[1])[0]++;
        return seen + 1;
    }

    private int addStanding(int seen) {
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
        count[0]++;
        return seen + 1;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    /** @param known offices by what stands for them in the index */
    Counts counts(Map<Long, UUID> known) throws IOException {
        for (var column : columns) {
            column.close();
        }
        offices.forEach((office, n) -> {
            var id = known.get(office);
            if (id != null) {
                counts.get(Part.OFFICE).put(id.toString(), n);
            }
        });
        standings.forEach((standing, n) -> counts.get(Part.STANDING).put(standingNames.get(standing), n));
        if (states[0] > 0) {
            counts.get(Part.STATE).put(Filter.State.OPEN.name(), new int[] {states[0]});
        }
        if (states[1] > 0) {
            counts.get(Part.STATE).put(Filter.State.CLOSED.name(), new int[] {states[1]});
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
