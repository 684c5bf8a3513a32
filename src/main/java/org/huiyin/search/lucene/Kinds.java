package org.huiyin.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/** The kind of each matter of a segment, read once into memory: two bytes a matter, four where there are more than 65,536 kinds. */
final class Kinds {

    private final char @Nullable [] few;
    private final int @Nullable [] many;
    private final int count;

    private Kinds(char @Nullable [] few, int @Nullable [] many, int count) {
        this.few = few;
        this.many = many;
        this.count = count;
    }

    /** @param values a value for each of the matters */
    static Kinds read(SortedDocValues values, int matters) throws IOException {
        int count = values.getValueCount();
        boolean isFew = count <= Character.MAX_VALUE + 1;
        var few = isFew ? new char[matters] : null;
        var many = isFew ? null : new int[matters];
        for (int doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
            if (few != null) {
                few[doc] = (char) values.ordValue();
            } else if (many != null) {
                many[doc] = values.ordValue();
            }
        }
        return new Kinds(few, many, count);
    }

    int of(int matter) {
        return few != null ? few[matter] : many[matter];
    }

    int count() {
        return count;
    }
}
