package org.huiyin.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;
import org.huiyin.search.Filter;
import org.jspecify.annotations.Nullable;

/**
 * What one search says of the matters of one segment. Matters with the same codes are of one kind, those whose legs differ in nothing but times are of one
 * kind too; each kind is judged once, so that a hit costs the reading of a number and not of its legs. Only what is asked of times is read matter by matter.
 */
final class Verdicts {

    /** A leg of this kind is one of those asked for. */
    static final int FITS = 1;
    /** Every open leg of this kind is one of those asked for. */
    static final int OPEN_FIT = 2;
    /** The kind cannot say it: it has too many legs. */
    static final int UNTOLD = 4;

    private static final int ASKED = 8;

    private final Filter filter;
    private final LegTest test;
    private final Segment segment;
    private final Kinds ofCodes;
    private final Kinds ofLegs;
    private final SortedDocValues codes;
    private final SortedDocValues kinds;
    private final boolean asksDue;
    private final BinaryDocValues packed;
    /** One more than what is against the kind; 0 where it was not asked yet. */
    private final short[] codesAgainst;
    /** What was said of the kind, with {@link #ASKED}; 0 where it was not asked yet. */
    private final byte[] legsVerdicts;
    private final Legs legs = new Legs();
    private final BytesRef bytes = new BytesRef();

    Verdicts(Filter filter, LegTest test, LeafReaderContext leaf) throws IOException {
        this.filter = filter;
        this.test = test;
        this.segment = Segment.of(leaf);
        this.ofCodes = segment.kindsOfCodes();
        this.ofLegs = segment.kindsOfLegs();
        this.asksDue = test.asksDue();
        this.codes = DocValues.getSorted(leaf.reader(), Fields.CODES);
        this.kinds = DocValues.getSorted(leaf.reader(), Fields.LEG_KIND);
        this.packed = DocValues.getBinary(leaf.reader(), Fields.LEGS);
        this.codesAgainst = new short[ofCodes.count()];
        this.legsVerdicts = new byte[ofLegs.count()];
    }

    int kindsOfCodes() {
        return codesAgainst.length;
    }

    int kindsOfLegs() {
        return legsVerdicts.length;
    }

    int codesKind(int doc) {
        return ofCodes.of(doc);
    }

    Codes codes(int kind) throws IOException {
        return segment.codes(kind, codes);
    }

    /** As {@link Codes#against}. */
    int codesAgainst(int kind) throws IOException {
        int known = codesAgainst[kind];
        if (known == 0) {
            known = 1 + codes(kind).against(filter);
            codesAgainst[kind] = (short) known;
        }
        return known - 1;
    }

    /** The kind of the matter's legs; -1 where no kind can say anything, for times are asked. */
    int legsKind(int doc) {
        return asksDue ? -1 : ofLegs.of(doc);
    }

    private byte[] legsOf(int kind) throws IOException {
        return segment.legs(kind, kinds);
    }

    /** The legs of a kind, to be read before anything else is asked here. */
    Legs legsOfKind(int kind) throws IOException {
        bytes.bytes = legsOf(kind);
        bytes.offset = 0;
        bytes.length = bytes.bytes.length;
        return legs.over(bytes);
    }

    /** The legs of a matter with their times, to be read before anything else is asked here; null when it has none. */
    @Nullable Legs legs(int doc) throws IOException {
        return packed.advanceExact(doc) ? legs.over(packed.binaryValue()) : null;
    }

    /** {@link #FITS}, {@link #OPEN_FIT}, both or neither; or {@link #UNTOLD} alone. */
    int legsVerdict(int kind) throws IOException {
        int known = legsVerdicts[kind];
        if (known == 0) {
            known = ASKED | (legsOf(kind).length == 0 ? UNTOLD : (test.any(legsOfKind(kind)) ? FITS : 0) | (test.everyOpen(legsOfKind(kind)) ? OPEN_FIT : 0));
            legsVerdicts[kind] = (byte) known;
        }
        return known & ~ASKED;
    }

    /** Whether everything asked is true of a leg of this matter. */
    boolean anyLeg(int doc) throws IOException {
        int kind = legsKind(doc);
        int verdict = kind < 0 ? UNTOLD : legsVerdict(kind);
        if (verdict != UNTOLD) {
            return (verdict & FITS) != 0;
        }
        var own = legs(doc);
        return own != null && test.any(own);
    }

    /** Whether every open leg of this matter is one of those asked for; false where that is not known without its times. */
    boolean everyOpenLeg(int doc) throws IOException {
        int kind = legsKind(doc);
        return kind >= 0 && (legsVerdict(kind) & OPEN_FIT) != 0;
    }
}
