package org.gongkai.search;

import com.ibm.icu.text.Transliterator;

/**
 * Maps each character to the one it is searched by: traditional to simplified, full width to half width, upper to lower case.
 * One character always becomes one character, so offsets in folded text are offsets in the text as published.
 */
public final class Folding {

    private static final char[] TABLE = table();

    private Folding() {
    }

    public static char fold(char c) {
        return TABLE[c];
    }

    public static String fold(CharSequence text) {
        char[] folded = new char[text.length()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = TABLE[text.charAt(i)];
        }
        return new String(folded);
    }

    static void fold(char[] buffer, int from, int length) {
        for (int i = from; i < from + length; i++) {
            buffer[i] = TABLE[buffer[i]];
        }
    }

    private static char[] table() {
        char[] table = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < table.length; c++) {
            table[c] = Character.toLowerCase(halfWidth((char) c));
        }
        Transliterator simplify = Transliterator.getInstance("Traditional-Simplified");
        for (int c = 0x3400; c <= 0x9FFF; c++) {
            table[c] = single(simplify, (char) c);
        }
        for (int c = 0xF900; c <= 0xFAFF; c++) {
            table[c] = single(simplify, (char) c);
        }
        return table;
    }

    private static char single(Transliterator simplify, char c) {
        String simplified = simplify.transliterate(String.valueOf(c));
        return simplified.length() == 1 ? simplified.charAt(0) : c;
    }

    private static char halfWidth(char c) {
        if (c >= '\uFF01' && c <= '\uFF5E') {
            return (char) (c - 0xFEE0);
        }
        return c == '\u3000' ? ' ' : c;
    }
}
