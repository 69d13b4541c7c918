package org.gongkai.search;

import java.io.IOException;
import java.io.Reader;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharFilter;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Cuts folded text into grams: each letter or digit alone and with its right neighbour when indexing, only the pairs when asking.
 * A phrase of pairs finds any substring of two characters or more, words known to no dictionary included.
 */
final class GramAnalyzer extends Analyzer {

    private final boolean indexing;

    private GramAnalyzer(boolean indexing) {
        this.indexing = indexing;
    }

    static GramAnalyzer forIndexing() {
        return new GramAnalyzer(true);
    }

    static GramAnalyzer forAsking() {
        return new GramAnalyzer(false);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        return new TokenStreamComponents(new Grams(indexing));
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
        return new FoldingFilter(reader);
    }

    /** Folds while reading; offsets stay as they are. */
    private static final class FoldingFilter extends CharFilter {

        FoldingFilter(Reader input) {
            super(input);
        }

        @Override
        public int read(char[] buffer, int from, int length) throws IOException {
            int read = input.read(buffer, from, length);
            if (read > 0) {
                Folding.fold(buffer, from, read);
            }
            return read;
        }

        @Override
        protected int correct(int offset) {
            return offset;
        }
    }

    private static final class Grams extends Tokenizer {

        private static final int END = -1;

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
        private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
        private final boolean indexing;
        private final char[] buffer = new char[4096];
        private int filled;
        private int next;
        private int offsetOfNext;
        private int current;
        private int following;
        private boolean pairDue;
        private boolean inRun;
        private int skipped;

        Grams(boolean indexing) {
            this.indexing = indexing;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            filled = 0;
            next = 0;
            offsetOfNext = 0;
            pairDue = false;
            inRun = false;
            skipped = 0;
            following = read();
        }

        @Override
        public boolean incrementToken() throws IOException {
            clearAttributes();
            if (pairDue) {
                pairDue = false;
                emitPair(0);
                return true;
            }
            while (following != END) {
                current = following;
                following = read();
                if (!isSearchable(current)) {
                    inRun = false;
                    continue;
                }
                boolean hasPair = following != END && isSearchable(following);
                boolean afterAnother = inRun;
                inRun = true;
                if (indexing) {
                    pairDue = hasPair;
                    emitSingle(1);
                    return true;
                }
                if (hasPair) {
                    emitPair(1 + skipped);
                    skipped = 0;
                    return true;
                }
                if (!afterAnother) {
                    emitSingle(1 + skipped);
                    skipped = 0;
                    return true;
                }
                skipped++;
            }
            return false;
        }

        @Override
        public void end() throws IOException {
            super.end();
            offset.setOffset(offsetOfNext, offsetOfNext);
        }

        private void emitSingle(int step) {
            term.append((char) current);
            increment.setPositionIncrement(step);
            offset.setOffset(startOfCurrent(), startOfCurrent() + 1);
        }

        private void emitPair(int step) {
            term.append((char) current).append((char) following);
            increment.setPositionIncrement(step);
            offset.setOffset(startOfCurrent(), startOfCurrent() + 2);
        }

        private int startOfCurrent() {
            return following == END ? offsetOfNext - 1 : offsetOfNext - 2;
        }

        private int read() throws IOException {
            if (next == filled) {
                filled = input.read(buffer, 0, buffer.length);
                next = 0;
                if (filled <= 0) {
                    filled = 0;
                    return END;
                }
            }
            offsetOfNext++;
            return buffer[next++];
        }

        private static boolean isSearchable(int c) {
            return Character.isLetterOrDigit(c) || Character.isSurrogate((char) c);
        }
    }
}
