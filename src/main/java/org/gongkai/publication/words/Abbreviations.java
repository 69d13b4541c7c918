package org.gongkai.publication.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Short words for long ones: where a text says itself that it will use one, and where a title holds the long form of what somebody typed. */
final class Abbreviations {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 40;
    private static final int LETTERS_BETWEEN = 4;
    private static final Pattern SAYS_SO = Pattern.compile(
            "([\\p{IsHan}]{4,40})[”》」]?\\s*[（(](?:以下|下文|下)(?:统|简|合)?称(?:为)?[:：]?\\s*[“《「]?([\\p{IsHan}]{2,12})[”》」]?[^（）()]{0,20}[）)]");

    /** @param said the short word @param written the long one */
    record Pair(String said, String written) {
    }

    private Abbreviations() {
    }

    /** What a text abbreviates in words of its own: 公共租赁住房（以下简称公租房）. A short word that stands in the long one as it is is found anyway. */
    static List<Pair> in(String text) {
        List<Pair> pairs = new ArrayList<>();
        for (Matcher found = SAYS_SO.matcher(text); found.find();) {
            String said = found.group(2);
            longForm(said, found.group(1)).ifPresent(written -> pairs.add(new Pair(said, written)));
        }
        return pairs;
    }

    /** The end of a stretch that begins with the first character of a short word and has the others in their order; where several begin so, the shortest. */
    private static Optional<String> longForm(String said, String before) {
        for (int from = before.lastIndexOf(said.charAt(0)); from >= 0; from = before.lastIndexOf(said.charAt(0), from - 1)) {
            String written = before.substring(from);
            if (stands(said, written) && abbreviates(said, written)) {
                return Optional.of(written);
            }
        }
        return Optional.empty();
    }

    /** The shortest stretch of a title that begins and ends as a short word does and has its characters in their order: 公共租赁住房 for 公租房. */
    static Optional<String> within(String title, String said) {
        String best = null;
        char last = said.charAt(said.length() - 1);
        for (int from = title.indexOf(said.charAt(0)); from >= 0; from = title.indexOf(said.charAt(0), from + 1)) {
            int most = Math.min(title.length(), from + said.length() * 2 + LETTERS_BETWEEN);
            for (int to = from + said.length() + 2; to <= most; to++) {
                String written = title.substring(from, to);
                if (written.charAt(written.length() - 1) == last && stands(said, written)) {
                    best = (best == null || written.length() < best.length()) && abbreviates(said, written) ? written : best;
                    break;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean stands(String said, String written) {
        int at = 0;
        for (int i = 0; i < written.length() && at < said.length(); i++) {
            at += written.charAt(i) == said.charAt(at) ? 1 : 0;
        }
        return at == said.length();
    }

    private static boolean abbreviates(String said, String written) {
        return said.length() >= SHORTEST && written.length() <= LONGEST && written.length() > said.length() + 1 && !written.contains(said)
                && written.codePoints().allMatch(Character::isIdeographic);
    }
}
