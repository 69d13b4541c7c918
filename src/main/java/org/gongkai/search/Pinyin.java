package org.gongkai.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.ibm.icu.text.Transliterator;

/** How characters sound, without tones: ICU's reading of each, and the second one of those that are common in titles. A character is read when it is first met. */
final class Pinyin {

    private static final int LONGEST_SYLLABLE = 6;
    private static final int MOST_WAYS = 8;
    private static final char FIRST = '\u4E00';
    private static final char LAST = '\u9FFF';
    private static final Map<Character, String> SECOND = Map.ofEntries(Map.entry('行', "hang"), Map.entry('重', "chong"), Map.entry('长', "chang"), Map.entry('调', "diao"),
            Map.entry('会', "kuai"), Map.entry('都', "du"), Map.entry('地', "di"), Map.entry('率', "shuai"), Map.entry('参', "shen"), Map.entry('藏', "zang"), Map.entry('朝', "zhao"),
            Map.entry('传', "zhuan"), Map.entry('单', "shan"), Map.entry('弹', "tan"), Map.entry('给', "ji"), Map.entry('降', "xiang"), Map.entry('解', "xie"), Map.entry('校', "jiao"),
            Map.entry('曾', "zeng"), Map.entry('车', "ju"), Map.entry('省', "xing"), Map.entry('系', "ji"), Map.entry('血', "xie"), Map.entry('乐', "yue"), Map.entry('还', "huan"),
            Map.entry('薄', "bo"), Map.entry('厦', "xia"), Map.entry('着', "zhuo"), Map.entry('说', "shui"), Map.entry('宿', "xiu"), Map.entry('得', "dei"), Map.entry('石', "dan"));

    private final Transliterator reading = Transliterator.getInstance("Han-Latin; Latin-ASCII");
    private final Map<Character, List<String>> known = new HashMap<>();
    private final Set<String> syllables = new TreeSet<>();

    /** The syllables of a character; none where it is no Chinese one. */
    synchronized List<String> of(char character) {
        if (character < FIRST || character > LAST) {
            return List.of();
        }
        return known.computeIfAbsent(character, one -> {
            String first = reading.transliterate(String.valueOf(one)).strip().toLowerCase(java.util.Locale.ROOT);
            String second = SECOND.get(one);
            List<String> all = second == null ? List.of(first) : List.of(first, second);
            syllables.addAll(all);
            return all;
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
            if (syllables.contains(syllable)) {
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
