package org.gongkai.search;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How much two texts say in the same sentences, whatever their punctuation and setting. */
public final class SharedSentences {

    /** Shorter texts are alike by chance: records of a register, shells without a text. */
    static final int SHORTEST = 200;
    private static final int SHORTEST_SENTENCE = 6;
    private static final Pattern SENTENCES = Pattern.compile("[^\\p{L}\\p{N}]+");

    private SharedSentences() {
    }

    /** The share of the sentences of the text with fewer that the other has, too: 0 to 1; 0 where one is too short to tell, or less than nine tenths of the other. */
    public static double of(String one, String other) {
        if (Math.min(one.length(), other.length()) < SHORTEST || Math.min(one.length(), other.length()) * 10L < Math.max(one.length(), other.length()) * 9L) {
            return 0;
        }
        Set<String> sentences = sentences(one);
        Set<String> others = sentences(other);
        int smaller = Math.min(sentences.size(), others.size());
        sentences.retainAll(others);
        return smaller == 0 ? 0 : (double) sentences.size() / smaller;
    }

    private static Set<String> sentences(String text) {
        return SENTENCES.splitAsStream(Folding.fold(text)).filter(sentence -> sentence.length() >= SHORTEST_SENTENCE).collect(Collectors.toCollection(HashSet::new));
    }
}
