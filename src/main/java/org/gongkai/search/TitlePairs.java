package org.gongkai.search;

import java.io.IOException;
import java.util.Arrays;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/** Every pair of characters that stands in a title, with how many titles have it: from the index's own dictionary, a few hundred thousand numbers. */
final class TitlePairs {

    private static final int HALF = 16;

    private final long[] byFirst;
    private final long[] bySecond;
    private final int[] titles;
    private final int[] titlesBySecond;

    /** In the order of pairs. */
    private TitlePairs(long[] pairs, int[] titles) {
        this.byFirst = pairs;
        this.titles = titles;
        Integer[] order = new Integer[pairs.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(turned(pairs[a]), turned(pairs[b])));
        this.bySecond = new long[pairs.length];
        this.titlesBySecond = new int[pairs.length];
        for (int i = 0; i < order.length; i++) {
            bySecond[i] = turned(pairs[order[i]]);
            titlesBySecond[i] = titles[order[i]];
        }
    }

    static TitlePairs of(IndexReader reader) throws IOException {
        Terms terms = MultiTerms.getTerms(reader, Predicates.TITLE);
        long[] pairs = new long[1024];
        int[] titles = new int[1024];
        int size = 0;
        if (terms != null) {
            TermsEnum each = terms.iterator();
            for (BytesRef term = each.next(); term != null; term = each.next()) {
                String pair = term.utf8ToString();
                if (pair.length() == 2 && Character.isIdeographic(pair.charAt(0)) && Character.isIdeographic(pair.charAt(1))) {
                    if (size == pairs.length) {
                        pairs = Arrays.copyOf(pairs, size * 2);
                        titles = Arrays.copyOf(titles, size * 2);
                    }
                    pairs[size] = pair(pair.charAt(0), pair.charAt(1));
                    titles[size++] = each.docFreq();
                }
            }
        }
        return new TitlePairs(Arrays.copyOf(pairs, size), Arrays.copyOf(titles, size));
    }

    /** Takes a character and in how many titles it stands beside another. */
    @FunctionalInterface
    interface Neighbours {
        void take(char neighbour, int titles);
    }

    @FunctionalInterface
    interface Pairs {
        void take(char first, char second, int titles);
    }

    int titlesWith(char first, char second) {
        int place = Arrays.binarySearch(byFirst, pair(first, second));
        return place < 0 ? 0 : titles[place];
    }

    void after(char first, Neighbours taking) {
        walk(byFirst, titles, first, taking);
    }

    void before(char second, Neighbours taking) {
        walk(bySecond, titlesBySecond, second, taking);
    }

    void all(Pairs taking) {
        for (int i = 0; i < byFirst.length; i++) {
            taking.take((char) (byFirst[i] >> HALF), (char) byFirst[i], titles[i]);
        }
    }

    private static void walk(long[] pairs, int[] titles, char head, Neighbours taking) {
        int from = Arrays.binarySearch(pairs, (long) head << HALF);
        for (int i = from < 0 ? -from - 1 : from; i < pairs.length && pairs[i] >> HALF == head; i++) {
            taking.take((char) pairs[i], titles[i]);
        }
    }

    private static long pair(char first, char second) {
        return (long) first << HALF | second;
    }

    private static long turned(long pair) {
        return pair(((char) pair), (char) (pair >> HALF));
    }
}
