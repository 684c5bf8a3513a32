package org.huiyin.search.lucene;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.SparseFixedBitSet;
import org.huiyin.access.Withheld;
import org.jspecify.annotations.Nullable;

/**
 * What was worked out of one segment of the index, kept for as long as the segment is in use: a segment is never changed, a matter that is acted on
 * is written to a new one. Its kinds of codes and of legs as they were read, and which of its matters are withheld.
 */
final class Segment {

    private static final Map<IndexReader.CacheKey, Segment> SEGMENTS = new ConcurrentHashMap<>();
    /** Looking up an id costs about as much as reading so many matters one after the other. */
    private static final int LOOK_UP = 8;

    private final Kinds kindsOfCodes;
    private final Kinds kindsOfLegs;
    private final @Nullable Codes[] codes;
    private final byte @Nullable [][] legs;
    private final Map<Withheld.Settled, BitSet> withheld = Collections.synchronizedMap(new WeakHashMap<>());

    private Segment(Kinds kindsOfCodes, Kinds kindsOfLegs) {
        this.kindsOfCodes = kindsOfCodes;
        this.kindsOfLegs = kindsOfLegs;
        this.codes = new Codes[kindsOfCodes.count()];
        this.legs = new byte[kindsOfLegs.count()][];
    }

    static Segment of(LeafReaderContext leaf) throws IOException {
        var helper = leaf.reader().getCoreCacheHelper();
        if (helper == null) {
            return fresh(leaf);
        }
        var known = SEGMENTS.get(helper.getKey());
        if (known != null) {
            return known;
        }
        var made = fresh(leaf);
        var other = SEGMENTS.putIfAbsent(helper.getKey(), made);
        if (other == null) {
            helper.addClosedListener(SEGMENTS::remove);
        }
        return other == null ? made : other;
    }

    private static Segment fresh(LeafReaderContext leaf) throws IOException {
        var reader = leaf.reader();
        return new Segment(Kinds.read(DocValues.getSorted(reader, Fields.CODES), reader.maxDoc()),
                Kinds.read(DocValues.getSorted(reader, Fields.LEG_KIND), reader.maxDoc()));
    }

    Kinds kindsOfCodes() {
        return kindsOfCodes;
    }

    Kinds kindsOfLegs() {
        return kindsOfLegs;
    }

    /** @param values of the caller's own thread */
    Codes codes(int kind, SortedDocValues values) throws IOException {
        var known = codes[kind];
        if (known == null) {
            known = Codes.read(values.lookupOrd(kind));
            codes[kind] = known;
        }
        return known;
    }

    /** @param values of the caller's own thread */
    byte[] legs(int kind, SortedDocValues values) throws IOException {
        var known = legs[kind];
        if (known == null) {
            known = BytesRef.deepCopyOf(values.lookupOrd(kind)).bytes;
            legs[kind] = known;
        }
        return known;
    }

    /** The matters of the segment that are among these. */
    BitSet withheld(Withheld.Settled settled, LeafReader reader) throws IOException {
        var known = withheld.get(settled);
        if (known == null) {
            known = (long) settled.size() * LOOK_UP < reader.maxDoc() ? lookedUp(settled, reader) : scanned(settled, reader);
            withheld.put(settled, known);
        }
        return known;
    }

    private static BitSet lookedUp(Withheld.Settled settled, LeafReader reader) throws IOException {
        var found = new SparseFixedBitSet(reader.maxDoc());
        var terms = reader.terms(Fields.ID);
        if (terms == null) {
            return found;
        }
        var each = terms.iterator();
        PostingsEnum docs = null;
        for (var ids = settled.matters().iterator(); ids.hasNext();) {
            if (each.seekExact(Fields.bytes(ids.next()))) {
                docs = each.postings(docs, PostingsEnum.NONE);
                for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
                    found.set(doc);
                }
            }
        }
        return found;
    }

    private static BitSet scanned(Withheld.Settled settled, LeafReader reader) throws IOException {
        var found = new SparseFixedBitSet(reader.maxDoc());
        var ids = DocValues.getBinary(reader, Fields.ID);
        for (int doc = ids.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = ids.nextDoc()) {
            if (settled.contains(Fields.id(ids.binaryValue()))) {
                found.set(doc);
            }
        }
        return found;
    }
}
