package org.gongkai.inspection.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words that are looked for together: a text is read once, whatever their number. */
final class Lexicon {

    private final BitSet firsts = new BitSet();
    private final Map<Character, List<String>> words = new HashMap<>();

    Lexicon(Collection<String> words) {
        words.forEach(word -> {
            firsts.set(word.charAt(0));
            this.words.computeIfAbsent(word.charAt(0), first -> new ArrayList<>()).add(word);
        });
    }

    /** Whether one of them stands in a text. */
    boolean isIn(String text) {
        for (int at = 0; at < text.length(); at++) {
            char first = text.charAt(at);
            if (firsts.get(first)) {
                for (String word : words.get(first)) {
                    if (text.startsWith(word, at)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
