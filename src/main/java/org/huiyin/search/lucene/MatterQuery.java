package org.huiyin.search.lucene;

import java.io.IOException;
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
import org.apache.lucene.util.BitSet;
import org.huiyin.access.Withheld;
import org.huiyin.search.Filter;
import org.jspecify.annotations.Nullable;

/**
 * Matters that are not withheld, with the codes asked for and with a leg of which everything asked is true. Looked at only for those that the rest of
 * the query has let through.
 */
final class MatterQuery extends Query {

    private static final float COST = 20;

    private final Filter filter;
    private final boolean asksCodes;
    private final LegTest test;
    private final boolean asksLegs;
    private final Withheld.Settled withheld;

    /**
     * @param asksCodes whether the codes of the filter are looked at
     * @param asksLegs whether the legs are
     */
    MatterQuery(Filter filter, boolean asksCodes, LegTest test, boolean asksLegs, Withheld.Settled withheld) {
        this.filter = filter;
        this.asksCodes = asksCodes;
        this.test = test;
        this.asksLegs = asksLegs;
        this.withheld = withheld;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
                return new DefaultScorerSupplier(new ConstantScoreScorer(score(), mode, new Looking(leaf)));
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return false;
            }
        };
    }

    private final class Looking extends TwoPhaseIterator {

        private final Verdicts verdicts;
        private final @Nullable BitSet hidden;

        Looking(LeafReaderContext leaf) throws IOException {
            super(DocIdSetIterator.all(leaf.reader().maxDoc()));
            verdicts = new Verdicts(filter, test, leaf);
            hidden = withheld.isEmpty() ? null : Segment.of(leaf).withheld(withheld, leaf.reader());
        }

        @Override
        public boolean matches() throws IOException {
            int doc = approximation.docID();
            return (hidden == null || !hidden.get(doc)) && (!asksCodes || verdicts.codesAgainst(verdicts.codesKind(doc)) == 0)
                    && (!asksLegs || verdicts.anyLeg(doc));
        }

        @Override
        public float matchCost() {
            return COST;
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "matters";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MatterQuery that && filter.equals(that.filter) && asksCodes == that.asksCodes && test.equals(that.test)
                && asksLegs == that.asksLegs && withheld == that.withheld;
    }

    @Override
    public int hashCode() {
        return classHash() * 31 + test.hashCode() + filter.hashCode() + System.identityHashCode(withheld);
    }
}
