package org.gongkai.inspection.text;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

import com.ibm.icu.text.Transliterator;

/** Folds characters to the ones the rules are written in: simplified, half width; one character always becomes one. */
public final class Script {

    /** By character; 0 where none was looked up yet. Whoever comes second writes the same. */
    private static final char[] SIMPLIFIED = new char[Character.MAX_VALUE + 1];

    /** Traditional characters that GB 2312 has as well. */
    private static final String KEPT_IN_GB2312 = "於後乾徵夥";

    private Script() {
    }

    public static char fold(char c) {
        if (c < 0x80) {
            return c;
        }
        if (c >= '\uFF01' && c <= '\uFF5E') {
            return (char) (c - 0xFEE0);
        }
        if (c == '\u3000' || c == '\u00A0' || c == '\u2002' || c == '\u2003' || c == '\u2009') {
            return ' ';
        }
        if (c == '〇' || c == '○') {
            return '零';
        }
        if (c == '「') {
            return '“';
        }
        if (c == '」') {
            return '”';
        }
        return isHan(c) ? simplified(c) : c;
    }

    public static boolean isHan(char c) {
        return c >= 0x4E00 && c <= 0x9FFF || c >= 0x3400 && c <= 0x4DBF || c == '零';
    }

    /** Whether the character belongs to the traditional script only. */
    public static boolean isTraditional(char c) {
        return isHan(c) && simplified(c) != c;
    }

    private static char simplified(char c) {
        char known = SIMPLIFIED[c];
        if (known == 0) {
            known = lookUp(c);
            SIMPLIFIED[c] = known;
        }
        return known;
    }

    private static char lookUp(char c) {
        int kept = KEPT_IN_GB2312.indexOf(c);
        if (kept >= 0) {
            return "于后干征伙".charAt(kept);
        }
        CharsetEncoder common = Charset.forName("GB2312").newEncoder();
        if (common.canEncode(c)) {
            return c;
        }
        String found = Icu.SIMPLIFY.transliterate(String.valueOf(c));
        return found.length() == 1 ? found.charAt(0) : c;
    }

    /** Loaded when the first uncommon character is met. */
    private static final class Icu {
        private static final Transliterator SIMPLIFY = Transliterator.getInstance("Traditional-Simplified");
    }
}
