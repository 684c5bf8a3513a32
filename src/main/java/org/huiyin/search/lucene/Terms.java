package org.huiyin.search.lucene;

import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.huiyin.search.Folding;
import org.huiyin.search.Units;

/** Hands the terms of {@link Units} to Lucene. */
final class Terms extends Analyzer {

    /** Between two texts of a matter: words never stand together across it. */
    private static final int APART = 100;

    @Override
    protected TokenStreamComponents createComponents(String field) {
        return new TokenStreamComponents(new Cutting());
    }

    @Override
    public int getPositionIncrementGap(String field) {
        return APART;
    }

    private static final class Cutting extends Tokenizer {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
        private Iterator<Units.Unit> units = List.<Units.Unit>of().iterator();
        private int position = -1;

        @Override
        public void reset() throws IOException {
            super.reset();
            units = Units.kept(Folding.of(read(input))).iterator();
            position = -1;
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            if (!units.hasNext()) {
                return false;
            }
            var unit = units.next();
            term.append(unit.text());
            // a text may begin with something that separates: its first word still counts as the first
            increment.setPositionIncrement(position < 0 ? 1 : unit.position() - position);
            position = unit.position();
            return true;
        }

        private static CharSequence read(Reader input) throws IOException {
            var text = new StringBuilder();
            var buffer = new char[4096];
            for (int n = input.read(buffer); n >= 0; n = input.read(buffer)) {
                text.append(buffer, 0, n);
            }
            return text;
        }
    }
}
