package org.gongkai.inspection.rules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.text.Numerals;

/**
 * What the opening announces of the parts to come: a claim about the headings, no heading itself.
 *
 * @param number how many parts; 0 where only their names are told
 * @param at     where the announcing sentence begins
 */
record Announced(int number, int at) {

    private static final int OPENING = 1500;
    /** Begins where a sentence does: what it finds further on it would have found from there. */
    private static final Pattern SENTENCE = Pattern.compile("(?<![^。\\n])[^。\\n]*(?:由|包括|分为|包含|涵盖|内容有)[^。\\n]{8,400}?(?:(\\d{1,2}|[一二三四五六七八九十]{1,3})个?(?:大)?(?:部分|方面)|[、,和及][^。\\n]{2,30}(?:组成|构成|等内容|情况|事项))[^。\\n]*(?=[。\\n])");
    private static final Pattern COUNT = Pattern.compile("(?<![第之])(\\d{1,2}|[一二三四五六七八九十]{1,3})个?大?(?:部分|方面)");
    private static final Pattern PART = Pattern.compile("主动公开|依?申请公?开?|复议|诉讼|收费|问题|事项|概述|总体");
    private static final int FEWEST_NAMES = 3;

    static Optional<Announced> in(String text) {
        Matcher found = SENTENCE.matcher(text).region(0, Math.min(text.length(), OPENING));
        while (found.find()) {
            if (PART.matcher(found.group()).results().map(name -> name.group()).distinct().count() >= FEWEST_NAMES) {
                Matcher count = COUNT.matcher(found.group());
                return Optional.of(new Announced(count.find() ? value(count.group(1)) : 0, found.start()));
            }
        }
        return Optional.empty();
    }

    /** The text without the announcing sentence, every other place unmoved. */
    static String masked(String text) {
        return in(text).map(announced -> {
            int stop = text.indexOf('。', announced.at);
            int line = text.indexOf('\n', announced.at);
            int end = stop < 0 ? line : line < 0 ? stop : Math.min(stop, line);
            return text.substring(0, announced.at) + " ".repeat(end - announced.at) + text.substring(end);
        }).orElse(text);
    }

    private static int value(String number) {
        return Character.isDigit(number.charAt(0)) ? Integer.parseInt(number) : Numerals.value(number);
    }
}
