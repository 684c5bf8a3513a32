package org.huiyin.search.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.huiyin.access.Scope;
import org.huiyin.access.Withheld;
import org.huiyin.search.Ask;
import org.huiyin.search.Filter;
import org.huiyin.search.Folding;
import org.huiyin.search.Units;
import org.huiyin.search.Words;
import org.jspecify.annotations.Nullable;

/**
 * Makes a query of Lucene of what is asked. Nothing typed is ever parsed by Lucene. A code that few matters have narrows as a term; one that many
 * have is looked at where the words have already left few, by {@link MatterQuery}, which has the last word in any case.
 */
final class Asking {

    /** A term in more than one of so many matters does not narrow. */
    private static final int NARROWS = 8;

    private final Ask ask;
    private final LegTest test;
    private final IndexReader reader;
    private final BooleanQuery.Builder query = new BooleanQuery.Builder();

    Asking(Ask ask, LegTest test, IndexReader reader) {
        this.ask = ask;
        this.test = test;
        this.reader = reader;
    }

    /** Everything that is asked. */
    Query shown() throws IOException {
        reached();
        Filter filter = ask.filter();
        boolean leg = false;
        if (filter.office() != null) {
            leg |= narrow(Fields.LEG, Fields.office(filter.office()));
        }
        if (filter.standing() != null) {
            leg |= narrow(Fields.LEG, Fields.standing(filter.standing()));
        }
        if (filter.state() != Filter.State.ANY) {
            leg |= narrow(Fields.LEG, Fields.state(filter.state() == Filter.State.OPEN));
        }
        narrow(Fields.CLASS, filter.matterClass());
        narrow(Fields.CATEGORY, filter.category());
        narrow(Fields.CHANNEL, filter.channel());
        narrow(Fields.PLACE, filter.place() == null ? null : Fields.division(filter.place()));
        // one thing asked of a leg is said by its term exactly
        looked(Codes.asked(filter), test.conditions() > (leg || test.reachIsTerm() ? 1 : 0));
        return query.build();
    }

    /** The words within the viewer's reach, without what is withheld, by the days: what counts are taken from. */
    Query counted() throws IOException {
        reached();
        looked(false, false);
        return query.build();
    }

    private void reached() throws IOException {
        words(ask.words());
        reach(query, ask.home(), ask.sight(), reader);
        recent(query, ask.withheld());
        received();
        test.dueRanges().forEach(range -> query.add(range, Occur.FILTER));
    }

    private void looked(boolean codes, boolean legs) {
        if (codes || legs || !ask.withheld().settled().isEmpty()) {
            query.add(new MatterQuery(ask.filter(), codes, test, legs, ask.withheld().settled()), Occur.FILTER);
        }
    }

    /** Reach and shield alone, for a query that is made elsewhere. */
    static void scope(BooleanQuery.Builder query, int home, Scope.Sight sight, Withheld withheld, IndexReader reader) throws IOException {
        reach(query, home, sight, reader);
        recent(query, withheld);
        if (!withheld.settled().isEmpty()) {
            query.add(new MatterQuery(Filter.none(), false, LegTest.none(), false, withheld.settled()), Occur.FILTER);
        }
    }

    private static void reach(BooleanQuery.Builder query, int home, Scope.Sight sight, IndexReader reader) throws IOException {
        var at = new Term(Fields.HOME, Integer.toString(home));
        if (!(sight instanceof Scope.Sight.EveryHome) && reader.docFreq(at) < reader.maxDoc()) {
            query.add(new TermQuery(at), Occur.FILTER);
        }
        switch (sight) {
            case Scope.Sight.Nothing _ -> query.add(new MatchNoDocsQuery(), Occur.FILTER);
            case Scope.Sight.Offices(var offices) -> query.add(
                    new TermInSetQuery(Fields.LEG, offices.stream().map(o -> new BytesRef(Fields.office(o.value()))).toList()), Occur.FILTER);
            case Scope.Sight.Branch(var branch) -> query.add(leg(Fields.branch(branch.value())), Occur.FILTER);
            case Scope.Sight.WholeHome _, Scope.Sight.EveryHome _ -> { }
        }
    }

    /** Few, and different in each call: not worth remembering where they stand. */
    private static void recent(BooleanQuery.Builder query, Withheld withheld) {
        if (!withheld.recent().isEmpty()) {
            query.add(new TermInSetQuery(Fields.ID, withheld.recent().stream().map(Fields::bytes).toList()), Occur.MUST_NOT);
        }
    }

    private void words(Words words) {
        words.wanted().forEach(word -> query.add(literally(Units.asked(Folding.of(word))), Occur.MUST));
        if (words.wanted().isEmpty()) {
            query.add(new MatchAllDocsQuery(), Occur.FILTER);
        }
        words.unwanted().forEach(word -> query.add(literally(Units.asked(Folding.of(word))), Occur.MUST_NOT));
    }

    private static Query literally(List<Units.Unit> units) {
        if (units.size() == 1) {
            var unit = units.getFirst();
            var term = new Term(Fields.TEXT, unit.text());
            // one character: each place where it stands is the beginning of a term
            return unit.characters() == 1 ? new PrefixQuery(term) : new TermQuery(term);
        }
        var phrase = new PhraseQuery.Builder();
        units.forEach(unit -> phrase.add(new Term(Fields.TEXT, unit.text()), unit.position()));
        return phrase.build();
    }

    private void received() {
        Filter filter = ask.filter();
        if (filter.receivedFrom() != null || filter.receivedTo() != null) {
            long from = filter.receivedFrom() == null ? Long.MIN_VALUE : filter.receivedFrom().toEpochDay();
            long to = filter.receivedTo() == null ? Long.MAX_VALUE : filter.receivedTo().toEpochDay();
            // where the words leave few matters their days are looked at one by one, not those of a whole year gathered
            query.add(new IndexOrDocValuesQuery(LongPoint.newRangeQuery(Fields.RECEIVED, from, to),
                    NumericDocValuesField.newSlowRangeQuery(Fields.RECEIVED, from, to)), Occur.FILTER);
        }
    }

    /** Adds the term when few matters have it; false when it was not worth it. */
    private boolean narrow(String field, @Nullable String code) throws IOException {
        if (code == null) {
            return false;
        }
        var term = new Term(field, code);
        if ((long) reader.docFreq(term) * NARROWS > reader.numDocs()) {
            return false;
        }
        query.add(new TermQuery(term), Occur.FILTER);
        return true;
    }

    private static Query leg(String code) {
        return new ConstantScoreQuery(new TermQuery(new Term(Fields.LEG, code)));
    }
}
