package org.gongkai.letters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;

/** A title on several lines with its words whole and its lines of fitting length (GB/T 9704-2012, 7.3.1). */
public final class TitleLines {

    private static final String OPENING = "（〔《“‘";
    private static final String CLOSING = "）〕》”’";

    private TitleLines() {
    }

    /** @param longest in characters of full width */
    public static List<String> of(String title, String organ, int longest) {
        if (width(title) <= longest) {
            return List.of(title);
        }
        List<String> words = words(title);
        int fewest = (int) Math.ceil(width(title) / longest);
        return Stream.of(fewest, fewest + 1).flatMap(lines -> ways(words, longest, lines).stream())
                .min(Comparator.<List<String>>comparingInt(way -> endsLine(way, organ) ? 0 : 1).thenComparingInt(List::size)
                        .thenComparingDouble(TitleLines::unevenness)).orElse(List.of(title));
    }

    private static double unevenness(List<String> lines) {
        double even = lines.stream().mapToDouble(TitleLines::width).average().orElse(0);
        return lines.stream().mapToDouble(line -> Math.pow(width(line) - even, 2)).sum();
    }

    /** Whether a line ends where the organ's name does. */
    private static boolean endsLine(List<String> lines, String organ) {
        StringBuilder soFar = new StringBuilder();
        for (String line : lines) {
            if (soFar.append(line).toString().equals(organ)) {
                return true;
            }
        }
        return false;
    }

    private static List<List<String>> ways(List<String> words, int longest, int lines) {
        List<List<String>> ways = new ArrayList<>();
        StringBuilder first = new StringBuilder();
        for (int taken = 1; taken <= words.size() && width(first.append(words.get(taken - 1)).toString()) <= longest; taken++) {
            if (lines == 1 && taken == words.size()) {
                ways.add(List.of(first.toString()));
            } else if (lines > 1) {
                for (List<String> rest : ways(words.subList(taken, words.size()), longest, lines - 1)) {
                    List<String> way = new ArrayList<>(List.of(first.toString()));
                    way.addAll(rest);
                    ways.add(way);
                }
            }
        }
        return ways;
    }

    /** Words by ICU's dictionary; single characters and what stands in brackets stay with their neighbours. */
    private static List<String> words(String title) {
        BreakIterator breaks = BreakIterator.getWordInstance(Locale.CHINA);
        breaks.setText(title);
        List<String> words = new ArrayList<>();
        int from = breaks.first();
        int open = 0;
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            String word = title.substring(from, to);
            boolean single = word.codePointCount(0, word.length()) == 1 && !OPENING.contains(word);
            if (!words.isEmpty() && (single || open > 0)) {
                words.set(words.size() - 1, words.getLast() + word);
            } else {
                words.add(word);
            }
            open += OPENING.contains(word) ? 1 : CLOSING.contains(word) ? -1 : 0;
        }
        return words;
    }

    static double width(String text) {
        return text.codePoints().mapToDouble(c -> switch (UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH)) {
            case UCharacter.EastAsianWidth.HALFWIDTH, UCharacter.EastAsianWidth.NARROW, UCharacter.EastAsianWidth.NEUTRAL -> 0.5;
            default -> 1;
        }).sum();
    }
}
