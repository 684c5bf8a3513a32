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

    private static final byte UNKNOWN = 0;
    private static final byte FITS = 1;
    private static final byte FAILS = 2;

    private final Filter filter;
    private final LegTest test;
    private final Segment segment;
    private final SortedDocValues codes;
    private final SortedDocValues kinds;
    private final BinaryDocValues packed;
    /** One more than what is against the kind; 0 where it was not asked yet. */
    private final short[] codesAgainst;
    private final byte[] legsFit;
    private final Legs legs = new Legs();
    private final BytesRef bytes = new BytesRef();

    Verdicts(Filter filter, LegTest test, LeafReaderContext leaf) throws IOException {
        this.filter = filter;
        this.test = test;
        this.segment = Segment.of(leaf);
        this.codes = DocValues.getSorted(leaf.reader(), Fields.CODES);
        this.kinds = DocValues.getSorted(leaf.reader(), Fields.LEG_KIND);
        this.packed = DocValues.getBinary(leaf.reader(), Fields.LEGS);
        this.codesAgainst = new short[segment.kindsOfCodes()];
        this.legsFit = new byte[segment.kindsOfLegs()];
    }

    int kindsOfCodes() {
        return codesAgainst.length;
    }

    int kindsOfLegs() {
        return legsFit.length;
    }

    int codesKind(int doc) throws IOException {
        return codes.advanceExact(doc) ? codes.ordValue() : -1;
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

    /** The kind of the matter's legs; -1 where the kind cannot say it, for times are asked or there are too many legs. */
    int legsKind(int doc) throws IOException {
        if (test.asksDue() || !kinds.advanceExact(doc)) {
            return -1;
        }
        int kind = kinds.ordValue();
        return legsOf(kind).length == 0 ? -1 : kind;
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

    /** Whether everything asked is true of a leg of this kind. */
    boolean legsFit(int kind) throws IOException {
        byte known = legsFit[kind];
        if (known == UNKNOWN) {
            known = test.any(legsOfKind(kind)) ? FITS : FAILS;
            legsFit[kind] = known;
        }
        return known == FITS;
    }

    /** Whether everything asked is true of a leg of this matter. */
    boolean anyLeg(int doc) throws IOException {
        int kind = legsKind(doc);
        if (kind >= 0) {
            return legsFit(kind);
        }
        var own = legs(doc);
        return own != null && test.any(own);
    }
}
