package org.huiyin.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.FieldComparator;
import org.apache.lucene.search.FieldComparatorSource;
import org.apache.lucene.search.LeafFieldComparator;
import org.apache.lucene.search.Pruning;
import org.apache.lucene.search.comparators.LongComparator;

/**
 * Orders matters by when they are due for this viewer: the soonest time of the open legs among those asked for. It is one of the times in the field
 * {@link Fields#DUE}; so as soon as a page is full, matters that have no time there before its last one are not looked at any more.
 */
final class SoonestDue extends FieldComparatorSource {

    private final LegTest test;

    SoonestDue(LegTest test) {
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

    /** A value for every matter that has legs, {@link Legs#NEVER} among them. */
    private final class Soonest extends NumericDocValues {

        private final BinaryDocValues packed;
        private final Legs legs = new Legs();

        Soonest(LeafReaderContext leaf) throws IOException {
            packed = DocValues.getBinary(leaf.reader(), Fields.LEGS);
        }

        @Override
        public long longValue() throws IOException {
            return test.soonest(legs.over(packed.binaryValue()));
        }

        @Override
        public boolean advanceExact(int doc) throws IOException {
            return packed.advanceExact(doc);
        }

        @Override
        public int docID() {
            return packed.docID();
        }

        @Override
        public int nextDoc() throws IOException {
            return packed.nextDoc();
        }

        @Override
        public int advance(int target) throws IOException {
            return packed.advance(target);
        }

        @Override
        public long cost() {
            return packed.cost();
        }
    }
}
