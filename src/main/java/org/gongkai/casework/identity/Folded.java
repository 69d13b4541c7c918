package org.gongkai.casework.identity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.github.houbb.opencc4j.util.ZhConverterUtil;

/**
 * A text in the one writing in which others are compared: narrow, small, simplified, radicals as the characters that they look like,
 * written-out digits as digits. Every place leads back to the text as it was written.
 *
 * @param kept  with its gaps
 * @param plain without gaps, dashes, dots between names, brackets and what cannot be seen
 */
public record Folded(Line kept, Line plain) {

    /** Radicals that no normal form turns into the character, and the digits of names of numbers. */
    private static final String AS_RADICAL = "⺠⺧⺮⺶⻁⻅⻆⻉⻊⻋⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰";
    private static final String AS_CHARACTER = "民牛竹羊虎见角贝足车长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙";
    private static final String AS_WORD = "〇零一二三四五六七八九";
    private static final String AS_DIGIT = "00123456789";
    private static final Map<String, String> SPELT = IntStream.range(0, AS_RADICAL.length()).boxed()
            .collect(Collectors.toMap(at -> AS_RADICAL.substring(at, at + 1), at -> AS_CHARACTER.substring(at, at + 1)));
    private static final Map<String, String> SIMPLE = new ConcurrentHashMap<>();
    private static final Pattern GAP = Pattern.compile("[\\s\\p{Pd}\\p{Cf}\\p{Ps}\\p{Pe}·•・‧∙_~*]");

    /** @param from for each character, where it came from in the text */
    public record Line(String text, List<Integer> from) {
    }

    public static Folded of(String text) {
        StringBuilder kept = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        List<Integer> keptFrom = new ArrayList<>();
        List<Integer> plainFrom = new ArrayList<>();
        for (int at = 0; at < text.length();) {
            String one = text.substring(at, text.offsetByCodePoints(at, 1));
            for (char c : folded(one).toCharArray()) {
                kept.append(c);
                keptFrom.add(at);
                if (!GAP.matcher(String.valueOf(c)).matches()) {
                    plain.append(c);
                    plainFrom.add(at);
                }
            }
            at += one.length();
        }
        return new Folded(new Line(kept.toString(), keptFrom), new Line(plain.toString(), plainFrom));
    }

    /** A word as it stands in {@link #plain}. */
    static String word(String word) {
        return of(word).plain().text();
    }

    private static String folded(String one) {
        return SIMPLE.computeIfAbsent(one, character -> {
            String narrow = Normalizer.normalize(SPELT.getOrDefault(character, character), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
            String simple = ZhConverterUtil.toSimple(narrow);
            int digit = simple.length() == 1 ? AS_WORD.indexOf(simple) : -1;
            return digit < 0 ? simple : AS_DIGIT.substring(digit, digit + 1);
        });
    }
}
