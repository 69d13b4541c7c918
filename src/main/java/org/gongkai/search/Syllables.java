package org.gongkai.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.gongkai.directory.Pinyin;

/** The syllables of the characters that were met, into which letters can be cut. */
final class Syllables {

    private static final int LONGEST_SYLLABLE = 6;
    private static final int MOST_WAYS = 8;

    private final Map<Character, List<String>> known = new HashMap<>();
    private final Set<String> met = new TreeSet<>();

    /** The syllables of a character; none where it is no Chinese one. */
    synchronized List<String> of(char character) {
        return known.computeIfAbsent(character, one -> {
            List<String> syllables = Pinyin.of(one);
            met.addAll(syllables);
            return syllables;
        });
    }

    boolean soundAlike(char one, char other) {
        return of(one).stream().anyMatch(of(other)::contains);
    }

    /** Ways to cut letters into syllables of the characters that were met: xianshi is xian shi and xi an shi. */
    synchronized List<List<String>> cut(String letters) {
        List<List<String>> ways = new ArrayList<>();
        cut(letters.replace('v', 'u'), 0, new ArrayList<>(), ways);
        return ways;
    }

    private void cut(String letters, int from, List<String> before, List<List<String>> ways) {
        if (ways.size() == MOST_WAYS) {
            return;
        }
        if (from == letters.length()) {
            ways.add(List.copyOf(before));
            return;
        }
        for (int to = Math.min(letters.length(), from + LONGEST_SYLLABLE); to > from; to--) {
            String syllable = letters.substring(from, to);
            if (met.contains(syllable)) {
                before.add(syllable);
                cut(letters, to, before, ways);
                before.removeLast();
            }
        }
    }

    /** The first letters of a word: zfgjj. */
    String initials(String word) {
        return word.chars().mapToObj(c -> of((char) c)).map(sounds -> sounds.isEmpty() ? "?" : sounds.getFirst().substring(0, 1)).collect(Collectors.joining());
    }
}
