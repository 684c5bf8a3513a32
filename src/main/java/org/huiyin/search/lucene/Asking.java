package org.huiyin.search.lucene;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
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
import org.huiyin.search.Ask;
import org.huiyin.search.Filter;
import org.huiyin.search.Folding;
import org.huiyin.search.Units;
import org.huiyin.search.Words;

/** Makes a query of Lucene of what is asked. Nothing typed is ever parsed by Lucene. */
final class Asking {

    private static final float TITLE_COUNTS = 2f;

    private Asking() {}

    /** Everything that is asked. */
    static Query all(Ask ask, LegTest test, IndexReader reader) throws IOException {
        var query = reached(ask, reader);
        filters(query, ask, test);
        return query.build();
    }

    /** The words within the viewer's reach, without what is hidden and before the filters: what counts are taken from. */
    static BooleanQuery.Builder reached(Ask ask, IndexReader reader) throws IOException {
        var query = new BooleanQuery.Builder();
        words(query, ask.words());
        scope(query, ask.home(), ask.sight(), ask.hidden(), reader);
        return query;
    }

    static void scope(BooleanQuery.Builder query, int home, Scope.Sight sight, Collection<UUID> hidden, IndexReader reader) throws IOException {
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
        if (!hidden.isEmpty()) {
            query.add(new TermInSetQuery(Fields.ID, hidden.stream().map(Fields::bytes).toList()), Occur.MUST_NOT);
        }
    }

    private static void words(BooleanQuery.Builder query, Words words) {
        for (var word : words.wanted()) {
            var units = Units.asked(Folding.of(word));
            query.add(literally(units), Occur.MUST);
            var title = new BooleanQuery.Builder();
            units.stream().filter(Units.Unit::isWord).forEach(unit -> title.add(new TermQuery(new Term(Fields.TITLE, unit.text())), Occur.MUST));
            query.add(new BoostQuery(title.build(), TITLE_COUNTS), Occur.SHOULD);
        }
        if (words.wanted().isEmpty()) {
            query.add(new MatchAllDocsQuery(), Occur.FILTER);
        }
        for (var word : words.unwanted()) {
            query.add(literally(Units.asked(Folding.of(word))), Occur.MUST_NOT);
        }
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

    private static void filters(BooleanQuery.Builder query, Ask ask, LegTest test) {
        Filter filter = ask.filter();
        if (filter.office() != null) {
            query.add(leg(Fields.office(filter.office())), Occur.FILTER);
        }
        if (filter.standing() != null) {
            query.add(leg(Fields.standing(filter.standing())), Occur.FILTER);
        }
        if (filter.state() != Filter.State.ANY) {
            query.add(leg(Fields.state(filter.state() == Filter.State.OPEN)), Occur.FILTER);
        }
        test.dueRanges().forEach(range -> query.add(range, Occur.FILTER));
        if (test.conditions() > 1) {
            query.add(new LegQuery(test), Occur.FILTER);
        }
        code(query, Fields.CLASS, filter.matterClass());
        code(query, Fields.CATEGORY, filter.category());
        code(query, Fields.CHANNEL, filter.channel());
        code(query, Fields.PLACE, filter.place() == null ? null : Fields.division(filter.place()));
        received(query, filter);
    }

    static void received(BooleanQuery.Builder query, Filter filter) {
        if (filter.receivedFrom() != null || filter.receivedTo() != null) {
            long from = filter.receivedFrom() == null ? Long.MIN_VALUE : filter.receivedFrom().toEpochDay();
            long to = filter.receivedTo() == null ? Long.MAX_VALUE : filter.receivedTo().toEpochDay();
            // where the words leave few matters their days are looked at one by one, not those of a whole year gathered
            query.add(new IndexOrDocValuesQuery(LongPoint.newRangeQuery(Fields.RECEIVED, from, to),
                    NumericDocValuesField.newSlowRangeQuery(Fields.RECEIVED, from, to)), Occur.FILTER);
        }
    }

    private static void code(BooleanQuery.Builder query, String field, @org.jspecify.annotations.Nullable String code) {
        if (code != null) {
            query.add(new TermQuery(new Term(field, code)), Occur.FILTER);
        }
    }

    private static Query leg(String code) {
        return new ConstantScoreQuery(new TermQuery(new Term(Fields.LEG, code)));
    }
}
