package org.gongkai.inspection.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words folded for matching, with the way back: simplified, half width, without blanks beside Chinese characters and without
 * the pinyin that a page's annotations left behind.
 */
public final class Folded {

    private static final Pattern PINYIN = Pattern.compile("(?<=[\\u3400-\\u9FFF])\\([a-z\\u00E0-\\u01DC\\u0101-\\u016B]{1,7}\\)");

    private final String text;
    private final int[] origin;

    private Folded(String text, int[] origin) {
        this.text = text;
        this.origin = origin;
    }

    public static Folded of(String original) {
        char[] folded = new char[original.length()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = Script.fold(original.charAt(i));
        }
        boolean[] gone = new boolean[folded.length];
        String whole = new String(folded);
        if (whole.indexOf('(') >= 0) {
            Matcher pinyin = PINYIN.matcher(whole);
            while (pinyin.find()) {
                java.util.Arrays.fill(gone, pinyin.start(), pinyin.end(), true);
            }
        }
        StringBuilder kept = new StringBuilder(folded.length);
        int[] origin = new int[folded.length + 1];
        for (int i = 0; i < folded.length; i++) {
            char c = folded[i];
            if (gone[i] || isInvisible(c) || isBlank(c) && (kept.isEmpty() || isBlank(kept.charAt(kept.length() - 1))
                    || isChinese(kept.charAt(kept.length() - 1)) || nextIsChinese(folded, i))) {
                continue;
            }
            origin[kept.length()] = i;
            kept.append(isBlank(c) ? ' ' : c);
        }
        origin[kept.length()] = original.length();
        return new Folded(kept.toString(), origin);
    }

    public String text() {
        return text;
    }

    /** The place in the original words. */
    public int origin(int at) {
        return origin[at];
    }

    private static boolean nextIsChinese(char[] folded, int from) {
        int at = from;
        while (at < folded.length && isBlank(folded[at])) {
            at++;
        }
        return at == folded.length || isChinese(folded[at]) || folded[at] == '\n';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isInvisible(char c) {
        return c >= '\u200B' && c <= '\u200F' || c == '\uFEFF' || c == '\u00AD' || c == '\r' || c >= '\u202A' && c <= '\u202E' || c == '\u2060';
    }

    private static boolean isChinese(char c) {
        return Script.isHan(c) || c == '\n' || "，。、；：！？（）《》“”‘’—…".indexOf(c) >= 0;
    }
}
