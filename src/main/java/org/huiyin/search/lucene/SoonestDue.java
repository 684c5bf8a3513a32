package org.huiyin.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LongValues;
import org.apache.lucene.search.LongValuesSource;
import org.jspecify.annotations.Nullable;

/** When a matter is due for this viewer: the soonest time of its open legs among those asked for. */
final class SoonestDue extends LongValuesSource {

    private final LegTest test;

    SoonestDue(LegTest test) {
        this.test = test;
    }

    @Override
    public LongValues getValues(LeafReaderContext leaf, @Nullable DoubleValues scores) throws IOException {
        var values = DocValues.getBinary(leaf.reader(), Fields.LEGS);
        var legs = new Legs();
        return new LongValues() {
            private long soonest = Legs.NEVER;

            @Override
            public long longValue() {
                return soonest;
            }

            @Override
            public boolean advanceExact(int doc) throws IOException {
                soonest = values.advanceExact(doc) ? test.soonest(legs.over(values.binaryValue())) : Legs.NEVER;
                return true;
            }
        };
    }

    @Override
    public boolean needsScores() {
        return false;
    }

    @Override
    public LongValuesSource rewrite(IndexSearcher searcher) {
        return this;
    }

    @Override
    public boolean isCacheable(LeafReaderContext leaf) {
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SoonestDue that && test.equals(that.test);
    }

    @Override
    public int hashCode() {
        return test.hashCode();
    }

    @Override
    public String toString() {
        return "due";
    }
}
