package org.huiyin.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Matters with a leg of which everything asked is true. Looked at only for those that the rest of the query has let through. */
final class LegQuery extends Query {

    private static final float COST = 60;

    private final LegTest test;

    LegQuery(LegTest test) {
        this.test = test;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
                var values = DocValues.getBinary(leaf.reader(), Fields.LEGS);
                var legs = new Legs();
                var matches = new TwoPhaseIterator(DocIdSetIterator.all(leaf.reader().maxDoc())) {
                    @Override
                    public boolean matches() throws IOException {
                        return values.advanceExact(approximation.docID()) && test.any(legs.over(values.binaryValue()));
                    }

                    @Override
                    public float matchCost() {
                        return COST;
                    }
                };
                return new DefaultScorerSupplier(new ConstantScoreScorer(score(), mode, matches));
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return false;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "legs";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LegQuery that && test.equals(that.test);
    }

    @Override
    public int hashCode() {
        return classHash() * 31 + test.hashCode();
    }
}
