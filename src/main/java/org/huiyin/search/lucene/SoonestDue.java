package org.huiyin.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.FieldComparator;
import org.apache.lucene.search.FieldComparatorSource;
import org.apache.lucene.search.LeafFieldComparator;
import org.apache.lucene.search.Pruning;
import org.apache.lucene.search.comparators.LongComparator;
import org.huiyin.search.Filter;

/**
 * Orders matters by when they are due for this viewer: the soonest time of the open legs among those asked for. It is never before the soonest of all
 * open legs, which stands in the field {@link Fields#SOONEST}, and most often the same; so as soon as a page is full, matters whose time there is after its
 * last one are not looked at any more, and legs are read only where a viewer reaches some of them and not others.
 */
final class SoonestDue extends FieldComparatorSource {

    private final Filter filter;
    private final LegTest test;

    SoonestDue(Filter filter, LegTest test) {
        this.filter = filter;
        this.test = test;
    }

    @Override
    public FieldComparator<?> newComparator(String field, int hits, Pruning pruning, boolean reversed) {
        return new LongComparator(hits, field, Legs.NEVER, reversed, pruning) {
            @Override
            public LeafFieldComparator getLeafComparator(LeafReaderContext leaf) throws IOException {
                return new LongLeafComparator(leaf) {
                    @Override
                    protected NumericDocValues getNumericDocValues(LeafReaderContext context, String name) throws IOException {
                        return new Soonest(context);
                    }
                };
            }
        };
    }

    /** A value for every matter with an open leg that has a time, {@link Legs#NEVER} among them. */
    private final class Soonest extends NumericDocValues {

        private final NumericDocValues ofAll;
        private final Verdicts verdicts;

        Soonest(LeafReaderContext leaf) throws IOException {
            ofAll = DocValues.getNumeric(leaf.reader(), Fields.SOONEST);
            verdicts = new Verdicts(filter, test, leaf);
        }

        @Override
        public long longValue() throws IOException {
            int doc = ofAll.docID();
            if (verdicts.everyOpenLeg(doc)) {
                return ofAll.longValue();
            }
            var legs = verdicts.legs(doc);
            return legs == null ? Legs.NEVER : test.soonest(legs);
        }

        @Override
        public boolean advanceExact(int doc) throws IOException {
            return ofAll.advanceExact(doc);
        }

        @Override
        public int docID() {
            return ofAll.docID();
        }

        @Override
        public int nextDoc() throws IOException {
            return ofAll.nextDoc();
        }

        @Override
        public int advance(int target) throws IOException {
            return ofAll.advance(target);
        }

        @Override
        public long cost() {
            return ofAll.cost();
        }
    }
}
