package org.huiyin.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.huiyin.access.Scope;
import org.huiyin.access.Withheld;
import org.huiyin.organization.Organization;
import org.huiyin.search.Ask;
import org.huiyin.search.Counts;
import org.huiyin.search.Engine;
import org.huiyin.search.Folding;
import org.huiyin.search.IndexState;
import org.huiyin.search.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the index on this node's disk. */
@Component
final class LuceneEngine implements Engine {

    private static final int LIKE_CHARACTERS = 3000;
    private static final int LIKE_TERMS = 30;
    private static final int LIKE_AT_LEAST = 3;
    /** A term in more of the matters than this says nothing of what one is about. */
    private static final double LIKE_COMMON = 0.15;
    private static final int LIKE_FEW = 50;

    private final Indexes indexes;
    private final Organization organization;

    LuceneEngine(Indexes indexes, Organization organization) {
        this.indexes = indexes;
        this.organization = organization;
    }

    @Override
    public Ask.Found find(Ask ask, @Nullable String after, int size) {
        return read(searcher -> find(searcher, ask, after, size), new Ask.Found(List.of(), null));
    }

    static Ask.Found find(IndexSearcher searcher, Ask ask, @Nullable String after, int size) throws IOException {
        var test = LegTest.of(ask);
        var order = ask.order() == Ask.Order.RELEVANCE && ask.words().wanted().isEmpty() ? Ask.Order.NEWEST : ask.order();
        var first = switch (order) {
            case RELEVANCE -> SortField.FIELD_SCORE;
            case DUE -> new SortField(Fields.SOONEST, new SoonestDue(ask.filter(), test));
            case NEWEST -> new SortField(Fields.RECEIVED, SortField.Type.LONG, true);
        };
        var sort = new Sort(first, new SortField(Fields.KEY, SortField.Type.LONG));
        var reader = searcher.getIndexReader();
        var query = new Asking(ask, test, reader).shown();
        var from = Cursor.read(after, order, first, reader.maxDoc());
        var docs = searcher.search(query, new TopFieldCollectorManager(sort, size + 1, from, size + 1)).scoreDocs;
        boolean more = docs.length > size;
        return new Ask.Found(ids(searcher, docs, Math.min(size, docs.length)),
                more ? Cursor.write(order, (FieldDoc) docs[size - 1]) : null);
    }

    private static List<UUID> ids(IndexSearcher searcher, ScoreDoc[] docs, int count) throws IOException {
        var ids = new UUID[count];
        var order = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingInt(i -> docs[i].doc));
        var leaves = searcher.getIndexReader().leaves();
        @Nullable LeafReaderContext leaf = null;
        @Nullable BinaryDocValues values = null;
        for (int i : order) {
            var there = leaves.get(ReaderUtil.subIndex(docs[i].doc, leaves));
            if (there != leaf || values == null) {
                leaf = there;
                values = DocValues.getBinary(leaf.reader(), Fields.ID);
            }
            values.advanceExact(docs[i].doc - leaf.docBase);
            ids[i] = Fields.id(values.binaryValue());
        }
        return List.of(ids);
    }

    @Override
    public Counts count(Ask ask) {
        var offices = new HashMap<Long, UUID>();
        organization.offices().forEach(office -> offices.put(Legs.mixed(office.id().value()), office.id().value()));
        return read(searcher -> count(searcher, ask, offices), new Counts(0, Map.of()));
    }

    static Counts count(IndexSearcher searcher, Ask ask, Map<Long, UUID> offices) throws IOException {
        var test = LegTest.of(ask);
        var query = new Asking(ask, test, searcher.getIndexReader()).counted();
        var counting = new Counting(ask.filter(), test);
        searcher.search(query, counting);
        return counting.counts(offices);
    }

    @Override
    public List<UUID> like(int home, Scope.Sight sight, Withheld withheld, String text, boolean onlyAnswered, int atMost) {
        return read(searcher -> like(searcher, home, sight, withheld, text, onlyAnswered, atMost), List.of());
    }

    private record Weighed(String term, double weight) {}

    private static List<UUID> like(IndexSearcher searcher, int home, Scope.Sight sight, Withheld withheld, String text, boolean onlyAnswered,
            int atMost) throws IOException {
        var reader = searcher.getIndexReader();
        var times = new HashMap<String, Integer>();
        for (var unit : Units.kept(Folding.of(text.length() > LIKE_CHARACTERS ? text.substring(0, LIKE_CHARACTERS) : text))) {
            if (unit.characters() != 1 && unit.isWord()) {
                times.merge(unit.text(), 1, Integer::sum);
            }
        }
        double matters = Math.max(1, reader.numDocs());
        double common = Math.max(LIKE_FEW, matters * LIKE_COMMON);
        var weighed = new ArrayList<Weighed>();
        for (var each : times.entrySet()) {
            int in = reader.docFreq(new Term(Fields.TEXT, each.getKey()));
            if (in > 0 && in <= common) {
                weighed.add(new Weighed(each.getKey(), (1 + Math.log(each.getValue())) * Math.log(1 + matters / in)));
            }
        }
        weighed.sort(Comparator.comparingDouble(Weighed::weight).reversed().thenComparing(Weighed::term));
        var chosen = weighed.subList(0, Math.min(LIKE_TERMS, weighed.size()));
        if (chosen.isEmpty()) {
            return List.of();
        }
        var query = new BooleanQuery.Builder();
        chosen.forEach(term -> query.add(
                new BoostQuery(new TermQuery(new Term(Fields.TEXT, term.term())), (float) (1 + Math.log(times.get(term.term())))), Occur.SHOULD));
        query.setMinimumNumberShouldMatch(Math.min(LIKE_AT_LEAST, chosen.size()));
        Asking.scope(query, home, sight, withheld, reader);
        if (onlyAnswered) {
            query.add(new TermQuery(new Term(Fields.ANSWERED, "y")), Occur.FILTER);
        }
        var docs = searcher.search(query.build(), atMost).scoreDocs;
        return ids(searcher, docs, docs.length);
    }

    @Override
    public IndexState state() {
        return indexes.state();
    }

    @Override
    public void rebuild() {
        indexes.askRebuild();
    }

    /** An index that is replaced while it is asked is asked again: the new one is there by then. */
    private <T> T read(Generation.Reading<T> reading, T none) {
        for (int tries = 0; ; tries++) {
            var serving = indexes.serving();
            if (serving == null) {
                return none;
            }
            try {
                return serving.read(reading);
            } catch (AlreadyClosedException e) {
                if (tries == 2) {
                    throw e;
                }
            } catch (IOException e) {
                indexes.broken(serving, e);
                throw new UncheckedIOException(e);
            }
        }
    }
}
